"""Who may do what with a commitment."""

from guildhouse.commitments.models import Commitment, Proposal, Receiver
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member

State = Commitment.State
HERE = frozenset({Member.Status.ACTIVE, Member.Status.SILENCED})


def can_commit(member: Member | None) -> bool:
    return counts_as_member(member)


def can_be_involved(member: Member) -> bool:
    return member.status in HERE


def is_doer(member: Member, commitment: Commitment) -> bool:
    return commitment.doer_id == member.pk


def find_receiver(member: Member, commitment: Commitment) -> Receiver | None:
    """How it is promised to this member; the one who asked for it is among them."""
    for one in commitment.receivers.all():
        if one.member_id == member.pk and one.is_delivered:
            return one
    return None


def can_edit(member: Member, commitment: Commitment) -> bool:
    """One's own words, as long as it is open; those asked for by somebody else are theirs."""
    return is_doer(member, commitment) and commitment.author_id == member.pk and commitment.is_open


def can_move(member: Member, commitment: Commitment) -> bool:
    return is_doer(member, commitment) and commitment.is_open


def can_answer_request(member: Member, commitment: Commitment) -> bool:
    return is_doer(member, commitment) and commitment.state == State.ASKED


def can_answer_promise(member: Member, commitment: Commitment) -> bool:
    own = find_receiver(member, commitment)
    return commitment.is_open and own is not None and own.state != Receiver.State.RELEASED


def can_propose(member: Member, commitment: Commitment, pending: Proposal | None) -> bool:
    """The doer of what they are asked, and those it is promised to; one proposal at a time."""
    if pending is not None or not member.may_write:
        return False
    return can_answer_request(member, commitment) or can_answer_promise(member, commitment)


def can_answer_proposal(member: Member, commitment: Commitment, pending: Proposal | None) -> bool:
    """The other side: what the doer proposes is for those it is promised to, and the other way round."""
    if pending is None or pending.by_id == member.pk or commitment.state not in {State.ASKED, State.OPEN}:
        return False
    return is_doer(member, commitment) or (
        pending.by_id == commitment.doer_id and find_receiver(member, commitment) is not None
    )
