"""The search box: whatever is typed is read as something."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.search.analysis.query import LONGEST_QUERY, MOST_PIECES, Query, parse_query


def test_query_with_everything_is_taken_apart():
    query = parse_query(
        'roadmap author:@Amara in:first-role kind:question is:answered tag:x tag:y before:2026-01-01 after:2025-03 "exact words" -old prefi'
    )
    assert query.words == ("roadmap", "prefi")
    assert query.prefix
    assert query.phrases == ("exact words",)
    assert query.excluded == ("old",)
    assert (query.authors, query.spaces, query.kinds, query.tags) == (
        ("amara",),
        ("first-role",),
        ("question",),
        ("x", "y"),
    )
    assert query.answered is True
    assert (query.before, query.after) == (date(2026, 1, 1), date(2025, 3, 1))
    assert query.unread == ()


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [("road", True), ("road ", False), ('road "map"', False), ("road tag:x", False), ("road -map", False), ("", False)],
)
def test_only_a_word_at_the_end_is_a_beginning(typed, prefix):
    assert parse_query(typed).prefix is prefix


@pytest.mark.parametrize("typed", ["before:yesterday", "before:2026-02-31", "is:blue", "after:0000"])
def test_a_filter_that_makes_no_sense_is_kept_as_a_word_and_told(typed):
    query = parse_query(typed)
    assert query.words == (typed,)
    assert query.unread == (typed,)
    assert not query.has_filters


@pytest.mark.parametrize("typed", ["https://example.org/a", "12:30", "note:this", "C++", "well-known", "a - b", "foo:"])
def test_what_only_looks_like_a_filter_is_a_word(typed):
    query = parse_query(typed)
    assert query.words
    assert not query.has_filters
    assert not query.excluded
    assert query.unread == ()


def test_a_quote_left_open_reaches_to_the_end():
    assert parse_query('say "first role').phrases == ("first role",)


def test_values_with_spaces_are_quoted():
    assert parse_query('in:"First Role" kind:answer').spaces == ("first role",)


def test_an_excluded_phrase_is_one():
    assert parse_query('roadmap -"feature factory" -tag:x').excluded == ("feature factory", "tag x")


def test_a_long_query_is_cut():
    query = parse_query("word " * 10_000)
    assert len(query.text) <= LONGEST_QUERY
    assert len(parse_query(" ".join(f"w{number}" for number in range(100))).words) == MOST_PIECES


@given(st.text())
def test_reading_a_query_never_fails(typed):
    query = parse_query(typed)
    assert isinstance(query, Query)
    query.text.encode()
    assert "\0" not in query.text


@given(
    st.lists(
        st.sampled_from(['"', "-", "in:", "is:answered", "before:", "9999-99-99", " ", "a", "“", ":", "tag:@"])
    ).map("".join)
)
def test_reading_odd_signs_never_fails(typed):
    parse_query(typed)
