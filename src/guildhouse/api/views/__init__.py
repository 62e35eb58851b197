"""Pages of the API room."""
