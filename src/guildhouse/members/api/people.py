"""Members for programs: oneself, one by handle, the list."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from guildhouse.kernel.errors import NotAllowed
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.asking import read_asked
from guildhouse.members.queries.directory import find_people
from guildhouse.members.queries.profiles import find_member, load_profile

router = Router(tags=["members"])


class PersonOut(Schema):
    handle: str
    name: str
    headline: str
    url: str


class PartOut(Schema):
    """One part of a profile: what it is called in the language of the answer, the things in it, and words beside them."""

    title: str
    things: list[str]
    note: str


class ProfileOut(PersonOut):
    """Empty where the member does not show it to whoever asks."""

    about_html: str
    pronouns: str
    location: str
    time_zone: str
    languages: list[str]
    links: list[dict[str, str]]
    parts: list[PartOut]
    joined_at: datetime
    is_host: bool


class MeOut(ProfileOut):
    email: str | None
    status: str
    language: str


class PeopleOut(Schema):
    """`total` stops counting at 1001."""

    total: int
    page: int
    pages: int
    members: list[PersonOut]


class AskedIn(Schema):
    """Each but `q`, `sort` (name or newest) and `page` is a facet with one value, as in addresses of the page /members/."""

    q: str = ""
    page: int = 1
    sort: str = "name"
    interest: str = ""
    skill: str = ""
    role: str = ""
    product: str = ""
    industry: str = ""
    place: str = ""
    language: str = ""
    offers: str = ""
    seeks: str = ""
    organisation: str = ""
    available: str = ""


@router.get("/me", response=MeOut, summary="The member whose token this is")
def show_me(request: HttpRequest) -> dict[str, Any]:
    member: Member = request.member  # type: ignore[attr-defined]
    return {**_profile(member, member), "email": member.email, "status": member.status, "language": member.language}


@router.get("/members", response=PeopleOut, summary="Members by name, and by what they show")
def list_people(request: HttpRequest, asked: Query[AskedIn]) -> dict[str, Any]:
    viewer: Member | None = request.member  # type: ignore[attr-defined]
    if viewer is None or not counts_as_member(viewer):
        raise NotAllowed(_("The members are shown to members."))
    given = {name: str(value) for name, value in asked.dict().items()}
    found = find_people(viewer, read_asked(given), asked.page)
    people = [
        {"handle": one.handle, "name": one.name, "headline": one.headline, "url": one.address} for one in found.people
    ]
    return {"total": found.total, "page": found.page, "pages": found.pages, "members": people}


@router.get("/members/{handle}", response=ProfileOut, summary="One member, as they show themselves to you")
def show_one(request: HttpRequest, handle: str) -> dict[str, Any]:
    viewer: Member | None = request.member  # type: ignore[attr-defined]
    return _profile(find_member(handle, viewer), viewer)


def _profile(member: Member, viewer: Member | None) -> dict[str, Any]:
    view = load_profile(member, viewer)
    return {
        "handle": member.handle, "name": member.name, "headline": member.headline, "url": member.get_absolute_url(),
        "about_html": str(view.about), "pronouns": view.pronouns, "location": view.location, "time_zone": view.zone,
        "languages": list(view.languages), "links": list(view.links), "joined_at": member.joined_at,
        "parts": [{"title": part.title, "things": [one.words for one in part.things], "note": part.note} for part in view.parts],
        "is_host": member.is_host,
    }  # fmt: skip
