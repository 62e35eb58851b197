"""Dropping a decision with a word, taking that back, and deleting one for good."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import LONGEST_LINE, lock_decision, settle_days, write_text
from guildhouse.decisions.events import DecisionDeleted, DecisionDropped, DecisionReopened
from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.policies import can_drop, is_owner
from guildhouse.kernel.due import plan_due
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

State = Decision.State


@transaction.atomic
def drop_decision(decision: Decision, *, by: Member, word: str = "") -> Decision:
    """It needs no decision any more. Those who were asked are told, with the word. Twice is once."""
    decision = _lock_own(decision.pk, by)
    if decision.state == State.DROPPED:
        return decision
    if not can_drop(by, decision):
        raise Conflict(_("This is decided already. You can look back at it, or delete it for good."))
    decision.farewell = write_text(word, "word", LONGEST_LINE)
    decision.state, decision.dropped_at, decision.changed_at = State.DROPPED, timezone.now(), timezone.now()
    decision.save(update_fields=["farewell", "state", "dropped_at", "changed_at"])
    settle_days(decision)
    emit(DecisionDropped(decision_id=decision.pk, owner_id=by.pk))
    return decision


@undoes("decisions.drop_decision")
@transaction.atomic
def restore_decision(*, by: Member, decision_id: int, **_more: Any) -> Decision:
    decision = _lock_own(decision_id, by)
    if decision.state == State.DROPPED:
        decision.state, decision.dropped_at, decision.changed_at = State.OPEN, None, timezone.now()
        decision.save(update_fields=["state", "dropped_at", "changed_at"])
        settle_days(decision)
        emit(DecisionReopened(decision_id=decision.pk, owner_id=by.pk))
    return decision


@transaction.atomic
def delete_decision(decision: Decision, *, by: Member) -> None:
    """The owner's words are gone for good. Perspectives that were given stay with those who gave them, and nobody else."""
    decision = _lock_own(decision.pk, by)
    plan_due("decisions", decision.pk, {})
    for one in decision.perspectives.all():
        plan_due("decisions.asked", one.pk, {})
    decision.perspectives.exclude(state=Perspective.State.GIVEN).delete()
    decision_id = decision.pk
    decision.delete()
    emit(DecisionDeleted(decision_id=decision_id, owner_id=by.pk))


def _lock_own(decision_id: int, by: Member) -> Decision:
    decision = lock_decision(decision_id, by)
    if not is_owner(by, decision):
        raise NotAllowed(_("Only whoever has to decide can do this."))
    return decision
