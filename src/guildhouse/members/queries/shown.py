"""Members whom strangers may meet on the front: those who show what they say about themselves to everyone."""

from dataclasses import dataclass

from guildhouse.members.models import Contribution, Member, Profile

LATELY = 2000  # the newest lines of the ledger, however large the house
SHOWN = 6


@dataclass(frozen=True, slots=True)
class ShownPerson:
    name: str
    address: str
    hue: int
    picture: str
    headline: str


def list_shown_to_strangers() -> list[ShownPerson]:
    """A few of those who gave something lately, by name, so that the order tells nothing; one query."""
    gave = Contribution.objects.order_by("-pk").values("member_id")[:LATELY]
    shown = Member.objects.taking_part().filter(pk__in=gave, profile__shown__about=Profile.Audience.EVERYONE)
    rows = shown.exclude(profile__about="").order_by("name", "pk")[:SHOWN]
    return [
        ShownPerson(one.name, one.get_absolute_url(), one.hue, one.avatar_url, one.headline)
        for one in rows.only("name", "handle", "hue", "avatar", "headline")
    ]
