"""Who may flag, who decides about what, and who decides about an appeal."""

from guildhouse.members.models import Member


def can_flag(member: Member | None) -> bool:
    """Whoever may read as a member; a silenced member may still say that something is unsafe."""
    return member is not None and member.status in {Member.Status.ACTIVE, Member.Status.SILENCED}


def keeps_order(member: Member | None) -> bool:
    """A host of the community. Hosts of spaces decide there; see `queries.reach`."""
    return member is not None and member.is_host
