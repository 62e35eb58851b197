"""What events hold about a member: what they plan, and how they answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member


def hold_gatherings(member: Member) -> dict[str, Any]:
    organised = Gathering.objects.filter(organisers__member=member).order_by("pk")
    answers = Attendance.objects.filter(member=member).select_related("gathering").order_by("pk")
    return {
        "organised": [
            {
                "title": one.title, "purpose": one.purpose, "description": one.body, "place": one.place, "link": one.link,
                "starts_at": one.starts_at.isoformat(), "ends_at": one.ends_at.isoformat(), "zone": one.zone,
                "address": one.get_absolute_url(),
            }
            for one in organised
        ],
        "answers": [
            {
                "event": one.gathering.title, "address": one.gathering.get_absolute_url(), "answer": one.state,
                "shown_in_list": one.is_listed, "was_there": one.came, "at": one.answered_at.isoformat(),
            }
            for one in answers
        ],
    }  # fmt: skip


exports.register("gatherings", Holding(_("Events"), {
    "organised": _("events you organise, as you describe them"),
    "answers": _("to which events you said yes or no, and whether you were there"),
}, hold_gatherings))  # fmt: skip
