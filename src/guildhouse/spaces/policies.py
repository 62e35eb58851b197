"""Who may do what in a space."""

from dataclasses import dataclass

from guildhouse.members.models import Member
from guildhouse.spaces.models import Space, SpaceMembership


@dataclass(frozen=True, slots=True)
class Access:
    """How one person stands to one space; fetched once a request, asked by every policy."""

    space: Space
    member: Member | None
    membership: SpaceMembership | None

    @property
    def is_inside(self) -> bool:
        return self.membership is not None

    @property
    def is_host(self) -> bool:
        """A host of the space; hosts of the community too, where they may read."""
        if self.membership is not None and self.membership.role == SpaceMembership.Role.HOST:
            return self.member is not None and self.member.may_write
        return self.member is not None and self.member.is_host and can_read(self)


def can_see(access: Access) -> bool:
    return access.is_inside or access.space.join_rule != Space.JoinRule.HIDDEN


def can_read(access: Access) -> bool:
    return access.is_inside or access.space.is_open


def can_write(access: Access) -> bool:
    """Open spaces need no entering first: the first words enter."""
    return access.member is not None and access.member.may_write and not access.space.archived_at and can_read(access)


def can_host(access: Access) -> bool:
    return access.is_host


def can_enter(access: Access) -> bool:
    return access.member is not None and access.member.may_write and not access.is_inside and access.space.is_open


def can_ask_to_enter(access: Access) -> bool:
    return (
        access.member is not None
        and access.member.may_write
        and not access.is_inside
        and access.space.join_rule == Space.JoinRule.REQUEST
    )
