"""Pages of the house itself, one file per resource."""
