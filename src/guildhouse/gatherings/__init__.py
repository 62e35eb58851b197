"""Events: what is planned, who comes, who waits for a seat, who was there, and what is left of it."""
