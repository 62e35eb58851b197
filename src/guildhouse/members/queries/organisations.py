"""Organisations as they are listed and read, and who speaks for whom."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import DirectoryRow, Member, Organisation, Speaker
from guildhouse.members.policies import can_ask_to_speak, can_decide_speaking, can_keep_organisations, counts_as_member
from guildhouse.members.queries.community import find_community
from guildhouse.members.queries.facets import fold
from guildhouse.members.queries.people import FOUND

PAGE = 30
MOST_NAMES = 200
State = Speaker.State


@dataclass(frozen=True, slots=True)
class OrganisationList:
    rows: list[Organisation]
    kind: str
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """`own` is how the reader stands to it; `waiting` is empty for whoever does not answer for the organisation."""

    organisation: Organisation
    about: Markup
    speakers: list[Speaker]
    waiting: list[Speaker]
    own: Speaker | None
    works_there: int
    may_keep: bool
    may_decide: bool
    may_ask: bool


def may_read_organisations(viewer: Member | None) -> bool:
    """Where the community is not public, they are its members' own."""
    return find_community().is_public or counts_as_member(viewer)


def readable_organisations(viewer: Member | None) -> "QuerySet[Organisation]":
    found = Organisation.objects.visible_to(viewer)
    return found if may_read_organisations(viewer) else found.none()


def find_organisation(slug: str, viewer: Member | None) -> Organisation:
    found = readable_organisations(viewer).filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is no organisation at this address."))
    return found


def list_organisations(viewer: Member | None, kind: str = "", page: int = 1) -> OrganisationList:
    """By name. Two queries. Those that are retired stand under the kind `retired`, for hosts."""
    found = readable_organisations(viewer)
    kind = kind if kind in Organisation.Kind.values or (kind == "retired" and can_keep_organisations(viewer)) else ""
    if kind == "retired":
        found = found.exclude(retired_at=None)
    else:
        found = found.filter(retired_at=None, **({"kind": kind} if kind else {}))
    count = found.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, page), pages)
    rows = list(found.order_by("folded", "pk")[(page - 1) * PAGE : page * PAGE])
    return OrganisationList(rows, kind, count, page, pages)


def load_organisation(organisation: Organisation, viewer: Member | None) -> OrganisationPage:
    """Two queries: how everybody stands to it, and how many work there."""
    people = Speaker.objects.filter(organisation=organisation, member__status__in=FOUND).select_related("member")
    rows = list(people.filter(state__in=(State.ASKED, State.CONFIRMED, State.DECLINED)).order_by("member__name", "pk"))
    speakers = [one for one in rows if one.state == State.CONFIRMED]
    own = next((one for one in rows if viewer is not None and one.member_id == viewer.pk), None)
    speaks_for = {organisation.pk} if own in speakers else set()
    may_decide = can_decide_speaking(viewer, speaks_for, organisation.pk)
    return OrganisationPage(
        organisation=organisation, about=Markup(organisation.about_html),  # noqa: S704 - the sanitiser has run
        speakers=speakers, waiting=[one for one in rows if one.state == State.ASKED and may_decide], own=own,
        works_there=count_who_work_there(organisation) if counts_as_member(viewer) else 0,
        may_keep=can_keep_organisations(viewer), may_decide=may_decide,
        may_ask=own is None and organisation.retired_at is None and can_ask_to_speak(viewer),
    )  # fmt: skip


def count_who_work_there(organisation: Organisation) -> int:
    """Members who say in the directory, to members, that they are there."""
    return DirectoryRow.objects.filter(facet="organisation", value=organisation.folded).count()


def list_spoken_for(member: Member) -> set[int]:
    return set(Speaker.objects.confirmed().filter(member=member).values_list("organisation_id", flat=True))


def list_organisations_of(member: Member) -> list[Organisation]:
    """For which they speak, confirmed."""
    ids = Speaker.objects.confirmed().filter(member=member).values("organisation")
    return list(Organisation.objects.filter(pk__in=ids).order_by("folded", "pk"))


def waiting_speakers(_host: Member | None = None) -> "QuerySet[Speaker]":
    """The same for every host."""
    return Speaker.objects.asked().filter(member__status__in=FOUND).select_related("member", "organisation")


def find_page_of(words: str) -> Organisation | None:
    """The organisation somebody's word for where they work could lead to."""
    return Organisation.objects.live().filter(folded=fold(words)).first() if fold(words) else None


def list_names() -> list[str]:
    """To choose from while typing."""
    return list(Organisation.objects.live().order_by("folded", "pk").values_list("name", flat=True)[:MOST_NAMES])
