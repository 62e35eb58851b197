"""Conversations: words between two or a few members, which begin with consent and are read by nobody else."""
