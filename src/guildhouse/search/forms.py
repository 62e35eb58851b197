"""A search as it stands in the address bar: the words, what they are narrowed to, the page."""

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from guildhouse.search.analysis.query import LONGEST_QUERY, Query, parse_query, read_day

_NAMES = {"spaces": "in", "kinds": "kind", "authors": "author", "tags": "tag"}
_MOST_VALUES, _LONGEST_VALUE = 8, 80
_ANSWERED = {"yes": True, "no": False}
PERIODS = {"month": timedelta(days=31), "year": timedelta(days=366)}


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """What makes no sense in an address is left out, so that old and mistyped links still lead somewhere."""

    words: str = ""
    spaces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answered: str = ""
    after: str = ""
    before: str = ""
    as_typed: bool = False
    page: int = 1

    @classmethod
    def read(cls, given: QueryDict) -> "SearchAddress":
        page = given.get("page", "1")
        return cls(
            words=given.get("q", "")[:LONGEST_QUERY].strip("\0"),
            spaces=_values(given, "in"),
            kinds=_values(given, "kind"),
            authors=_values(given, "author"),
            tags=_values(given, "tag"),
            answered=given.get("answered", "") if given.get("answered", "") in _ANSWERED else "",
            after=_day(given, "after"),
            before=_day(given, "before"),
            as_typed=given.get("exact") == "1",
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1,  # noqa: PLR2004 - no list is longer
        )

    def query(self) -> Query:
        """The words as typed, filters among them, together with the filters of the address."""
        typed = parse_query(self.words)
        return replace(
            typed,
            spaces=_joined(typed.spaces, self.spaces),
            kinds=_joined(typed.kinds, self.kinds),
            authors=_joined(typed.authors, self.authors),
            tags=_joined(typed.tags, self.tags),
            answered=_ANSWERED.get(self.answered, typed.answered),
            after=read_day(self.after) or typed.after,
            before=read_day(self.before) or typed.before,
        )

    def write(self, **changes: object) -> str:
        """The address of this search with some things changed; anything but another page begins at the first."""
        changed = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        pairs = [("q", changed.words)]
        pairs += [(name, value) for field, name in _NAMES.items() for value in getattr(changed, field)]
        pairs += [(name, getattr(changed, name)) for name in ("answered", "after", "before")]
        pairs += [("exact", "1" if changed.as_typed else ""), ("page", str(changed.page) if changed.page > 1 else "")]
        return "/search/?" + urlencode([(name, value) for name, value in pairs if value])

    @property
    def page_base(self) -> str:
        """What stands before the number of a page."""
        address = self.write()
        return f"{address}{'' if address.endswith('?') else '&'}page="

    def since(self, period: str) -> str:
        return str(timezone.localdate() - PERIODS[period]) if period else ""

    @property
    def period(self) -> str:
        """Which of the offered periods this is: their name, nothing for any time, ``other`` for dates of one's own."""
        if not self.after and not self.before:
            return ""
        return next((name for name in PERIODS if not self.before and self.after == self.since(name)), "other")

    @property
    def is_narrowed(self) -> bool:
        values = (self.spaces, self.kinds, self.authors, self.tags, self.answered, self.after, self.before)
        return any(values)


def _values(given: QueryDict, name: str) -> tuple[str, ...]:
    values = (
        value.strip().casefold()[:_LONGEST_VALUE].replace("\0", "") for value in given.getlist(name)[:_MOST_VALUES]
    )
    return tuple(dict.fromkeys(value for value in values if value))


def _day(given: QueryDict, name: str) -> str:
    day = given.get(name, "")[:10]
    return day if read_day(day) else ""


def _joined(typed: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*typed, *chosen]))
