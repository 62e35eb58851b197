"""Yes and no: to a request for a commitment, and to a promise one got."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.actions.writing import lock_commitment, settle_days, write_text
from guildhouse.commitments.events import CommitmentAnswered, PromiseAnswered
from guildhouse.commitments.models import Commitment, Proposal, Receiver
from guildhouse.commitments.policies import can_answer_promise, can_answer_request, find_receiver
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member

State = Commitment.State


@transaction.atomic
def accept_request(commitment: Commitment, *, by: Member) -> Commitment:
    """From here on it is theirs, on the day asked for. Twice is once."""
    commitment = lock_commitment(commitment.pk, by)
    if commitment.state == State.OPEN and commitment.doer_id == by.pk:
        return commitment
    _need_request(commitment, by)
    return begin(commitment)


def begin(commitment: Commitment) -> Commitment:
    """A request becomes a commitment, with whatever day stands on it; a proposal left open is settled by that."""
    _close_proposals(commitment)
    commitment.state = State.OPEN
    commitment.save(update_fields=["state"])
    settle_days(commitment)
    emit(CommitmentAnswered(commitment_id=commitment.pk, doer_id=commitment.doer_id, is_accepted=True))
    return commitment


@transaction.atomic
def decline_request(commitment: Commitment, *, by: Member, word: str = "") -> Commitment:
    """No reason is needed; a word is read by whoever asked. Twice is once."""
    commitment = lock_commitment(commitment.pk, by)
    if commitment.state == State.DECLINED and commitment.doer_id == by.pk:
        return commitment
    _need_request(commitment, by)
    _close_proposals(commitment)
    commitment.ending = write_text(word, "word")
    commitment.state, commitment.ended_at = State.DECLINED, timezone.now()
    commitment.save(update_fields=["ending", "state", "ended_at"])
    settle_days(commitment)
    emit(CommitmentAnswered(commitment_id=commitment.pk, doer_id=by.pk, is_accepted=False))
    return commitment


@transaction.atomic
def accept_promise(commitment: Commitment, *, by: Member) -> None:
    """That it suits whom it is promised to. Twice is once."""
    _answer_promise(commitment, by, Receiver.State.ACCEPTED)


@transaction.atomic
def release_doer(commitment: Commitment, *, by: Member) -> None:
    """Whom it is promised to needs it no more; whether it is done all the same is the doer's."""
    _answer_promise(commitment, by, Receiver.State.RELEASED)


def _answer_promise(commitment: Commitment, by: Member, state: Receiver.State) -> None:
    commitment = lock_commitment(commitment.pk, by)
    own = find_receiver(by, commitment)
    if own is not None and own.state == state:
        return
    if own is None or not can_answer_promise(by, commitment):
        raise Conflict(_("This is not open between you any more."))
    own.state, own.answered_at = state, timezone.now()
    own.save(update_fields=["state", "answered_at"])
    is_released = state == Receiver.State.RELEASED
    emit(PromiseAnswered(commitment_id=commitment.pk, member_id=by.pk, is_released=is_released))


def _need_request(commitment: Commitment, by: Member) -> None:
    if not can_answer_request(by, commitment):
        raise Conflict(_("This does not wait for your yes any more."))


def _close_proposals(commitment: Commitment) -> None:
    rows = Proposal.objects.filter(commitment=commitment, state=Proposal.State.OPEN)
    rows.update(state=Proposal.State.WITHDRAWN, closed_at=timezone.now())
