"""Decisions' tables, one file per thing."""

from guildhouse.decisions.models.decision import Decision, Perspective
from guildhouse.decisions.models.words import LookBack, Option, Shared, Thoughts, Verdict

__all__ = ["Decision", "LookBack", "Option", "Perspective", "Shared", "Thoughts", "Verdict"]
