"""Pages of notices, one file per resource."""
