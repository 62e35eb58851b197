"""Members and organisations as things others can speak of."""

from guildhouse.kernel.ports.readable import Readable, readables
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community
from guildhouse.members.queries.organisations import readable_organisations


def read_member(member_id: int, viewer: Member | None) -> Readable | None:
    """The name and the headline, which everyone sees anyway."""
    if viewer is None and not find_community().is_public:
        return None
    member = Member.objects.visible_to(viewer).filter(pk=member_id).first()
    return Readable("member", member.pk, member.name, member.headline, member.get_absolute_url()) if member else None


def read_organisation(organisation_id: int, viewer: Member | None) -> Readable | None:
    one = readable_organisations(viewer).filter(pk=organisation_id).first()
    return Readable("organisation", one.pk, one.name, one.tagline, one.get_absolute_url()) if one else None


readables.register("member", read_member)
readables.register("organisation", read_organisation)
