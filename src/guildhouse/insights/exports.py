"""What the desk holds about a host: what they have taken, let rest or left, in their own words."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guildhouse.insights.models import Mark
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member


def hold_marks(member: Member) -> dict[str, Any]:
    own = Mark.objects.filter(Q(taken_by=member) | Q(snoozed_by=member) | Q(left_by=member)).order_by("pk")
    return {
        "desk": [
            {"lane": mark.lane, "thing": mark.thing_id,
             "taken_at": mark.taken_at.isoformat() if mark.taken_at and mark.taken_by_id == member.pk else None,
             "rests_until": mark.snoozed_until.isoformat() if mark.snoozed_until and mark.snoozed_by_id == member.pk else None,
             "left_because": mark.left_because if mark.left_by_id == member.pk else ""}
            for mark in own
        ]
    }  # fmt: skip


exports.register("insights", Holding(
    _("The hosts’ desk"),
    {"desk": _("What you took in hand or set aside as a host, so that no two hosts do the same. Forgotten once it is done.")},
    hold_marks,
))  # fmt: skip
