"""Guildhouse: the open-source house of a product-management community."""

__version__ = "0.1.0"
