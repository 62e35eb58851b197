"""What pages ask about members and the community, one file per screen."""

from guildhouse.members.queries.community import find_community

__all__ = ["find_community"]
