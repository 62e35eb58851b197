"""What pages ask about members and the community."""

from guildhouse.members.models import Community


def find_community() -> Community:
    """The one community; a house without a row yet has the defaults."""
    return Community.objects.filter(pk=1).first() or Community()
