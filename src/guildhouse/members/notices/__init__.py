"""What is heard of members and organisations."""

from guildhouse.members.notices import people, speaking

__all__ = ["people", "speaking"]
