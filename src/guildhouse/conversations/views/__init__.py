"""Pages of conversations, one file per resource."""
