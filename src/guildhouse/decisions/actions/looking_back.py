"""Looking back at a decision, or later."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import lock_decision, need_text, settle_days, write_text
from guildhouse.decisions.events import DecisionLookedBack
from guildhouse.decisions.models import Decision, LookBack
from guildhouse.decisions.policies import can_look_back
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member

SAME_WAY = ("yes", "no", "unsure")


@transaction.atomic
def look_back_at(
    decision: Decision, *, by: Member, happened: str, learned: str, same_way: str, is_told: bool = False
) -> Decision:
    """What happened, what was learned, whether one would decide the same way. A later look replaces the earlier one."""
    decision = _lock_for_looking(decision, by)
    if same_way not in SAME_WAY:
        raise Invalid(_("Choose one of the three."), field="same_way")
    words = LookBack(
        need_text(happened, "happened", _("Say what happened, as far as one can see it.")),
        write_text(learned, "learned"),
    )
    decision.look_back, decision.same_way, decision.is_told_back = words.pack(), same_way, is_told
    decision.state = Decision.State.LOOKED_BACK
    decision.looked_back_at = decision.changed_at = timezone.now()
    decision.save(update_fields=["look_back", "same_way", "is_told_back", "state", "looked_back_at", "changed_at"])
    settle_days(decision)
    emit(DecisionLookedBack(decision_id=decision.pk, owner_id=by.pk, is_told=is_told))
    return decision


@transaction.atomic
def postpone_look_back(decision: Decision, *, by: Member, to: date) -> Decision:
    decision = _lock_for_looking(decision, by)
    if decision.state != Decision.State.DECIDED:
        raise Conflict(_("You have looked back at this already."))
    if to <= timezone.localdate():
        raise Invalid(_("Choose a day that is still to come."), field="to")
    decision.look_back_on = to
    decision.save(update_fields=["look_back_on"])
    settle_days(decision)
    return decision


def _lock_for_looking(decision: Decision, by: Member) -> Decision:
    decision = lock_decision(decision.pk, by)
    if not can_look_back(by, decision):
        raise Conflict(_("There is nothing decided yet to look back at."))
    return decision
