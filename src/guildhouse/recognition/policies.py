"""Who may give kudos, change them, and decide where they stand."""

from guildhouse.members.models import Member
from guildhouse.recognition.models import Kudos, Receiver


def can_give(member: Member | None) -> bool:
    return member is not None and member.may_write


def can_receive(member: Member) -> bool:
    return member.status in {Member.Status.ACTIVE, Member.Status.SILENCED, Member.Status.PLACEHOLDER}


def can_change(member: Member | None, kudos: Kudos) -> bool:
    """Whoever gave it, as long as it stands."""
    return member is not None and member.may_write and kudos.by_id == member.pk and kudos.withdrawn_at is None


def can_place(member: Member | None, receiver: Receiver) -> bool:
    """Each receiver decides about their own page."""
    return member is not None and receiver.member_id == member.pk


# Others do not even learn that kudos are about one of these; for a perspective one thanks once.
BETWEEN_TWO = frozenset({"perspective", "decision"})
ONCE = frozenset({"perspective"})


def is_between_two(kind: str) -> bool:
    return kind in BETWEEN_TWO
