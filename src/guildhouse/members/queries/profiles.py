"""A member's public page: whoever reads it gets what its owner shows them, and nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import HandleHistory, Member, Organisation, Profile
from guildhouse.members.models.member import HANDLE_PATTERN
from guildhouse.members.policies import can_see_audience
from guildhouse.members.queries.community import find_community
from guildhouse.members.queries.finding import find_by_handle, find_profile, has_blocked
from guildhouse.members.queries.languages import name_language
from guildhouse.members.queries.organisations import list_organisations_of
from guildhouse.members.queries.work import Part, list_parts
from guildhouse.members.queries.zones import find_zone


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What may be shown is here; what may not was never read into it."""

    member: Member
    is_own: bool
    is_blocked: bool
    about: Markup
    pronouns: str
    location: str
    local_time: datetime | None
    zone: str
    languages: tuple[str, ...]
    links: tuple[dict[str, str], ...]
    parts: tuple[Part, ...]
    speaks_for: tuple[Organisation, ...]


def find_member(handle: str, viewer: Member | None) -> Member:
    """By their handle or one they had; `member.handle` differing from what was asked means: go there. NotFound else."""
    absent = NotFound(_("There is no member at this address."))
    handle = handle.lower()
    if not re.fullmatch(HANDLE_PATTERN, handle) or (viewer is None and not find_community().is_public):
        raise absent
    member = find_by_handle(handle)
    if member is None:
        former = HandleHistory.objects.filter(handle=handle).values_list("member_id", flat=True)
        member = Member.objects.visible_to(viewer).filter(pk__in=former).first()
    if member is None:
        raise absent
    return member


def load_profile(member: Member, viewer: Member | None) -> ProfilePage:
    profile = find_profile(member.pk) or Profile(member=member)

    def shows(part: str) -> bool:
        return can_see_audience(viewer, member.pk, profile.shown.get(part, Profile.Audience.MEMBERS))

    zone = member.time_zone if member.time_zone and shows("time_zone") else ""
    return ProfilePage(
        member=member,
        is_own=viewer is not None and viewer.pk == member.pk,
        is_blocked=viewer is not None and has_blocked(viewer.pk, member.pk),
        about=Markup(profile.about_html) if shows("about") else Markup(),  # noqa: S704 - the sanitiser has run
        pronouns=profile.pronouns if shows("pronouns") else "",
        location=profile.location if shows("location") else "",
        local_time=timezone.now().astimezone(find_zone(zone)) if zone else None,
        zone=zone,
        languages=tuple(name_language(code) for code in profile.languages) if shows("languages") else (),
        links=tuple(_named(link) for link in profile.links) if shows("links") else (),
        parts=list_parts(profile, shows),
        speaks_for=tuple(list_organisations_of(member)) if profile.speaks else (),
    )


def _named(link: dict[str, str]) -> dict[str, str]:
    bare = link["url"].partition("://")[2].removeprefix("www.").rstrip("/")
    return {"url": link["url"], "label": link.get("label") or bare}
