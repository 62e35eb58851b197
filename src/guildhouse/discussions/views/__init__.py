"""Pages of discussions, one file per resource."""
