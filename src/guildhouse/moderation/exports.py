"""What moderation holds about a member. Who flagged them, and what hosts note about them, is not handed out: see the room's page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member
from guildhouse.moderation.models import HeldWords, Note
from guildhouse.moderation.queries.records import list_own_flags, list_own_record


def hold_record(member: Member) -> dict[str, Any]:
    rows = list_own_record(member)
    return {
        "decisions": [
            {"about": row.title, "what": row.what, "because": row.ground, "reason": row.reason, "rule": row.rule,
             "at": row.at.isoformat(), "until": row.until.isoformat() if row.until else None, "is_over": row.is_over}
            for row in rows
        ],
        "appeals": [
            {"about": row.title, "words": row.appeal.words, "at": row.appeal.at.isoformat(),
             "is_upheld": row.appeal.is_upheld, "reason": row.appeal.reason}
            for row in rows if row.appeal is not None
        ],
        "flags": [
            {"about": flag.title, "reason": flag.reason, "at": flag.at.isoformat(), "outcome": flag.outcome}
            for flag in list_own_flags(member)
        ],
        "notes_count": Note.objects.filter(about=member).count(),
        "words_that_waited": [
            {
                "at": held.at.isoformat(), "title": held.title, "text": held.text, "state": held.state,
                "reason": held.reason, "address": held.address,
            }
            for held in HeldWords.objects.of(member).order_by("pk")
        ],
    }  # fmt: skip


exports.register("moderation", Holding(
    _("Keeping order"),
    {
        "decisions": _("What hosts decided about you, and why, so that you can answer and they judge alike."),
        "appeals": _("Where you said that a decision was wrong, and what another host found."),
        "flags": _("What you flagged, so that you can be told what became of it. Nobody you flagged learns of it."),
        "notes_count": _("Hosts keep notes for each other. They may name others, so only their number is given here."),
        "words_that_waited": _("So that nothing you typed is lost, and you can read what was decided."),
    },
    hold_record,
))  # fmt: skip
