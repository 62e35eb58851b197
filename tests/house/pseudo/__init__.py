"""The house read in a language nobody speaks, so that what was left in English shows."""
