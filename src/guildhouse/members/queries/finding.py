"""A member and a profile as pages ask for them all day: their SQL is written once."""

from typing import Any

from django.db.models import QuerySet

from guildhouse.kernel.rows import build, columns_of, fetch_rows
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member, Profile

PROFILE = """
SELECT {columns}, EXISTS (SELECT 1 FROM members_speaker s WHERE s.member_id = p.member_id AND s.state = 'confirmed')
FROM members_profile p WHERE p.member_id = %s"""
BLOCKED = "SELECT 1 FROM members_block WHERE member_id = %s AND blocked_id = %s"


def find_by_handle(handle: str) -> Member | None:
    """As everybody may see them, visitors too."""
    for values in _of_handle.ask(handle=handle):
        found: Member = build(Member, values)
        return found
    return None


def find_profile(member_id: int) -> Profile | None:
    """None for whoever has told nothing yet."""
    for *values, speaks in fetch_rows(PROFILE.format(columns=columns_of(Profile, "p")), [member_id]):
        found: Profile = build(Profile, values)
        found.speaks = bool(speaks)
        return found
    return None


def has_blocked(member_id: int, other_id: int) -> bool:
    return bool(fetch_rows(BLOCKED, [member_id, other_id]))


@stencil
def _of_handle(holes: Holes) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = Member.objects.visible_to(None).filter(handle=holes.word("handle"))
    return found
