"""Backup and restore: one archive with the database and what members uploaded, without any key."""
