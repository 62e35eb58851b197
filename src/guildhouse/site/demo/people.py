"""The demo's members, the community they make up, and its spaces."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.files.base import File

from guildhouse.kernel.markdown import render
from guildhouse.members.actions.avatars import set_avatar
from guildhouse.members.actions.directory import index_member
from guildhouse.members.models import Community, GuidelinesVersion, Member, Profile
from guildhouse.site.demo.pictures.faces import draw_face
from guildhouse.site.demo.reading import read_members, read_spaces, read_span
from guildhouse.site.models import Guise
from guildhouse.spaces.actions import open_space
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.models import Space, SpaceMembership

LONG_HERE, NEW = 200, 14  # days, after which the demo calls somebody a regular; until which it calls them new
LENT = {Guise.Role.ASPIRING: "amara-okafor", Guise.Role.MENTOR: "tomas-rivera", Guise.Role.HOST: "beatrix-vandermeer"}
SPACE_FIELDS = (
    "slug", "name", "tagline", "purpose", "goals", "guidelines", "join_rule", "default_kind", "template", "cadence",
    "language", "icon",
)  # fmt: skip


def settle_members(password: str, now: datetime) -> dict[str, Member]:
    """Everyone has the same password, made anew for each demo."""
    hashed = make_password(password)
    settled = {}
    for one in read_members():
        joined = now - read_span(f"{one['joined']}d")
        member = Member.objects.create(
            handle=one["handle"], name=one["name"], email=f"{one['handle']}@example.org", headline=one["headline"],
            hue=one["hue"], time_zone=one["time_zone"], joined_at=joined, read_all_before=joined, password=hashed,
            role=Member.Role.HOST if one.get("host") else Member.Role.MEMBER,
            trust=2 if one["joined"] > LONG_HERE else 1 if one["joined"] > NEW else 0,
        )  # fmt: skip
        Profile.objects.create(
            member=member, about=one["about"], about_html=render(one["about"]), pronouns=one.get("pronouns", ""),
            location=one.get("location", ""), languages=one.get("languages", []), links=one.get("links", []),
            shown={"about": one["shown_to"]} if "shown_to" in one else {},
        )  # fmt: skip
        EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
        if one.get("face"):
            set_avatar(File(draw_face(member.handle, member.hue)), by=member)
        index_member(member.pk)
        settled[member.handle] = member
    return settled


def lend_members(members: dict[str, Member]) -> None:
    """Marks those whom visitors of the demo may look around as; nobody else ever can be."""
    Guise.objects.bulk_create(Guise(role=role, member=members[handle]) for role, handle in LENT.items())


def found_community(members: dict[str, Member], now: datetime) -> dict[str, Space]:
    """The community's own page and its spaces, each with the people who belong there and the day of its next review."""
    community, spaces = read_spaces()
    review_on = now.date() + read_span(community.pop("review_in"))
    written = {
        **community,
        "guidelines_html": render(community["guidelines"]),
        "review_on": review_on,
        "steps": {Community.ALL_STEPS: "done"},
    }
    founded, _made = Community.objects.update_or_create(pk=1, defaults=written)
    GuidelinesVersion.objects.update_or_create(
        number=1, defaults={"substance": founded.guidelines_version, "text": founded.guidelines}
    )
    Member.objects.update(guidelines_accepted=founded.guidelines_version)
    return {one["slug"]: _open_space(one, members, position, now) for position, one in enumerate(spaces)}


def _open_space(one: dict[str, Any], members: dict[str, Member], position: int, now: datetime) -> Space:
    hosts = [members[handle] for handle in one["hosts"]]
    opener = next((host for host in hosts if host.is_host), None) or next(m for m in members.values() if m.is_host)
    space = open_space(
        by=opener, review_on=now.date() + read_span(one["review_in"]), is_confidential=one["confidential"], allows_pseudonyms=one["pseudonyms"], position=position,
        **{field: one[field] for field in SPACE_FIELDS if field in one},
    )  # fmt: skip
    if opener not in hosts:
        SpaceMembership.objects.filter(space=space, member=opener).update(role=SpaceMembership.Role.MEMBER)
    for host in hosts:
        admit_member(space, host, SpaceMembership.Role.HOST)
    inside = members if one["members"] == "all" else one["members"]
    for handle in inside:
        admit_member(space, members[handle])
    return space
