"""Who may flag, who decides about what, and who decides about an appeal. Which items one reaches: `queries.reach`."""

from guildhouse.members.models import Member
from guildhouse.members.policies import can_sanction
from guildhouse.moderation.models import Appeal, Decision, Item

READERS = {Member.Status.ACTIVE, Member.Status.SILENCED}


def can_flag(member: Member | None) -> bool:
    """Whoever may read as a member; a silenced member may still say that something is unsafe."""
    return member is not None and member.status in READERS


def keeps_order(member: Member | None) -> bool:
    """A host of the community: sees the log, edits templates, silences and suspends."""
    return member is not None and member.is_host


def can_measure(by: Member, about: Member | None, measure: str) -> bool:
    """Hosts of a space may warn; only hosts of the community keep somebody from writing or from coming in."""
    if about is None or about.pk == by.pk:
        return False
    return measure == Decision.Measure.WARN or can_sanction(by, about)


def is_party(member: Member, item: Item) -> bool:
    """One's own words are for others to decide about; so is what one has flagged."""
    return item.author_id == member.pk or item.flags.filter(by=member).exists()


def can_judge(member: Member, appeal: Appeal, deciders: set[int]) -> bool:
    """Somebody else than whoever decided about it, and no party to it."""
    return appeal.decided_at is None and member.pk not in deciders and not is_party(member, appeal.decision.item)
