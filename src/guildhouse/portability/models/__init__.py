"""Portability's tables, one file per thing."""

from guildhouse.portability.models.person import Claim, ImportedPerson

__all__ = ["Claim", "ImportedPerson"]
