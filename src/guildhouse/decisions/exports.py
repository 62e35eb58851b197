"""What decisions hold about a member: their own, whom they asked, and the perspectives they gave. Others' words are theirs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.queries.opening import open_line, open_look_back, open_shared, open_thoughts, open_verdict
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.kernel.private import hold_keys
from guildhouse.members.models import Member


def hold_decisions(member: Member) -> dict[str, Any]:
    hold_keys(member, [member.pk])
    own = Decision.objects.filter(owner=member).prefetch_related("perspectives__author").order_by("pk")
    given = Perspective.objects.filter(author=member, is_delivered=True).select_related("asker").order_by("pk")
    return {
        "decisions": [_describe(one, member) for one in own],
        "perspectives": [_describe_given(one, member) for one in given],
    }


def _describe(one: Decision, member: Member) -> dict[str, Any]:
    shared, verdict, back = open_shared(one, member), open_verdict(one, member), open_look_back(one, member)
    return {
        "question": shared.question, "context": shared.context, "state": one.state,
        "options": [{"option": option.words, "for": option.pros, "against": option.cons} for option in shared.options],
        "expected": open_line(one.expected, member), "decide_by": str(one.decide_by or ""),
        "asked": [asked.author.name for asked in one.perspectives.all()],
        "decided": {"way": verdict.chosen, "why": verdict.why, "told": one.is_told} if verdict else {},
        "looked_back": {"happened": back.happened, "learned": back.learned, "same_way": one.same_way} if back else {},
        "look_back_on": str(one.look_back_on or ""), "dropped_with": open_line(one.farewell, member),
        "at": one.created_at.isoformat(),
    }  # fmt: skip


def _describe_given(one: Perspective, member: Member) -> dict[str, Any]:
    words = open_thoughts(one, member)
    return {
        "asked_by": one.asker.name, "state": one.state, "asked_at": one.asked_at.isoformat(),
        "why": words.why, "seen": words.seen, "want_to_know": words.unknown,
    }  # fmt: skip


exports.register("decisions", Holding(_("Your decisions"), {
    "decisions": _("what you had to decide, whom you asked, what you decided and what came of it"),
    "perspectives": _("who asked you for a perspective, and what you gave"),
}, hold_decisions))  # fmt: skip
