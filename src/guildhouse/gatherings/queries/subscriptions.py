"""Whose calendar address something is, and whether a member has one."""

from datetime import datetime

from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links import find_link
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member

PURPOSE = "gatherings.calendar"


def find_reader(token: str) -> Member:
    """Who subscribed; NotFound for an address that was never ours, was taken back, or whose member is not here any more."""
    member = find_link(PURPOSE, token).member
    if member is None or not counts_as_member(member):
        raise NotFound(_("This calendar is not there any more."))
    return member


def find_since(member: Member) -> datetime | None:
    """Since when there is an address; None without one."""
    links = SecretLink.objects.filter(purpose=PURPOSE, member=member, revoked_at=None)
    return links.values_list("created_at", flat=True).first()
