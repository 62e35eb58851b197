"""Spaces: where people of one purpose meet, who may enter, and what holds there."""
