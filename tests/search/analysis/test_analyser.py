"""One analyser: what becomes a token, in every script, and how much of a hostile text is read."""

import time
import tracemalloc
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.search.analysis.analyser import (
    BOUNDARY,
    LONGEST_WORD,
    MOST_TOKENS,
    analyse,
    read_chunk,
    read_document,
    tokens_column,
)
from guildhouse.search.analysis.folding import settle
from guildhouse.search.analysis.stemming import SNOWBALL, stem
from tests.timing import pace


@pytest.mark.parametrize(
    ("text", "language", "tokens"),
    [
        ("The Roadmaps of 2026", "en", ["the", "roadmap", "of", "2026"]),
        ("Mentoring, mentored; MENTORS!", "en", ["mentor", "mentor", "mentor"]),
        ("l’équipe qu'elle a aujourd'hui", "fr", ["l", "equip", "qu", "elle", "a", "aujourdhui"]),
        ("Amara's don't", "en", ["amara", "dont"]),
        ("Größe straße", "de", ["gross", "strass"]),
        ("ﬁnance ｒｏａｄｍａｐ ①", "en", ["financ", "roadmap", "1"]),
        ("мой ёлка", "", ["мой", "елка"]),
        ("смёшной мо\u0301жет", "", ["смешной", "может"]),
        ("Øresund łódź Cœur", "", ["oresund", "lodz", "coeur"]),
        ("हिन्दी में", "", ["हिन्दी", "में"]),
        ("كِتَابٌ كتـــاب", "", ["كتاب", "كتاب"]),
        ("C++ c# F# issue#12", "en", ["c++", "c#", "f#", "issu", "12"]),
        ("road\u00admap می\u200cخواهم", "", ["roadmap", "میخواهم"]),
        ("3.11 2026-01-02", "en", ["3", "11", "2026", "01", "02"]),
        ("👩\u200d👩 — … ☃", "en", []),
    ],
)
def test_analysis_makes_tokens(text, language, tokens):
    assert analyse(text, language) == tokens


def test_analysis_is_the_same_for_composed_and_decomposed_letters():
    assert analyse("re\u0301sume\u0301 e\u0302tre", "fr") == analyse("résumé être", "fr")


def test_stemming_sees_accents_before_they_are_folded():
    assert len(set(analyse("utilisé utilisée utilisées utiliser", "fr"))) == 1


@pytest.mark.parametrize(
    ("language", "tokens"), [("fr-CA", ["rout"]), ("xx", ["routes"]), ("", ["routes"]), ("zh", ["routes"])]
)
def test_an_unknown_language_is_not_stemmed(language, tokens):
    assert analyse("routes", language) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("東京都", ["東京", "京都", "都"]),
        ("東", ["東"]),
        ("ｶﾞｲﾄﾞ", ["ガイ", "イド", "ド"]),
        ("한국어", ["한국", "국어", "어"]),
        ("ที่นี่", ["ที่นี่", "นี่"]),
        ("iPhone用ケース", ["iphone", "用ケ", "ケー", "ース", "ス", BOUNDARY, "phone"]),
    ],
)
def test_scripts_without_spaces_are_cut_into_pairs(text, tokens):
    assert analyse(text, "ja") == tokens


def test_addresses_are_found_by_host_and_by_words():
    tokens = analyse("see https://www.example.com/guides/first-role?x=1", "en")
    assert tokens[:7] == ["see", "exampl", "com", "guid", "first", "role", "x"]
    assert "examplecom" in tokens
    assert not {"https", "www"} & set(tokens)


@pytest.mark.parametrize(
    ("text", "parts", "other"),
    [
        ("e-mail", ["e", "mail"], "email"),
        ("user_id", ["user", "id"], "userid"),
        ("node.js", ["node", "js"], "nodej"),
        ("getUserName", ["getusernam"], "name"),
        ("amara@example.org", ["amara", "exampl", "org"], "amaraexampleorg"),
    ],
)
def test_identifiers_are_found_by_their_parts_and_as_a_whole(text, parts, other):
    tokens = analyse(text, "en")
    cut = tokens.index(BOUNDARY)
    assert tokens[:cut] == parts
    assert other in tokens[cut:]


def test_words_longer_than_a_hundred_characters_are_skipped():
    assert analyse(f"a{'b' * LONGEST_WORD} end", "") == ["end"]
    assert analyse(f"{'b' * LONGEST_WORD} end", "")[1] == "end"
    assert analyse(f"one-{'b' * (LONGEST_WORD + 1)}-two", "") == ["one", "two"]


def test_title_and_body_are_kept_apart():
    assert tokens_column("Product", "roadmap", "en") == " product | roadmap "
    assert tokens_column("", "", "en") == " | "


def test_vocabulary_pairs_words_with_tokens():
    assert ("utilisees", "utilis") in {(term.word, term.token) for term in read_document("Utilisées", "", "fr")[1]}


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "ja", "", "zz"]))
def test_tokens_fit_every_index(text, language):
    for token in analyse(text, language):
        assert token == token.strip()
        assert token
        assert not set(token) & set(" \"'\\:&!()\0")
        assert token == BOUNDARY or BOUNDARY not in token


@given(st.text(alphabet="aé-'.東の ", max_size=60))
def test_analysis_of_the_same_text_is_the_same(text):
    assert analyse(text, "fr") == analyse(text, "fr")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        "a.",
        "a'",
        "'",
        "東",
        "\u0301",
        "a\u0301",
        "\u200d",
        "_",
        "word ",
        "www.",
        "https://",
        "A1b",
        "ﷺ",
        "-a",
        "\0",
    ],
)
def test_a_megabyte_is_read_in_bounded_time_and_space(unit):
    text = unit * (1_000_000 // len(unit))
    tracemalloc.start()
    began = time.process_time()
    tokens = analyse(text, "en")
    spent, (_now, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(tokens) <= MOST_TOKENS * 1.5
    assert spent < 5 * pace()
    assert peak < 32_000_000


def test_a_long_run_does_not_stay_in_the_cache():
    before = read_chunk.cache_info().currsize
    analyse("-".join("ab" for _ in range(60)), "en")
    assert read_chunk.cache_info().currsize <= before + 1


@pytest.mark.corpus
def test_words_of_a_snowball_family_share_a_token(corpus):
    """Folding comes after stemming, so no family of the Snowball vocabularies is broken up by it."""
    for code, name in SNOWBALL.items():
        file = corpus / "multilingual" / "snowball" / f"{name}.tsv"
        families = defaultdict(set)
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            word = line.partition("\t")[0]
            if word.isalpha():
                families[stem(settle(word), code)].add(read_chunk(word, code).terms[0].token)
        assert {family: tokens for family, tokens in families.items() if len(tokens) > 1} == {}
