"""Who has answered whose question, under their own names, as this viewer may read it now."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, Value

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member

# Of the viewer's own, the newest: whoever has written for years must not make a page slow.
QUESTIONS, ANSWERS = 300, 1000
COLUMNS = ("other", "is_mine", "pk", "topic__accepted_post_id", "topic__title")


class Answered(NamedTuple):
    """`is_mine`: the viewer answered the other; `helped`: it is the answer that was accepted."""

    is_mine: bool
    title: str
    post_id: int
    helped: bool


def find_answered(viewer: Member, others: Sequence[int]) -> dict[int, list[Answered]]:
    """Per other member at most one each way: what helped before what did not, then the latest. One query."""
    best: dict[int, dict[bool, Answered]] = defaultdict(dict)
    rows = _answers.ask(viewer=viewer.pk, others=others)
    for other, is_mine, pk, accepted, title in sorted(rows, key=lambda row: (row[2] == row[3], row[2])):
        best[other][bool(is_mine)] = Answered(bool(is_mine), title, pk, pk == accepted)
    best.pop(viewer.pk, None)
    return {other: list(each.values()) for other, each in best.items()}


@stencil
def _answers(holes: Holes) -> "QuerySet[Any, Any]":
    """Which topics may be read is asked of nothing but who reads, so an id is enough; and topic by topic, since few are in question."""
    viewer, others = Member(pk=holes.number("viewer")), holes.numbers("others")
    open_now = Topic.objects.visible_to(viewer).filter(pk=OuterRef("topic"), kind=Topic.Kind.QUESTION, pseudonym=None)
    posts = Post.objects.filter(Exists(open_now), deleted_at=None, pseudonym=None, number__gt=1)
    asked = Topic.objects.filter(author=viewer.pk).order_by("-created_at").values("pk")[:QUESTIONS]
    written = Post.objects.filter(author=viewer.pk).order_by("-pk").values("pk")[:ANSWERS]
    theirs = _rows(posts.filter(topic__in=asked, author__in=others), "author_id", is_mine=False)
    mine = _rows(posts.filter(pk__in=written, topic__author__in=others), "topic__author_id", is_mine=True)
    return theirs.union(mine, all=True)


def _rows(posts: "QuerySet[Post]", other: str, *, is_mine: bool) -> "QuerySet[Any, Any]":
    named = posts.annotate(other=F(other), is_mine=Value(is_mine, output_field=BooleanField()))
    return named.values_list(*COLUMNS)
