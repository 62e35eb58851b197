"""Search for programs: the same search, with what the token's member may see."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from guildhouse.search.analysis.query import LONGEST_QUERY, parse_query
from guildhouse.search.analysis.snippets import Piece
from guildhouse.search.queries.results import MOST_PAGES, Hit
from guildhouse.search.queries.searching import Wishes, search

router = Router(tags=["search"])


class PieceOut(Schema):
    """Plain text, and whether it answers the search."""

    text: str
    is_hit: bool


class HitOut(Schema):
    kind: str
    id: int
    label: str
    title: str
    title_pieces: list[PieceOut]
    snippet: list[PieceOut]
    url: str
    author: str
    author_handle: str
    space: str
    created_at: datetime
    score: int
    is_settled: bool


class ChoiceOut(Schema):
    label: str
    value: str
    count: int


class ResultsOut(Schema):
    """`count` is exact up to a thousand; `has_more` says that there are more than that.

    `respelled` is what was answered instead of the words sent; `loosened` says that not every hit has all the words; `unread`
    are filters that made no sense and were looked for as words.
    """

    hits: list[HitOut]
    count: int
    has_more: bool
    page: int
    pages: int
    respelled: str
    loosened: bool
    unread: list[str]
    kinds: list[ChoiceOut]
    spaces: list[ChoiceOut]
    authors: list[ChoiceOut]


class Wanted(Schema):
    q: str = Field(
        max_length=LONGEST_QUERY,
        description='Words, "phrases", -word, author: in: kind: tag: is:answered before: after:',
    )
    page: int = Field(1, ge=1, le=MOST_PAGES)
    exact: bool = Field(default=False, description="Leave the spelling alone")


@router.get("/search", response=ResultsOut, summary="Find anything you may see")
def find(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    query = parse_query(wanted.q)
    viewer = request.member  # type: ignore[attr-defined]
    results = search(query, Wishes(viewer=viewer, page=wanted.page, as_typed=wanted.exact))
    return {
        "hits": [_hit(hit) for hit in results.hits],
        "count": results.count,
        "has_more": results.has_more,
        "page": results.page,
        "pages": results.pages,
        "respelled": results.respelled,
        "loosened": results.loosened,
        "unread": list(query.unread),
        "kinds": results.kinds,
        "spaces": results.spaces,
        "authors": results.authors,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind, "id": hit.id, "label": hit.label, "title": "".join(text for text, _ in hit.title),
        "title_pieces": _pieces(hit.title), "snippet": _pieces(hit.snippet), "url": hit.address, "author": hit.author,
        "author_handle": hit.author_handle, "space": hit.space, "created_at": hit.at, "score": hit.score,
        "is_settled": hit.settled,
    }  # fmt: skip


def _pieces(pieces: tuple[Piece, ...]) -> list[dict[str, Any]]:
    return [{"text": text, "is_hit": is_hit} for text, is_hit in pieces]
