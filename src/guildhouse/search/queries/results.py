"""What a search answers, ready to be shown or sent."""

from dataclasses import dataclass, field
from datetime import datetime

from guildhouse.search.analysis.query import Query
from guildhouse.search.analysis.snippets import Piece

PAGE = 20
MOST_COUNTED = 1_000
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; ``title`` and ``snippet`` are pieces of plain text, marked where they answer the search."""

    kind: str
    id: int
    label: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    address: str
    at: datetime
    author: str = ""
    author_handle: str = ""
    space: str = ""
    space_slug: str = ""
    score: int = 0
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what it is called, what is written for it, how many of the results have it."""

    label: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """``count`` is exact up to a thousand; ``has_more`` says that there are more than that.

    ``respelled`` is the query that was answered instead of the one typed, ``loosened`` says that not all words are in the hits.
    """

    query: Query
    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    has_more: bool = False
    page: int = 1
    pages: int = 0
    respelled: str = ""
    loosened: bool = False
    spaces: list[Choice] = field(default_factory=list)
    kinds: list[Choice] = field(default_factory=list)
    authors: list[Choice] = field(default_factory=list)
