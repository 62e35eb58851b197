"""Decisions: the question, what could be done, what others see in it, what was decided and why, and what came of it."""
