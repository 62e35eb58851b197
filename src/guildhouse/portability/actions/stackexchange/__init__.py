"""A Stack Exchange dump becomes members, topics and replies."""
