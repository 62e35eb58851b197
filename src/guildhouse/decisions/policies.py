"""Who may do what with a decision, and with a perspective on it."""

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member

State = Decision.State
HERE = frozenset({Member.Status.ACTIVE, Member.Status.SILENCED})


def can_decide_here(member: Member | None) -> bool:
    """Whether decisions are theirs to read: not visitors', not yet those' who wait for a host."""
    return counts_as_member(member)


def is_owner(member: Member, decision: Decision) -> bool:
    return decision.owner_id == member.pk


def can_edit(member: Member, decision: Decision) -> bool:
    return is_owner(member, decision) and decision.is_open


def can_ask(member: Member, decision: Decision) -> bool:
    """Silenced members decide for themselves, and ask nobody."""
    return can_edit(member, decision) and member.may_write


def can_be_asked(member: Member) -> bool:
    return member.status in HERE


def can_answer(member: Member, perspective: Perspective) -> bool:
    """Until it is decided; changing one's words and one's mind included."""
    decision = perspective.decision
    return perspective.author_id == member.pk and member.may_write and decision is not None and decision.is_open


def can_make(member: Member, decision: Decision) -> bool:
    """To decide, and to put right what was written about it before one has looked back."""
    return is_owner(member, decision) and decision.state in {State.OPEN, State.DECIDED}


def can_look_back(member: Member, decision: Decision) -> bool:
    return is_owner(member, decision) and decision.has_verdict


def can_drop(member: Member, decision: Decision) -> bool:
    return is_owner(member, decision) and decision.is_open
