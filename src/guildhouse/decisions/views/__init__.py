"""Pages of decisions, one file per resource."""
