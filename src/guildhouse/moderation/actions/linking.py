"""The way to one's own record without signing in."""

from datetime import timedelta

from django.db import transaction

from guildhouse.kernel.secret_links import find_link, issue
from guildhouse.members.models import Member

PURPOSE = "moderation.record"
LASTS = timedelta(days=60)


@transaction.atomic
def issue_record_link(member: Member) -> str:
    """A token for the member's own record and nothing else; each mail has its own, so that the newest is never needed."""
    return issue(PURPOSE, lasts=LASTS, max_uses=None, member=member).token


def find_record_owner(token: str) -> Member:
    """NotFound or LinkSpent say why not."""
    owner = find_link(PURPOSE, token).member
    assert owner is not None, "a record's link is always somebody's"  # noqa: S101 - tells the type checker
    return owner
