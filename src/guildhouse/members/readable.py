"""A member as a thing others can speak of: the name and the headline, which everyone sees anyway."""

from guildhouse.kernel.ports.readable import Readable, readables
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community


def read_member(member_id: int, viewer: Member | None) -> Readable | None:
    if viewer is None and not find_community().is_public:
        return None
    member = Member.objects.visible_to(viewer).filter(pk=member_id).first()
    return Readable("member", member.pk, member.name, member.headline, member.get_absolute_url()) if member else None


readables.register("member", read_member)
