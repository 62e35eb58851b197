"""Who may do what with members and the community."""

from collections.abc import Container

from guildhouse.members.models import Member, Profile

READERS = {Member.Status.ACTIVE, Member.Status.SILENCED}


def counts_as_member(someone: Member | None) -> bool:
    """Whether what is meant for members may be shown: not to visitors, and not yet to those who wait for a host."""
    return someone is not None and someone.status in READERS


def can_run_community(member: Member) -> bool:
    return member.is_host


def can_decide_requests(member: Member) -> bool:
    return member.is_host


def can_invite(member: Member) -> bool:
    return member.may_write


def can_see_audience(viewer: Member | None, owner_id: int, audience: str) -> bool:
    """Whether a part of a profile shown to `audience` is shown to this viewer; oneself sees everything."""
    if viewer is not None and viewer.pk == owner_id:
        return True
    if audience == Profile.Audience.EVERYONE:
        return True
    return audience == Profile.Audience.MEMBERS and counts_as_member(viewer)


def can_sanction(by: Member, member: Member) -> bool:
    """Another host of the community; nobody about themselves."""
    return by.is_host and by.pk != member.pk


def can_keep_organisations(member: Member | None) -> bool:
    return member is not None and member.is_host


def can_ask_to_speak(member: Member | None) -> bool:
    return member is not None and member.may_write


def can_decide_speaking(member: Member | None, speaks_for: Container[int], organisation_id: int) -> bool:
    """A host, or one who speaks for the organisation already; `speaks_for` are the ids of theirs."""
    return member is not None and member.may_write and (member.is_host or organisation_id in speaks_for)
