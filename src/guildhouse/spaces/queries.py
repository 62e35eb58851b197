"""What pages and other rooms ask about spaces."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.rows import build, columns_of, fetch_rows
from guildhouse.members.models import Member
from guildhouse.spaces.models import EntryRequest, Space, SpaceMembership, SpaceRedirect, SpaceReview
from guildhouse.spaces.policies import Access, can_see

MOST_PEOPLE = 200
MOST_REVIEWS = 50

KNOWN = """
SELECT {columns} FROM spaces_space s
LEFT JOIN spaces_spacemembership m ON m.space_id = s.id AND m.member_id = %s
WHERE (s.join_rule <> 'hidden' OR m.id IS NOT NULL) AND {condition}
ORDER BY s.position, s.name LIMIT %s"""
MOST_SPACES = 10_000


def list_spaces(member: Member | None, most: int = MOST_SPACES) -> list[Space]:
    """All spaces this person may know of, in the order hosts chose; or the first of them."""
    sql = KNOWN.format(columns=columns_of(Space, "s"), condition="s.archived_at IS NULL")
    return [build(Space, values) for values in fetch_rows(sql, [member.pk if member else None, most])]


def list_accesses(member: Member) -> list[Access]:
    """How this person stands to every space they may know of."""
    inside = {found.space_id: found for found in SpaceMembership.objects.filter(member=member)}
    return [Access(space, member, inside.get(space.pk)) for space in list_spaces(member)]


READABLE = """
SELECT s.id FROM spaces_space s
LEFT JOIN spaces_spacemembership m ON m.space_id = s.id AND m.member_id = %s
WHERE (s.join_rule = 'open' OR m.id IS NOT NULL){muted}
ORDER BY s.id"""
NOT_MUTED = " AND (m.level IS NULL OR m.level <> 'muted')"


def readable_space_ids(member: Member | None, *, without_muted: bool = False) -> list[int]:
    """For permission inside a query: the ids of all spaces whose topics this person may read."""
    sql = READABLE.format(muted=NOT_MUTED if without_muted else "")
    return [pk for (pk,) in fetch_rows(sql, [member.pk if member else None])]


def hosted_space_ids(member: Member) -> list[int]:
    """Spaces this person decides about, as `Access.is_host` says it for one."""
    if not member.may_write:
        return []
    ids = set(SpaceMembership.objects.filter(member=member, role="host").values_list("space_id", flat=True))
    return sorted(ids | set(readable_space_ids(member))) if member.is_host else sorted(ids)


# By hand, because every member's first page asks it.
HOSTS_A_SPACE = "SELECT 1 FROM spaces_spacemembership WHERE member_id = %s AND role = 'host' LIMIT 1"


def hosts_anywhere(member: Member | None) -> bool:
    """Whether this person decides about anything at all. Asked once a request: the answer stays with this copy of the member."""
    if member is None or not member.may_write:
        return False
    if member.is_host:
        return True
    known = member.__dict__
    if "_hosts_a_space" not in known:
        known["_hosts_a_space"] = bool(fetch_rows(HOSTS_A_SPACE, [member.pk]))
    return bool(known["_hosts_a_space"])


HOSTS = f"{HOSTS_A_SPACE.removesuffix(' LIMIT 1')} AND space_id = %s"


def hosts_space(member: Member, space_id: int) -> bool:
    """Whether they have the role there; a host of the community decides in every space without it."""
    return bool(fetch_rows(HOSTS, [member.pk, space_id]))


def find_access(member: Member | None, space: Space) -> Access:
    membership = None if member is None else SpaceMembership.objects.filter(space=space, member=member).first()
    return Access(space, member, membership)


def find_space(member: Member | None, slug: str) -> Access:
    """The space and how this person stands to it; a hidden one looks like one that is not there."""
    columns = ", ".join((columns_of(Space, "s"), columns_of(SpaceMembership, "m")))
    sql = KNOWN.format(columns=columns, condition="s.slug = %s")
    for values in fetch_rows(sql, [member.pk if member else None, slug, 1]):
        access = read_access(values, member)
        if can_see(access):
            return access
    raise NotFound(_("There is no space at this address, or it is not open to you."))


def read_access(values: Sequence[Any], member: Member | None) -> Access:
    """From the columns of a space and of the membership this person has there, or has not."""
    end = len(Space._meta.concrete_fields)
    membership = build(SpaceMembership, values[end:]) if values[end] is not None else None
    return Access(build(Space, values[:end]), member, membership)


def find_renamed(slug: str) -> Space | None:
    """Where a space is now that had this address before."""
    redirected = SpaceRedirect.objects.select_related("space").filter(slug=slug).first()
    return redirected.space if redirected else None


def list_people(space: Space) -> list[SpaceMembership]:
    """Hosts first, then whoever came first; at most two hundred."""
    return list(
        SpaceMembership.objects.filter(space=space)
        .exclude(member__status=Member.Status.LEFT)
        .select_related("member")
        .order_by("role", "entered_at")[:MOST_PEOPLE]
    )


def list_reviews(space: Space, most: int = 10) -> list[SpaceReview]:
    """When its hosts looked at the purpose, latest first."""
    return list(SpaceReview.objects.filter(space=space).select_related("by")[:most])


DUE_REVIEWS = """
SELECT {columns} FROM spaces_space s WHERE s.archived_at IS NULL AND s.review_on <= %s AND (
  EXISTS (SELECT 1 FROM spaces_spacemembership m WHERE m.space_id = s.id AND m.role = 'host' AND m.member_id = %s)
  OR (%s AND s.join_rule = 'open'
    AND NOT EXISTS (SELECT 1 FROM spaces_spacemembership m WHERE m.space_id = s.id AND m.role = 'host')))
ORDER BY s.position, s.name LIMIT %s"""


def list_due_reviews(member: Member, today: date) -> list[Space]:
    """Spaces this host looks after whose day has come; those that lost their hosts are with the hosts of the community."""
    sql = DUE_REVIEWS.format(columns=columns_of(Space, "s"))
    return [build(Space, values) for values in fetch_rows(sql, [today, member.pk, member.is_host, MOST_REVIEWS])]


def list_waiting(space: Space) -> list[EntryRequest]:
    waiting = EntryRequest.objects.filter(space=space, decided_at=None)
    return list(waiting.select_related("member").order_by("created_at"))


def waiting_entries(host: Member | None) -> "QuerySet[EntryRequest]":
    """Requests to the spaces this person decides about; None: to all."""
    waiting = EntryRequest.objects.filter(decided_at=None, space__archived_at=None)
    if host is not None:
        waiting = waiting.filter(space__in=Space.objects.hosted_by(host))
    return waiting.select_related("member", "space")
