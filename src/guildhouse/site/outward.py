"""The card of the community itself, which pages without one of their own show."""

from guildhouse.kernel.ports.outward import Card, cards
from guildhouse.members.models import Community
from guildhouse.members.queries import find_community


def describe_community(community: Community) -> Card:
    return Card(kind="community", id=1, title=community.name, below=community.purpose)


def find_card(_number: int) -> Card | None:
    return describe_community(find_community())


cards.register("community", find_card)
