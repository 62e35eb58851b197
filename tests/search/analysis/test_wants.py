"""What a query's words become in the languages of the house."""

from guildhouse.search.analysis.analyser import tokens_column
from guildhouse.search.analysis.wants import drop_stop_words, read_phrase, read_wants, whole_phrases


def answers(want, text, language):
    column = tokens_column("", text, language)
    return any(f" {' '.join(run)} " in column for run in want.sequences)


def test_a_word_is_wanted_in_every_language_in_use():
    (want,) = read_wants(["utilisateurs"], ["en", "fr"])
    assert answers(want, "un utilisateur", "fr")
    assert answers(want, "ces utilisateurs", "en")


def test_a_joined_word_is_answered_by_both_spellings():
    (want,) = read_wants(["e-mail"], ["en"])
    assert answers(want, "send e-mails", "en")
    assert answers(want, "send emails", "en")
    (joined,) = read_wants(["email"], ["en"])
    assert answers(joined, "an e-mail", "en")


def test_a_run_without_spaces_is_wanted_as_a_run():
    (want,) = read_wants(["東京都"], ["ja"])
    assert answers(want, "白い東京都の", "ja")
    assert not answers(want, "東京と京都", "ja")


def test_a_single_character_at_the_end_of_a_run_is_found():
    (want,) = read_wants(["犬"], ["ja"])
    assert answers(want, "白い犬", "ja")


def test_stop_words_are_left_out_unless_there_is_nothing_else():
    assert [want.shown for want in drop_stop_words(read_wants(["the", "road", "to", "growth"], ["en"]))] == [
        "road",
        "growth",
    ]
    assert len(drop_stop_words(read_wants(["to", "be", "or", "not"], ["en"]))) == 4


def test_a_phrase_keeps_its_stop_words():
    assert read_phrase("head of product", ["en"]).sequences == (("head", "of", "product"),)


def test_words_wanted_twice_are_wanted_once():
    assert len(read_wants(["mentor", "Mentors", "mentoring"], ["en"])) == 1


def test_the_whole_of_a_query_is_a_phrase_of_its_own():
    assert whole_phrases(["product", "roadmaps"], ["en"], prefix=False) == [" product roadmap "]
    assert whole_phrases(["product", "roadma"], ["en"], prefix=True)[-1] == " product roadma"
    assert whole_phrases(["product"], ["en"], prefix=True) == []
