"""How an expression is written for each database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.search.index.expression import Expression
from guildhouse.search.index.postgres import cover, write_query
from guildhouse.search.index.sqlite import write_match

EVERYTHING = Expression(
    words=((("road",), ("road", "map")), (("plan",),)),
    unwanted=(("old",),),
    marks=(("a:everyone", "a:space:7"),),
    unwanted_marks=("w:3",),
)


def test_an_expression_is_written_for_fts5():
    assert write_match(EVERYTHING, with_marks=True) == (
        '(((tokens : (("road" OR "road map") AND ("plan"))) AND (marks : ("a:everyone" OR "a:space:7"))) '
        'NOT (tokens : ("old"))) NOT (marks : ("w:3"))'
    )


def test_an_expression_is_written_for_postgresql():
    assert write_query(EVERYTHING) == (
        "((('road') | ('road' <-> 'map')) & (('plan'))) & !(('old')) & ('a:everyone' | 'a:space:7') & !('w:3')"
    )


@pytest.mark.parametrize("empty", [Expression(words=((),)), Expression(marks=((),))])
def test_a_filter_that_nothing_passes_is_impossible(empty):
    assert empty.is_impossible
    assert not EVERYTHING.is_impossible


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_span_tokens_cover_every_span_once(first, end):
    covered = []
    for token in cover(first, end):
        letter, _, number = token.partition(":")
        size = {"b": 1, "c": 8, "e": 64}[letter]
        covered += range(int(number) * size, (int(number) + 1) * size)
    assert covered == list(range(first, end))
