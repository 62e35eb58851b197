"""Guildhouse: the open-source house of a product-management community."""
