"""Events can be flagged; what those who keep order can do with one."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as lazy

from guildhouse.gatherings.actions.moderating import hide_gathering, show_gathering
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.markdown import plain_text
from guildhouse.kernel.ports.flaggables import Flaggable, FlaggedThing, flaggables
from guildhouse.members.models import Member
from guildhouse.spaces.queries import hosted_space_ids

KIND = "gathering"


def show_flagged(gathering_id: int) -> FlaggedThing | None:
    one = Gathering.objects.filter(pk=gathering_id).first()
    if one is None:
        return None
    return FlaggedThing(
        title=one.title, text=f"{one.purpose}\n\n{plain_text(one.html)}", address=one.get_absolute_url(),
        author_id=one.created_by_id, space_id=one.space_id, is_shown=one.deleted_at is None, version=one.version,
    )  # fmt: skip


def find_flagged(gathering_id: int, member: Member) -> FlaggedThing | None:
    seen = Gathering.objects.visible_to(member).filter(pk=gathering_id).exists()
    return show_flagged(gathering_id) if seen else None


def decided_by(member: Member, ids: Sequence[int]) -> set[int]:
    """Those in spaces this member hosts, and those of everyone for hosts of the community; nobody their own."""
    where = Q(space__in=hosted_space_ids(member))
    if member.is_host:
        where |= Q(space=None)
    found = Gathering.objects.filter(where, pk__in=ids).exclude(created_by=member)
    return set(found.values_list("pk", flat=True))


flaggables.register(KIND, Flaggable(
    kind=KIND, label=lazy("Event"), find=find_flagged, show=show_flagged, decides=decided_by,
    acts={"hide": hide_gathering, "remove": hide_gathering, "restore": show_gathering},
))  # fmt: skip
