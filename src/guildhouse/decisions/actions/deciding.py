"""Deciding: the owner's own act, with its why."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import (
    LONGEST_QUESTION,
    lock_decision,
    need_text,
    settle_days,
    write_text,
)
from guildhouse.decisions.events import DecisionMade
from guildhouse.decisions.models import Decision, Verdict
from guildhouse.decisions.policies import can_make
from guildhouse.decisions.queries.opening import open_shared
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import one_line
from guildhouse.members.models import Member


@transaction.atomic
def make_decision(
    decision: Decision, *, by: Member, chosen: int, why: str, other: str = "", expected: str | None = None,
    look_back_on: date | None = None, is_told: bool = True,
) -> Decision:  # fmt: skip
    """`chosen` is an option's id, or 0 for another way, named in `other`. Whoever helped is told, where `is_told`.

    Until one has looked back its words can be put right; Conflict afterwards.
    """
    decision = lock_decision(decision.pk, by)
    if decision.owner_id != by.pk:
        raise NotAllowed(_("Whoever has to decide decides. You can give your perspective."))
    if not can_make(by, decision):
        raise Conflict(_("This was dropped or looked back at already. Open a new decision if it comes up again."))
    if look_back_on is not None and look_back_on < timezone.localdate():
        raise Invalid(_("Look back on a day that is still to come."), field="look_back_on")
    verdict = Verdict(
        _name_choice(decision, by, chosen, other),
        need_text(why, "why", _("Say why. It is what you will want to know when you look back.")),
    )
    decision.state, decision.chosen, decision.is_told = Decision.State.DECIDED, chosen, is_told
    decision.verdict = verdict.pack()
    if expected is not None:
        decision.expected = write_text(expected, "expected")
    decision.look_back_on = look_back_on
    decision.decided_at, decision.changed_at = decision.decided_at or timezone.now(), timezone.now()
    decision.save(update_fields=[
        "state", "chosen", "is_told", "verdict", "expected", "look_back_on", "decided_at", "changed_at",
    ])  # fmt: skip
    settle_days(decision)
    pulse(f"decision:{decision.pk}")
    emit(DecisionMade(decision_id=decision.pk, owner_id=by.pk, is_told=is_told))
    return decision


def _name_choice(decision: Decision, by: Member, chosen: int, other: str) -> str:
    if chosen == 0:
        words = one_line(other)
        if not words or len(words) > LONGEST_QUESTION:
            raise Invalid(_("Say in up to 200 characters which other way you take."), field="other")
        return words
    option = open_shared(decision, by).option(chosen)
    if option is None:
        raise Invalid(_("Choose one of the options, or another way."), field="chosen")
    return option.words
