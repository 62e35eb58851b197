"""Organisations as they can be found: by everyone where the community is open to read, otherwise by members."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.search import Findable, FindableSource, changed_by, findables
from guildhouse.members.events import CommunityChanged, OrganisationChanged
from guildhouse.members.models import Member, Organisation
from guildhouse.members.queries.community import find_community_now
from guildhouse.members.queries.organisations import readable_organisations


def read_organisations(ids: Sequence[int]) -> Iterator[Findable]:
    audience = "everyone" if find_community_now().is_public else "members"
    for one in Organisation.objects.live().filter(pk__in=ids):
        yield Findable(
            kind="organisation", id=one.pk, title=one.name, text="\n".join(part for part in (one.tagline, one.about) if part),
            address=one.get_absolute_url(), audience=audience, kinds=("organisation",), created_at=one.created_at,
        )  # fmt: skip


def all_organisations() -> Iterable[tuple[datetime, int]]:
    rows: Iterable[tuple[datetime, int]] = (
        Organisation.objects.live().order_by("created_at", "pk").values_list("created_at", "pk")
    )
    return rows


def visible_organisations(ids: Sequence[int], viewer: Member | None) -> set[int]:
    found = readable_organisations(viewer).filter(retired_at=None, pk__in=ids)
    return set(found.values_list("pk", flat=True))


@changed_by(OrganisationChanged)
def changed_organisations(event: OrganisationChanged) -> Iterator[tuple[str, int]]:
    yield "organisation", event.organisation_id


@changed_by(CommunityChanged)
def read_all_again(_event: CommunityChanged) -> Iterator[tuple[str, int]]:
    """Whether strangers may read here may have changed."""
    for pk in Organisation.objects.live().values_list("pk", flat=True):
        yield "organisation", pk


findables.register("organisation", FindableSource(
    kind="organisation", read=read_organisations, everything=all_organisations, visible=visible_organisations,
    kinds={"organisation": _("Organisation")},
))  # fmt: skip
