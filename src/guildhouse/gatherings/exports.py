"""What events hold about a member: what they plan, and how they answered."""

from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from guildhouse.gatherings.models import Gathering, Organiser
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member


def hold_gatherings(member: Member) -> dict[str, Any]:
    """One query for both."""
    answer = FilteredRelation("attendances", condition=Q(attendances__member=member))
    found = Gathering.objects.annotate(
        own=answer, organises=Exists(Organiser.objects.filter(gathering=OuterRef("pk"), member=member)),
        answer=F("own__state"), listed=F("own__is_listed"), was_there=F("own__came"), answered=F("own__answered_at"),
    )  # fmt: skip
    rows: list[Any] = list(found.filter(Q(organises=True) | Q(own__isnull=False)).order_by("pk"))
    return {
        "organised": [_describe(one) for one in rows if one.organises],
        "answers": [
            {
                "event": one.title, "address": one.get_absolute_url(), "answer": one.answer, "shown_in_list": one.listed,
                "was_there": one.was_there, "at": one.answered.isoformat(),
            }
            for one in rows
            if one.answer is not None
        ],
    }  # fmt: skip


def _describe(one: Gathering) -> dict[str, Any]:
    return {
        "title": one.title, "purpose": one.purpose, "description": one.body, "place": one.place, "link": one.link,
        "starts_at": one.starts_at.isoformat(), "ends_at": one.ends_at.isoformat(), "zone": one.zone,
        "address": one.get_absolute_url(),
    }  # fmt: skip


exports.register("gatherings", Holding(_("Events"), {
    "organised": _("events you organise, as you describe them"),
    "answers": _("to which events you said yes or no, and whether you were there"),
}, hold_gatherings))  # fmt: skip
