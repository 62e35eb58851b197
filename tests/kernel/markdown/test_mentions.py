"""Names of members in text: found where they are meant, left alone in code and addresses."""

import pytest

from guildhouse.kernel.markdown import MAX_MENTIONS, find_mentions, render
from tests.timing import takes_less

ANNA = {"anna": "/members/anna"}
LINK = '<a href="/members/anna" class="mention">@anna</a>'


@pytest.mark.parametrize(
    "text",
    [
        "@anna",
        "Hi @anna, hello",
        "(@anna)",
        "**@anna**",
        "> @anna",
        "- @anna",
        "@anna's",
        "@anna.",
        "@anna-",
        "é @anna",
        "| @anna |\n|-|",
    ],
)
def test_mention_links_to_whoever_answers(text):
    assert LINK in render(text, mentions=ANNA)
    assert find_mentions(text) == ["anna"]


@pytest.mark.parametrize(
    "text",
    [
        "`@anna`", "```\n@anna\n```", "    @anna", "[@anna](/p/1)", "x@anna", "x@anna.example", "@anna@elsewhere.example",
        "https://example.org/@anna", "\\@anna", "![@anna](https://example.org/a.png)", "@a", "@-anna", "/@anna", "@anna_b",
        "@" + "a" * 40, "@anna.example",
    ],
)  # fmt: skip
def test_other_signs_mention_nobody(text):
    assert "mention" not in render(text, mentions=ANNA)
    assert "anna" not in find_mentions(text)


def test_mention_of_nobody_is_text():
    assert render("@nobody", mentions=ANNA) == '<p dir="auto">@nobody</p>\n'


def test_capitals_mention_the_same_member_as_typed():
    assert "@Anna</a>" in render("@Anna", mentions=ANNA)
    assert find_mentions("@Anna @anna") == ["anna"]


def test_handles_come_once_in_order():
    assert find_mentions("@carl-2 @anna @carl-2\n\n@bo") == ["carl-2", "anna", "bo"]


def test_picture_words_keep_the_handle():
    assert "by @anna" in render("![by @anna](https://example.org/a.png)", mentions=ANNA)


def test_mention_in_a_footnote_counts():
    assert find_mentions("a[^1]\n\n[^1]: @anna") == ["anna"]


def test_mentions_beyond_the_most_are_text():
    handles = [f"member{number}" for number in range(MAX_MENTIONS + 10)]
    text = " ".join(f"@{handle}" for handle in handles)
    assert find_mentions(text) == handles[:MAX_MENTIONS]
    html = render(text, mentions={handle: f"/m/{handle}" for handle in handles})
    assert html.count("<a ") == MAX_MENTIONS


def test_ten_thousand_mentions_are_cheap():
    text = " ".join(f"@user{number}" for number in range(9_000))
    assert takes_less(1, find_mentions, text)
    assert len(find_mentions(text)) == MAX_MENTIONS


def test_address_of_a_mention_is_escaped():
    html = render("@anna", mentions={"anna": '/m/"><script>'})
    assert html == '<p dir="auto"><a href="/m/%22%3E%3Cscript%3E" class="mention">@anna</a></p>\n'
