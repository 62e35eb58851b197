"""What can be found of members and organisations."""

from guildhouse.members.search import organisations, people

__all__ = ["organisations", "people"]
