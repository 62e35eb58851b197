"""Discussions: topics and replies, questions and what helped, from the first draft to the archive."""
