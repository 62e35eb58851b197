"""The house for programs: tokens with scopes, one description, and the routers that rooms bring."""
