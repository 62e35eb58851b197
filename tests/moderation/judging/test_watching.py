"""Watched words: whole, whatever capitals, accents, figures or letters that cannot be seen stand in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.moderation.judging.contexts import Context
from guildhouse.moderation.judging.watching import Act, Watch, WatchedWord, Way


def find(text, *words, **more):
    return [(one.word.word, text[one.start : one.end]) for one in Watch(words, **more).find(text)]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        (WatchedWord("ass"), "an ass, a class, an assessment", ["ass"]),
        (WatchedWord("Scunthorpe"), "SCUNTHORPE!", ["SCUNTHORPE"]),
        (WatchedWord("élite"), "the elite and the ÉLITE", ["elite", "ÉLITE"]),
        (WatchedWord("straße"), "STRASSE", ["STRASSE"]),
        (WatchedWord("ﬁne"), "a fine day", ["fine"]),
        (WatchedWord("zero"), "ze\u200bro", ["ze\u200bro"]),
        (WatchedWord("two words"), "two words, twowords", ["two words"]),
        (WatchedWord("run", Way.STEM, language="en"), "running runs runner rune", ["running", "runs"]),
        (WatchedWord("sale", Way.STEM, language="fr"), "sales", ["sales"]),
        (WatchedWord("mist", Way.STEM, language="xx"), "mist mists", ["mist"]),
        (WatchedWord("casino", Way.ANYWHERE), "supercasino24", ["casino"]),
        (WatchedWord("笨蛋"), "你是笨蛋吗", ["笨蛋"]),
        (WatchedWord("धूर्त"), "वह धूर्त है", ["धूर्त"]),
        (WatchedWord("바보"), "바보", ["바보"]),
        (WatchedWord("a$$"), "what an a$$.", ["a$$"]),
    ],
)
def test_word_is_found_whole(word, text, found):
    assert [part for _word, part in find(text, word)] == found


def test_figures_are_read_as_letters_only_where_asked():
    word = WatchedWord("blister")
    assert find("you b1i5t3r", word) == []
    assert find("you bl1st3r", word, reads_figures=True) == [("blister", "bl1st3r")]
    assert find("in 1337 and 5000", WatchedWord("leet"), reads_figures=True) == []


def test_longer_word_hides_what_lies_in_it():
    assert find("hot air balloon", WatchedWord("hot air"), WatchedWord("air")) == [("hot air", "hot air")]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("> you blister\n", Context.QUOTED),
        ("He called me a blister", Context.QUOTED),
        ("“you blister” is what it said", Context.QUOTED),
        ("Il m'a dit « blister » hier", Context.QUOTED),
        ("It says 'don't be a blister' there", Context.QUOTED),
        ("No blister deserves that", Context.DENIED),
        ("You aren't a blister", Context.DENIED),
        ("We are blister and proud", Context.OWN),
    ],
)
def test_context_is_recognised(text, context):
    (sighting,) = Watch([WatchedWord("blister", act=Act.REFUSE)]).find(text)
    assert context in sighting.contexts
    assert sighting.act == Act.NOTE


def test_context_of_another_sentence_does_not_count():
    (sighting,) = Watch([WatchedWord("blister", act=Act.HOLD)]).find("I am not amused. You blister. We know.")
    assert (sighting.contexts, sighting.act) == ((), Act.HOLD)


@given(st.text(max_size=200), st.text(min_size=1, max_size=12))
def test_any_text_and_word_end_and_point_inside(text, word):
    for sighting in Watch([WatchedWord(word, way) for way in Way], reads_figures=True).find(text):
        assert 0 <= sighting.start < sighting.end <= len(text)
