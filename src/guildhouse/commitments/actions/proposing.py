"""Another day, with its reason: proposed by one side and agreed by the other, at most one at a time."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.actions.answering import begin
from guildhouse.commitments.actions.writing import (
    lock_commitment,
    pass_gates_unread,
    refuse_past,
    settle_days,
    write_text,
)
from guildhouse.commitments.events import DateProposed, ProposalClosed
from guildhouse.commitments.models import Commitment, Proposal
from guildhouse.commitments.policies import can_answer_proposal, can_propose
from guildhouse.commitments.queries.finding import find_pending
from guildhouse.commitments.queries.pages import today_of
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.events import emit
from guildhouse.members.models import Member


@transaction.atomic
def propose_day(commitment: Commitment, *, by: Member, on: date | None, why: str, at: time | None = None) -> Proposal:
    """`on` None proposes to leave the day out. Conflict while another proposal waits for its answer."""
    commitment = lock_commitment(commitment.pk, by)
    pending = find_pending(commitment)
    if pending is not None:
        raise Conflict(_("A proposal waits for its answer already. Answer it, or wait until it is."))
    if not can_propose(by, commitment, pending):
        raise Conflict(_("This is not open between you any more."))
    pass_gates_unread(by)
    words = need_reason(why)
    refuse_past(on, today_of(commitment))
    if on is None and at is not None:
        raise Invalid(_("An hour needs a day."), field="on")
    proposal = Proposal(commitment=commitment, by=by, on=on, at=at)
    proposal.why = words
    proposal.save(force_insert=True)
    settle_days(commitment)
    emit(DateProposed(commitment_id=commitment.pk, proposal_id=proposal.pk, by_id=by.pk))
    return proposal


@transaction.atomic
def answer_proposal(commitment: Commitment, *, by: Member, proposal_id: int, agrees: bool) -> Commitment:
    """The other side's word. Agreeing sets the day; what was asked for becomes a commitment by it."""
    commitment = lock_commitment(commitment.pk, by)
    pending = find_pending(commitment)
    if pending is None or pending.pk != proposal_id or not can_answer_proposal(by, commitment, pending):
        raise Conflict(_("This proposal was answered or taken back meanwhile."))
    _close(pending, Proposal.State.AGREED if agrees else Proposal.State.REFUSED, by)
    if agrees:
        commitment.on, commitment.at = pending.on, pending.at
        commitment.save(update_fields=["on", "at"])
        if commitment.state == Commitment.State.ASKED:
            return begin(commitment)
    settle_days(commitment)
    return commitment


@transaction.atomic
def withdraw_proposal(commitment: Commitment, *, by: Member, proposal_id: int) -> None:
    commitment = lock_commitment(commitment.pk, by)
    pending = find_pending(commitment)
    if pending is None or pending.pk != proposal_id or pending.by_id != by.pk:
        raise Conflict(_("This proposal was answered or taken back meanwhile."))
    _close(pending, Proposal.State.WITHDRAWN, by)
    settle_days(commitment)


def need_reason(why: str) -> str:
    words = write_text(why, "why")
    if not words:
        raise Invalid(_("Say why another day. The reason is what the other side weighs."), field="why")
    return words


def _close(pending: Proposal, state: Proposal.State, by: Member) -> None:
    pending.state, pending.closed_at = state, timezone.now()
    pending.save(update_fields=["state", "closed_at"])
    emit(ProposalClosed(
        commitment_id=pending.commitment_id, proposal_id=pending.pk, by_id=by.pk, state=str(state.value)
    ))  # fmt: skip
