"""Organisations for programs: to read."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from guildhouse.members.api.people import PersonOut
from guildhouse.members.models import Member, Organisation
from guildhouse.members.queries.organisations import find_organisation, list_organisations, load_organisation

router = Router(tags=["organisations"])
Kind = Literal["", "company", "school", "community", "employer"]


class OrganisationRowOut(Schema):
    slug: str
    name: str
    kind: str
    tagline: str
    site: str
    url: str


class OrganisationsOut(Schema):
    total: int
    page: int
    pages: int
    organisations: list[OrganisationRowOut]


class OrganisationOut(OrganisationRowOut):
    """`speakers` are confirmed; who has asked is told to nobody here."""

    about_html: str
    logo: str
    speakers: list[PersonOut]


@router.get("/organisations", response=OrganisationsOut, summary="Organisations by name")
def list_all(request: HttpRequest, kind: Kind = "", page: int = Query(1, ge=1, le=10_000)) -> dict[str, Any]:  # type: ignore[type-arg]
    found = list_organisations(_member(request), kind, page)
    rows = [_row(one) for one in found.rows]
    return {"total": found.count, "page": found.page, "pages": found.pages, "organisations": rows}


@router.get("/organisations/{slug}", response=OrganisationOut, summary="One organisation, and who speaks for it")
def read(request: HttpRequest, slug: str) -> dict[str, Any]:
    member = _member(request)
    one = find_organisation(slug.replace("\0", ""), member)
    view = load_organisation(one, member)
    people = [
        {"handle": row.member.handle, "name": row.member.name, "headline": row.member.headline, "url": row.member.get_absolute_url()}
        for row in view.speakers
    ]  # fmt: skip
    return {**_row(one), "about_html": str(view.about), "logo": one.logo_url, "speakers": people}


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _row(one: Organisation) -> dict[str, str]:
    return {
        "slug": one.slug, "name": one.name, "kind": one.kind, "tagline": one.tagline, "site": one.site,
        "url": one.get_absolute_url(),
    }  # fmt: skip
