"""Spaces' tables, one file per thing."""

from guildhouse.spaces.models.membership import EntryRequest, SpaceMembership
from guildhouse.spaces.models.redirect import SpaceRedirect
from guildhouse.spaces.models.review import SpaceReview
from guildhouse.spaces.models.space import Space

__all__ = ["EntryRequest", "Space", "SpaceMembership", "SpaceRedirect", "SpaceReview"]
