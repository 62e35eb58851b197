"""Pages of members and the community, one file per resource."""
