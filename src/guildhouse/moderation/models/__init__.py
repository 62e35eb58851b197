"""Moderation's tables, one file per thing."""

from guildhouse.moderation.models.appeal import Appeal
from guildhouse.moderation.models.decision import Decision, Template
from guildhouse.moderation.models.flag import Flag
from guildhouse.moderation.models.held import HeldWords
from guildhouse.moderation.models.item import Item, Sighting
from guildhouse.moderation.models.listed import Evidence, Listed
from guildhouse.moderation.models.note import Note
from guildhouse.moderation.models.rules import Rules

__all__ = [
    "Appeal",
    "Decision",
    "Evidence",
    "Flag",
    "HeldWords",
    "Item",
    "Listed",
    "Note",
    "Rules",
    "Sighting",
    "Template",
]
