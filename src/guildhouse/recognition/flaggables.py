"""Kudos can be flagged; hosts of the community hide them and show them again."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.flaggables import Flaggable, FlaggedThing, flaggables
from guildhouse.members.models import Member
from guildhouse.recognition.actions import hide_kudos, show_kudos
from guildhouse.recognition.models import Kudos

KIND = "kudos"


def show_flagged(kudos_id: int) -> FlaggedThing | None:
    one = Kudos.objects.filter(pk=kudos_id).first()
    if one is None:
        return None
    return FlaggedThing(
        title=_("Kudos"), text=one.words, address=one.get_absolute_url(), author_id=one.by_id,
        is_shown=one.deleted_at is None and one.withdrawn_at is None, version=one.version,
    )  # fmt: skip


def find_flagged(kudos_id: int, member: Member) -> FlaggedThing | None:
    seen = Kudos.objects.visible_to(member).filter(pk=kudos_id).exists()
    return show_flagged(kudos_id) if seen else None


def decided_by(member: Member, ids: Sequence[int]) -> set[int]:
    """Hosts of the community, not about their own, nor about what they received."""
    if not member.is_host:
        return set()
    found = Kudos.objects.filter(pk__in=ids).exclude(by=member).exclude(receivers__member=member)
    return set(found.values_list("pk", flat=True))


flaggables.register(KIND, Flaggable(
    kind=KIND, label=lazy("Kudos"), find=find_flagged, show=show_flagged, decides=decided_by,
    acts={"hide": hide_kudos, "remove": hide_kudos, "restore": show_kudos},
))  # fmt: skip
