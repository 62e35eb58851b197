"""What commitments hold about a member: theirs, with their own words; of what others promised them, who and until when."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.commitments.models import Commitment, Proposal
from guildhouse.commitments.queries.finding import PEOPLE
from guildhouse.commitments.queries.load import find_pace
from guildhouse.commitments.queries.opening import hold_keys_of, open_line, open_promise
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member


def hold_commitments(member: Member) -> dict[str, Any]:
    rows = Commitment.objects.visible_to(member).select_related("doer", "author").prefetch_related(PEOPLE)
    found = list(rows.order_by("pk"))
    hold_keys_of(found, member)
    proposed = Proposal.objects.filter(by=member).select_related("commitment").order_by("pk")
    return {
        "commitments": [_describe(one, member) for one in found],
        "days_proposed": [
            {"commitment": one.commitment_id, "on": str(one.on or ""), "why": open_line(one.why, member), "state": one.state}
            for one in proposed
        ],
        "hours_a_week": find_pace(member),
    }  # fmt: skip


def _describe(one: Commitment, member: Member) -> dict[str, Any]:
    """Words that somebody else wrote are theirs."""
    own = open_promise(one, member) if one.author_id == member.pk else None
    return {
        "id": one.pk, "done_by": one.doer.name, "to": [row.member.name for row in one.receivers.all()],
        "what": own.what if own else "", "why": own.why if own else "", "on": str(one.on or ""), "at": str(one.at or ""),
        "zone": one.zone, "hours": one.hours, "exploring": one.is_exploring, "created_at": one.created_at.isoformat(),
        "state": "asked" if one.waits_for_doer else one.state,
        "word": open_line(one.ending, member) if one.doer_id == member.pk else "",
    }  # fmt: skip


exports.register("commitments", Holding(_("Your commitments"), {
    "commitments": _("what you committed yourself to, asked for, or were promised; others’ words are theirs"),
    "days_proposed": _("the days you proposed or set, and why"),
    "hours_a_week": _("how much of a week you want to promise"),
}, hold_commitments))  # fmt: skip
