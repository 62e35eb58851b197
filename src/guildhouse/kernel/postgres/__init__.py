"""PostgreSQL as this house uses it: parameters sent apart from statements, plans kept, and a lost server heard without asking."""
