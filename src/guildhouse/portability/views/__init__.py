"""Pages of moving in, one file per resource."""
