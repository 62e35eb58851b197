"""The manual as it can be found: each page in its language, by those who read that language."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.ports.search import Findable, FindableSource, audiences, changed_by, findables
from guildhouse.search.queries.known import list_known
from guildhouse.site.manuals import WRITTEN_IN, ManualPage, list_pages, read_manual, spoken_language

KIND = "manual"
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # before whatever is said in the house: nothing of it is news


@cache
def pages_by_id() -> dict[int, ManualPage]:
    return {page.id: page for spoken in read_manual().values() for page in spoken.values()}


def read_pages(ids: Sequence[int]) -> Iterator[Findable]:
    pages = pages_by_id()
    for page in (pages[one] for one in ids if one in pages):
        yield Findable(
            kind=KIND,
            id=page.id,
            title=page.title,
            text=page.text,
            address=page.own_address,
            audience=_readers_of(page.language),
            kinds=(KIND,),
            created_at=WRITTEN,
            language=page.language,
        )


def all_pages() -> Iterable[tuple[datetime, int]]:
    return ((WRITTEN, one) for one in sorted(pages_by_id()))


def visible_pages(ids: Sequence[int], _viewer: Any) -> set[int]:
    return set(ids) & {page.id for page in list_pages()}


def audiences_of(_viewer: Any) -> Iterator[str]:
    """Everyone, by what they read; who reads what nobody has written the manual in finds the English one."""
    written = {language for spoken in read_manual().values() for language in spoken}
    yield _readers_of(spoken_language() if spoken_language() in written else WRITTEN_IN)


def _readers_of(language: str) -> str:
    return f"reading:{language}"


@changed_by(DayBegan)
def changed_pages(_event: DayBegan) -> Iterator[tuple[str, int]]:
    """The house has no fact for another version of itself: what is new or gone since is seen on its next day."""
    yield from ((KIND, one) for one in sorted(list_known(KIND) ^ pages_by_id().keys()))


findables.register(
    KIND,
    FindableSource(
        kind=KIND,
        read=read_pages,
        everything=all_pages,
        visible=visible_pages,
        kinds={KIND: _("Manual")},
    ),
)
audiences.register(KIND, audiences_of)
