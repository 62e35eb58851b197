"""Done, dropped with a word to whom it was promised, and taking either back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.actions.writing import lock_commitment, settle_days, write_text
from guildhouse.commitments.events import CommitmentDone, CommitmentDropped, CommitmentReopened
from guildhouse.commitments.models import Commitment, Proposal
from guildhouse.commitments.policies import is_doer
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

State = Commitment.State


@transaction.atomic
def finish_commitment(commitment: Commitment, *, by: Member) -> Commitment:
    """Those it was promised to are told. Twice is once."""
    return _end(commitment, by, State.DONE)


@transaction.atomic
def drop_commitment(commitment: Commitment, *, by: Member, word: str = "") -> Commitment:
    """Those it was promised to are told, with the word. Twice is once."""
    return _end(commitment, by, State.DROPPED, word)


def _end(commitment: Commitment, by: Member, state: Commitment.State, word: str = "") -> Commitment:
    commitment = _lock_own(commitment.pk, by)
    if commitment.state == state:
        return commitment
    if not commitment.is_open:
        raise Conflict(_("This is not open any more."))
    now = timezone.now()
    Proposal.objects.filter(commitment=commitment, state=Proposal.State.OPEN).update(
        state=Proposal.State.WITHDRAWN, closed_at=now
    )
    commitment.ending = write_text(word, "word")
    commitment.state, commitment.ended_at = state, now
    commitment.save(update_fields=["ending", "state", "ended_at"])
    settle_days(commitment)
    if state == State.DONE:
        emit(CommitmentDone(commitment_id=commitment.pk, doer_id=by.pk))
    else:
        emit(CommitmentDropped(commitment_id=commitment.pk, doer_id=by.pk))
    return commitment


@undoes("commitments.end")
@transaction.atomic
def reopen_commitment(*, by: Member, commitment_id: int, **_more: Any) -> Commitment:
    """Done or dropped by mistake; those it is promised to read it as open again."""
    commitment = _lock_own(commitment_id, by)
    if commitment.state in {State.DONE, State.DROPPED}:
        commitment.state, commitment.ended_at = State.OPEN, None
        commitment.save(update_fields=["state", "ended_at"])
        settle_days(commitment)
        emit(CommitmentReopened(commitment_id=commitment.pk, doer_id=by.pk))
    return commitment


def _lock_own(commitment_id: int, by: Member) -> Commitment:
    commitment = lock_commitment(commitment_id, by)
    if not is_doer(by, commitment):
        raise NotAllowed(_("Only whoever does it can say that it is done or dropped."))
    return commitment
