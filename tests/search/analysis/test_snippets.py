"""Snippets show why a text was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.search.analysis.analyser import BOUNDARY, analyse
from guildhouse.search.analysis.snippets import Marker, highlight
from tests.timing import takes_less

WORDS = """a ability adding agreed analyses argument beautiful bilities bled C# C++ caresses conformabli controlling cried cries crying
decisiveness dying e-mail early eating electricity emails falling formalize getFooBar generically gently goodness hoping hopping
https://example.org/roadmaps-first idly innings key_results knightly lying national news o'clock only operational oration OKRs
proceeding rational roadmap roadmapping skies skis skiing sensibility singly time-to-market tie tied ties tying ugly user_story
www.example.com/yes yeses yogi don't we're PM’s e-mailed x-y-z""".split()


def marked(pieces):
    return [text for text, hit in pieces if hit]


def plain(pieces):
    return "".join(text for text, _hit in pieces)


@pytest.mark.parametrize(
    ("text", "query", "language", "hits"),
    [
        ("She mentored and is mentoring.", "mentor", "en", ["mentored", "mentoring"]),
        ("Les données utilisées ici", "utiliser", "fr", ["utilisées"]),
        ("Write e-mails or email.", "email", "en", ["e-mails", "email"]),
        ("白い東京都の犬", "東京都", "ja", ["東京都"]),
        ("Amara’s <b>roadmap</b>", "roadmaps", "en", ["roadmap"]),
        ("see https://example.org/first-role now", "role", "en", ["role"]),
    ],
)
def test_the_words_that_were_found_are_marked(text, query, language, hits):
    pieces = highlight(text, analyse(query, language), language)
    assert marked(pieces) == hits
    assert plain(pieces) == text


def test_a_beginning_marks_the_words_it_begins():
    assert marked(highlight("Roadmaps and roads", [], "en", prefix="Roadm")) == ["Roadmaps"]


def test_the_passage_with_the_most_different_words_is_shown():
    filler = "nothing of note here " * 30
    text = f"roadmap {filler} the roadmap and the strategy meet {filler}"
    pieces = highlight(text, ["roadmap", "strategi"], "en", 120)
    assert marked(pieces) == ["roadmap", "strategy"]
    assert plain(pieces).startswith("…")
    assert plain(pieces).endswith("…")
    assert len(plain(pieces)) <= 122


def test_a_text_without_hits_shows_its_beginning():
    pieces = highlight("first words " * 50, ["other"], "en", 60)
    assert marked(pieces) == []
    assert plain(pieces).startswith("first words")
    assert len(plain(pieces)) <= 61


def test_a_short_text_is_shown_whole():
    assert plain(Marker(["roadmap"], "en").whole("Roadmaps,  again")) == "Roadmaps, again"


@given(st.text(max_size=400), st.text(max_size=20), st.integers(20, 200), st.sampled_from(["en", "fr", "ja", ""]))
def test_pieces_are_pieces_of_the_text(text, query, length, language):
    pieces = highlight(text, analyse(query, language), language, length, prefix=query[-5:])
    flat = " ".join(text.split())
    assert plain(pieces).removeprefix("…").removesuffix("…") in flat or flat.startswith(("…",)) or flat.endswith("…")
    assert len(plain(pieces)) <= length + 2


def test_a_megabyte_is_cut_in_bounded_time():
    assert takes_less(1, highlight, "road " * 200_000, ["road"], "en")


def test_reading_ends_where_a_passage_has_enough():
    text = "the roadmap and the strategy " + "nothing of note " * 40 + "roadmap roadmap strategy roadmap"
    assert plain(Marker(["roadmap", "strategi"], "en", enough=2).passage(text, 120)).startswith("the roadmap")
    assert plain(Marker(["roadmap", "strategi"], "en").passage(text, 120)).endswith("roadmap")


def test_a_marker_reads_many_texts_alike():
    marker = Marker(["roadmap"], "en")
    texts = ["A roadmap.", "Roadmaps and a ROADMAP", "e-roadmap", "no map"]
    assert [marker.whole(text) for text in texts] == [Marker(["roadmap"], "en").whole(text) for text in texts]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    st.sampled_from(WORDS),
)
def test_a_glance_at_the_text_overlooks_nothing(words, sought, begun):
    """One letter that is not ASCII makes every word be read; the marks are the same."""
    text, tokens = " ".join(words), {token for word in sought for token in analyse(word, "en")}
    quick, slow = (marked(Marker(tokens, "en", prefix=begun[:2]).passage(one, 2000)) for one in (text, f"{text} ж"))
    assert quick == slow


@pytest.mark.parametrize("language", ["en", ""])
def test_stems_begin_as_their_words_do(language):
    for word in WORDS:
        for token in set(analyse(word, language)) - {BOUNDARY}:
            length = 3 if len(token) > 3 else 1
            assert token[:length] in "".join(char for char in word.lower() if char not in "-_.'@’"), (word, token)
