"""Changes of the tables of site."""
