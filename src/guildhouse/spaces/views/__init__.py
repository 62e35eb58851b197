"""Pages of spaces, one file per resource."""
