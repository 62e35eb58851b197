"""The one ranking: what comes before what, and why."""

import pytest

from guildhouse.search.analysis.analyser import tokens_column
from guildhouse.search.analysis.ranking import Candidate, rank, seek, value, weigh
from guildhouse.search.analysis.wants import Want, read_wants, whole_phrases
from tests.timing import takes_less

NOW = 1_800_000_000
YEAR = 365.25 * 86400


def candidate(number, title, body, *, age=YEAR, score=0, settled=False):
    return Candidate(number, tokens_column(title, body, "en"), NOW - age, score, settled)


def order(candidates, words, *, weights=None):
    wants = read_wants(words.split(), ["en"])
    sought = seek(wants, weights or [1.0] * len(wants), whole_phrases(words.split(), ["en"], prefix=False))
    return [number for number, _rank in rank(candidates, sought, NOW, 20)]


FILLER = "some other words stand here too "


@pytest.mark.parametrize(
    ("words", "better", "worse"),
    [
        ("roadmap", ("Roadmap", FILLER + "roadmap"), ("Plans", FILLER + "roadmap")),
        ("roadmap", ("", "roadmap roadmap and roadmap"), ("", "roadmap and the rest of it")),
        ("roadmap", ("", "roadmap " + FILLER), ("", "roadmap " + FILLER * 30)),
        ("product roadmap", ("", "a product roadmap " + FILLER), ("", "a roadmap product " + FILLER)),
        ("product roadmap", ("Product roadmap", FILLER), ("Roadmap product", FILLER)),
    ],
)
def test_the_better_answer_comes_first(words, better, worse):
    assert order([candidate(1, *better), candidate(2, *worse)], words) == [1, 2]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"settled": True}, {}),
        ({"score": 12}, {"score": 0}),
        ({"score": 0}, {"score": -3}),
        ({"age": 3600}, {"age": 3 * YEAR}),
    ],
)
def test_between_equal_words_standing_decides(better, worse):
    rows = [candidate(1, "", "a roadmap", **better), candidate(2, "", "a roadmap", **worse)]
    assert order(rows, "roadmap") == [1, 2]


def test_standing_never_outweighs_a_word_that_is_missing():
    loved = candidate(1, "", "roadmap " + FILLER, age=0, score=10_000, settled=True)
    both = candidate(2, "Roadmap strategy", "strategy for a roadmap", age=9 * YEAR, score=-5)
    assert order([loved, both], "strategy roadmap") == [2, 1]


def test_a_rare_word_weighs_more_than_a_common_one():
    rows = [candidate(1, "", "roadmap " + FILLER), candidate(2, "", "kanbanize " + FILLER)]
    assert order(rows, "roadmap kanbanize", weights=[weigh(1000, 400), weigh(1000, 2)]) == [2, 1]


def test_a_term_repeated_without_end_counts_as_six():
    wants = read_wants(["roadmap"], ["en"])
    six = value(candidate(1, "", "roadmap a " * 6 + "b " * 4000), seek(wants, [1]), NOW)
    many = value(candidate(1, "", "roadmap a " * 60 + "b " * (4000 - 54 * 5)), seek(wants, [1]), NOW)
    assert many == pytest.approx(six, abs=0.01)


def test_a_word_that_only_begins_with_it_counts_half():
    want = Want("road", (("road",),), "road", near=("roadmap",))
    sought = seek([want], [1])
    assert value(candidate(1, "", "a road"), sought, NOW) > value(candidate(1, "", "a roadmap"), sought, NOW) > 0.2


def test_equals_are_in_order_of_number_newest_first():
    rows = [candidate(number, "", "a roadmap") for number in (3, 9, 5)]
    assert order(rows, "roadmap") == [9, 5, 3]
    assert order(rows[::-1], "roadmap") == [9, 5, 3]


def test_ranking_two_thousand_candidates_is_quick():
    rows = [candidate(number, "A title of words", "roadmap and words " * 20) for number in range(2000)]
    assert len(order(rows, "product roadmap words")) == 20
    assert takes_less(0.5, order, rows, "product roadmap words")
