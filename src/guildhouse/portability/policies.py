"""Who may bring a community in, and who decides whose words were whose."""

from guildhouse.members.models import Member


def can_import(member: Member | None) -> bool:
    return member is not None and member.is_host


def can_decide_claim(member: Member | None) -> bool:
    return member is not None and member.is_host


def can_claim(member: Member | None) -> bool:
    return member is not None and member.may_write
