"""Pages of commitments, one file per resource."""
