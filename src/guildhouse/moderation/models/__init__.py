"""Moderation's tables, one file per thing."""

from guildhouse.moderation.models.appeal import Appeal
from guildhouse.moderation.models.decision import Decision, Template
from guildhouse.moderation.models.flag import Flag
from guildhouse.moderation.models.item import Item, Sighting
from guildhouse.moderation.models.note import Note

__all__ = ["Appeal", "Decision", "Flag", "Item", "Note", "Sighting", "Template"]
