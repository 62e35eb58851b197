"""Pages of keeping order, one file per thing."""
