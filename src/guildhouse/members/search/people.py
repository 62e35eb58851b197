"""Members as they can be found by members, and how filters name an author."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.search import (
    Findable,
    FindableSource,
    Naming,
    audiences,
    changed_by,
    findables,
    hidden_authors,
    namings,
)
from guildhouse.kernel.rows import fetch_among, fetch_rows
from guildhouse.members.events import JoinRequestDecided, MemberJoined, ProfileChanged, StandingChanged
from guildhouse.members.models import Member, Profile
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.facets import read_facts

SHOWN = {Profile.Audience.EVERYONE, Profile.Audience.MEMBERS}


def read_members(ids: Sequence[int]) -> Iterator[Findable]:
    """People who take part; of their profile only what all members may read."""
    profiles = Profile.objects.in_bulk(list(ids))
    for member in Member.objects.taking_part().filter(pk__in=ids):
        profile = profiles.get(member.pk)
        about = profile.about if profile and profile.shown.get("about", Profile.Audience.MEMBERS) in SHOWN else ""
        said = _list_said(profile) if profile else []
        yield Findable(
            kind="member",
            id=member.pk,
            title=member.name,
            text="\n".join(part for part in (f"@{member.handle}", member.headline, about, *said) if part),
            address=member.get_absolute_url(),
            audience="members",
            kinds=("member",),
            created_at=member.joined_at,
            language=member.language,
        )


def _list_said(profile: Profile) -> list[str]:
    """Their own words for interests, skills and work, and why they are here."""
    here_for = profile.here_for if profile.shown.get("here_for", Profile.Audience.MEMBERS) in SHOWN else ""
    return [here_for, *(fact.label for fact in read_facts(profile) if fact.label and fact.audience in SHOWN)]


def all_members() -> Iterable[tuple[datetime, int]]:
    rows: Iterable[tuple[datetime, int]] = (
        Member.objects.taking_part().order_by("joined_at", "pk").values_list("joined_at", "pk")
    )
    return rows


def visible_members(ids: Sequence[int], viewer: Member | None) -> set[int]:
    if not counts_as_member(viewer):
        return set()
    return set(Member.objects.taking_part().filter(pk__in=ids).values_list("pk", flat=True))


def find_authors(handles: Sequence[str], viewer: Member | None) -> list[int]:
    """By handle; `me` is oneself."""
    own = [viewer.pk] if viewer is not None and "me" in handles else []
    return [*own, *Member.objects.filter(handle__in=handles).values_list("pk", flat=True)]


NAMED = (
    "SELECT id, name, handle FROM members_member WHERE id IN ({ids})"  # by hand, as KEPT_AWAY: every search asks both
)


def name_authors(ids: Sequence[int], _viewer: Member | None) -> Mapping[int, tuple[str, str]]:
    return {pk: (name, handle) for pk, name, handle in fetch_among(NAMED, ids)}


def audiences_of(viewer: Member | None) -> Iterator[str]:
    yield "everyone"
    if viewer is not None:
        yield f"member:{viewer.pk}"
        if counts_as_member(viewer):
            yield "members"


KEPT_AWAY = "SELECT blocked_id FROM members_block WHERE member_id = %s"


def blocked_authors(viewer: Member | None) -> Iterable[int]:
    return [pk for (pk,) in fetch_rows(KEPT_AWAY, [viewer.pk])] if viewer is not None else ()


@changed_by(MemberJoined)
@changed_by(ProfileChanged)
@changed_by(JoinRequestDecided)
@changed_by(StandingChanged)
def changed_members(
    event: MemberJoined | ProfileChanged | JoinRequestDecided | StandingChanged,
) -> Iterator[tuple[str, int]]:
    yield "member", event.member_id


findables.register(
    "member",
    FindableSource(
        kind="member",
        read=read_members,
        everything=all_members,
        visible=visible_members,
        kinds={"member": _("Member")},
    ),
)
namings.register("author", Naming(find_authors, name_authors))
audiences.register("members", audiences_of)
hidden_authors.register("members", blocked_authors)
