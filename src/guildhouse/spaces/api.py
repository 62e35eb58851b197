"""Spaces for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema, Status

from guildhouse.members.models import Member
from guildhouse.spaces.actions import enter_space, leave_space
from guildhouse.spaces.policies import Access, can_read
from guildhouse.spaces.queries import find_space, list_accesses

router = Router(tags=["spaces"])


class SpaceOut(Schema):
    """`may_read` and `is_inside` are those of the token's member."""

    slug: str
    name: str
    tagline: str
    purpose: str
    goals: list[str]
    join_rule: str
    is_confidential: bool
    members_count: int
    url: str
    may_read: bool
    is_inside: bool


@router.get("/spaces", response=list[SpaceOut], summary="All spaces you may know of")
def list_all(request: HttpRequest) -> list[dict[str, Any]]:
    return [_space(access) for access in list_accesses(_member(request))]


@router.get("/spaces/{slug}", response=SpaceOut, summary="One space")
def show_one(request: HttpRequest, slug: str) -> dict[str, Any]:
    return _space(find_space(_member(request), slug))


@router.put("/spaces/{slug}/membership", response=SpaceOut, summary="Enter an open space")
def enter(request: HttpRequest, slug: str) -> dict[str, Any]:
    enter_space(find_space(_member(request), slug).space, by=_member(request))
    return _space(find_space(_member(request), slug))


@router.delete("/spaces/{slug}/membership", response={204: None}, summary="Leave a space")
def leave(request: HttpRequest, slug: str) -> Status[None]:
    leave_space(find_space(_member(request), slug).space, by=_member(request))
    return Status(204, None)


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _space(access: Access) -> dict[str, Any]:
    space = access.space
    return {
        "slug": space.slug, "name": space.name, "tagline": space.tagline, "purpose": space.purpose, "goals": space.goals,
        "join_rule": space.join_rule, "is_confidential": space.is_confidential, "members_count": space.members_count,
        "url": space.get_absolute_url(), "may_read": can_read(access), "is_inside": access.is_inside,
    }  # fmt: skip
