"""Events as they can be found: what they are for, where, and the notes that are left. Never the link."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import get_args

from django.utils.translation import gettext_lazy as _

from guildhouse.gatherings import events
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.markdown import plain_text
from guildhouse.kernel.ports.search import Findable, FindableSource, changed_by, findables
from guildhouse.members.models import Member

KIND = "gathering"
Fact = (
    events.GatheringPlanned
    | events.GatheringChanged
    | events.GatheringCancelled
    | events.GatheringRestored
    | events.GatheringRemoved
    | events.NotesPublished
)


def read_gatherings(ids: Sequence[int]) -> Iterator[Findable]:
    found = Gathering.objects.filter(pk__in=ids, deleted_at=None).select_related("space")
    for one in found:
        words = (one.purpose, plain_text(one.html), one.place, plain_text(one.notes_html))
        yield Findable(
            kind=KIND, id=one.pk, title=one.title, text="\n".join(filter(None, words)), address=one.get_absolute_url(),
            audience="everyone" if one.space_id is None else f"space:{one.space_id}", kinds=(KIND,),
            created_at=one.created_at, language=one.space.language if one.space else "", space_id=one.space_id,
            author_id=one.created_by_id,
        )  # fmt: skip


def all_gatherings() -> Iterable[tuple[datetime, int]]:
    rows = Gathering.objects.filter(deleted_at=None).order_by("created_at", "pk")
    return rows.values_list("created_at", "pk").iterator()


def visible_gatherings(ids: Sequence[int], viewer: Member | None) -> set[int]:
    if not ids:
        return set()
    return set(Gathering.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def changed_gathering(event: Fact) -> Iterator[tuple[str, int]]:
    yield KIND, event.gathering_id


for fact in get_args(Fact):
    changed_by(fact)(changed_gathering)
findables.register(KIND, FindableSource(
    kind=KIND, read=read_gatherings, everything=all_gatherings, visible=visible_gatherings, kinds={KIND: _("Event")},
))  # fmt: skip
