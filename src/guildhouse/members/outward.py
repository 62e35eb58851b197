"""What may be found from outside: members who show what they say about themselves to everyone, and organisations."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max

from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.outward import Outward, Section, sections
from guildhouse.members.models import Member, Organisation, Profile
from guildhouse.members.queries.profiles import ProfilePage

WORDS = 300
FOUND = {Member.Status.ACTIVE, Member.Status.SILENCED}


def describe_member(view: ProfilePage, viewer: Member | None) -> Outward | None:
    """`view.about` holds what a stranger may read, which is nothing unless its owner chose so."""
    member = view.member
    if viewer is not None or not view.about or member.status not in FOUND:
        return None
    address = member.get_absolute_url()
    person = {"@type": "Person", "name": member.name, "url": address}
    return Outward(
        title=member.name, text=excerpt(view.about, WORDS), address=address, kind="profile",
        thing={"@type": "ProfilePage", "mainEntity": person},
    )  # fmt: skip


def describe_organisation(one: Organisation) -> Outward | None:
    if one.retired_at is not None:
        return None
    address = one.get_absolute_url()
    thing = {"@type": "Organization", "name": one.name, "description": one.tagline, "url": address}
    return Outward(
        title=one.name, text=one.tagline, address=address, thing=thing | ({"sameAs": one.site} if one.site else {})
    )


def last_member() -> int:
    return Member.objects.aggregate(last=Max("pk"))["last"] or 0


def list_shown_members(above: int, up_to: int) -> Iterator[tuple[str, datetime | None]]:
    shown = Member.objects.taking_part().filter(
        pk__gt=above, pk__lte=up_to, profile__shown__about=Profile.Audience.EVERYONE
    )
    for member in shown.exclude(profile__about="").only("handle").order_by("pk").iterator():
        yield member.get_absolute_url(), None


def last_organisation() -> int:
    return Organisation.objects.aggregate(last=Max("pk"))["last"] or 0


def list_live_organisations(above: int, up_to: int) -> Iterator[tuple[str, datetime | None]]:
    for one in Organisation.objects.live().filter(pk__gt=above, pk__lte=up_to).only("slug").order_by("pk").iterator():
        yield one.get_absolute_url(), None


sections.register("members", Section(last_member, list_shown_members))
sections.register("organisations", Section(last_organisation, list_live_organisations))
