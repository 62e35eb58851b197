"""Spelling: nearest word first, and an index of shortened forms that misses none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from guildhouse.search.analysis.spelling import allowed_distance, form_keys, is_correctable, shortened_forms, suggest

KNOWN = {
    "roadmap": 40,
    "roadmaps": 4,
    "mentor": 90,
    "mentors": 12,
    "strategy": 70,
    "stagy": 1,
    "cat": 9,
    "car": 30,
    "cart": 2,
}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("raodmap", "roadmap"),
        ("roadmpa", "roadmap"),
        ("mentr", "mentor"),
        ("startegy", "strategy"),
        ("caf", "car"),
        ("strtgy", "strategy"),
    ],
)
def test_the_nearest_and_most_used_word_is_suggested(typed, first):
    assert suggest(typed, KNOWN)[0] == first


def test_short_words_may_have_one_slip_and_long_ones_two():
    assert suggest("cbr", {"car": 1}) == ["car"]
    assert suggest("cbx", {"car": 1}) == []
    assert suggest("rodmpa", {"roadmap": 1}) == ["roadmap"]
    assert suggest("rodmpx", {"roadmap": 1}) == []


def test_distance_comes_before_use_and_letters_decide_between_equals():
    assert suggest("roadmat", {"roadmaps": 900, "roadmap": 1, "roadman": 1}) == ["roadman", "roadmap", "roadmaps"]


def test_a_known_word_is_no_suggestion_for_itself():
    assert "roadmap" not in suggest("roadmap", KNOWN)


@pytest.mark.parametrize(
    ("word", "correctable"),
    [("roadmap", True), ("ab", False), ("v2", False), ("東京", False), ("a" * 40, False), ("дорога", True)],
)
def test_only_words_are_corrected(word, correctable):
    assert is_correctable(word) is correctable


LETTERS = st.text(alphabet="abc", min_size=3, max_size=10)


@given(LETTERS, LETTERS)
def test_words_within_the_distance_always_share_a_form(one, other):
    if DamerauLevenshtein.distance(one, other) <= allowed_distance(one):
        assert shortened_forms(one) & shortened_forms(other)
        assert set(form_keys(one)) & set(form_keys(other))


@given(st.text(min_size=1, max_size=40))
def test_keys_fit_a_column_of_32_bits(word):
    assert all(-(2**31) <= key < 2**31 for key in form_keys(word))
