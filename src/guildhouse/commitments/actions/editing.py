"""Changing what one committed oneself to, moving its day, and saying how much of a week one wants to give."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.actions.proposing import need_reason
from guildhouse.commitments.actions.writing import Given, lock_commitment, refuse_past, settle_days, write_promise
from guildhouse.commitments.events import CommitmentMoved
from guildhouse.commitments.models import Commitment, Pace, Proposal
from guildhouse.commitments.policies import can_edit, can_move
from guildhouse.commitments.queries.finding import find_pending, refuse_strangers
from guildhouse.commitments.queries.pages import today_of
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member

LONGEST_WEEK = 100


@transaction.atomic
def edit_commitment(commitment: Commitment, given: Given, *, by: Member, version: int) -> Commitment:
    """The words and the effort; a day is moved, with a reason. Conflict when it was changed since `version` was read."""
    commitment = lock_commitment(commitment.pk, by)
    if not can_edit(by, commitment):
        raise NotAllowed(_("Only whoever wrote it and does it can change its words, while it is open."))
    if commitment.version != version:
        raise Conflict(_("It was changed meanwhile, perhaps in another tab. Both texts stand here; nothing is lost."))
    day = Given(what=given.what, why=given.why, on=commitment.on, at=commitment.at, hours=given.hours)
    commitment.words = write_promise(day).pack()
    commitment.hours, commitment.is_exploring, commitment.version = given.hours, given.is_exploring, version + 1
    commitment.save(update_fields=["words", "hours", "is_exploring", "version"])
    return commitment


@transaction.atomic
def move_commitment(
    commitment: Commitment, *, by: Member, on: date | None, why: str, at: time | None = None
) -> Commitment:
    """The doer's own word: those it is promised to are told, with the reason. It answers no proposal that waits."""
    commitment = lock_commitment(commitment.pk, by)
    if not can_move(by, commitment):
        raise Conflict(_("This is not open any more."))
    if find_pending(commitment) is not None:
        raise Conflict(_("A proposal waits for its answer already. Answer it, or wait until it is."))
    if (on, at) == (commitment.on, commitment.at):
        raise Invalid(_("It stands on this day already."), field="on")
    if on is None and at is not None:
        raise Invalid(_("An hour needs a day."), field="on")
    words = need_reason(why)
    refuse_past(on, today_of(commitment))
    now = timezone.now()
    moved = Proposal(commitment=commitment, by=by, on=on, at=at, state=Proposal.State.MOVED, closed_at=now)
    moved.why = words
    moved.save(force_insert=True)
    commitment.on, commitment.at = on, at
    commitment.save(update_fields=["on", "at"])
    settle_days(commitment)
    emit(CommitmentMoved(commitment_id=commitment.pk, by_id=by.pk))
    return commitment


@transaction.atomic
def set_pace(*, by: Member, hours_a_week: int | None) -> None:
    refuse_strangers(by)
    if hours_a_week is not None and not 0 < hours_a_week <= LONGEST_WEEK:
        raise Invalid(_("Say the hours of a week, from 1 to 100, or leave it empty."), field="hours_a_week")
    Pace.objects.update_or_create(member=by, defaults={"hours_a_week": hours_a_week})
