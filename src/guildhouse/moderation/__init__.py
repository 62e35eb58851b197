"""Keeping order: flags, one queue, decisions with reasons, appeals, and what a member can see about themselves."""
