"""Notifications: what members hear of, here and by e-mail, why, and how they change it."""
