"""Texts made to be expensive: each renders in bounded time, and to something."""

import tracemalloc

import pytest

from guildhouse.kernel.markdown import MAX_TEXT, find_mentions, plain_text, render, sanitise_html
from guildhouse.kernel.markdown.inline_rules import MAX_NOTE_REFERENCES
from guildhouse.kernel.markdown.render import MAX_LINES
from tests.timing import takes_less


def fill(piece: str, length: int = 20_000) -> str:
    return (piece * (length // len(piece) + 1))[:length]


NASTY = {
    "quotes in one line": ">" * 10_000,
    "quotes with spaces": fill("> "),
    "brackets": "[" * 10_000,
    "brackets and their ends": "[" * 5_000 + "a" + "](/b)" * 3_000,
    "picture brackets": "![" * 8_000,
    "pictures in pictures": "![" * 2_000 + "a" + "](/attachments/b)" * 1_000,
    "pictures never ended": fill("![[]()"),
    "lists in one line": "- " * 10_000,
    "numbered lists in one line": fill("1. "),
    "lists in lists": "\n".join("  " * depth + "- a" for depth in range(190)),
    "quotes and lists": fill(">- "),
    "backtick runs": " ".join("`" * length for length in range(1, 200)),
    "stars": fill("*a **a "),
    "stars and lines": fill("**a *b_ "),
    "only stars": "*" * 20_000,
    "entities": fill("&amp;"),
    "ampersands": fill("&"),
    "angle brackets": fill("<a"),
    "unfinished links": fill("[a]("),
    "unfinished titles": '[a](/b "' + '"' * 10_000,
    "parentheses": "[a](" + "(" * 10_000,
    "addresses in addresses": fill("http://a"),
    "hosts": "http://" + "a." * 10_000,
    "www": fill("www."),
    "spaced www": fill("(www.a.b"),
    "mail": fill("a@") + fill("a.") + "@",
    "small tags": fill("<sub>"),
    "small tags closed": "<sub>" * 2_000 + "a" + "</sub>" * 2_000,
    "notes": "[^1]: a\n\n" + fill("[^1]"),
    "notes in notes": fill("[^a]: "),
    "references": "[a]: /b\n\n" + fill("[a] "),
    "tables": "|a" * 128 + "|\n" + "|-" * 128 + "|\n" + "|a\n" * 2_000,
    "wide tables": "a|" * 5_000 + "\n" + "-|" * 5_000,
    "definitions": fill("a\n: : "),
    "lazy lines": ">" * 20 + fill("a\n", 10_000),
    "accents": "a" + "\u0300" * 20_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_cheap(name):
    assert takes_less(1, render, NASTY[name])
    assert takes_less(0.5, find_mentions, NASTY[name])


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_stable(name):
    html = render(NASTY[name])
    assert html.strip()
    if len(html) <= 250_000:
        assert sanitise_html(html) == html


@pytest.mark.parametrize("piece", ["www.", "![[]()", "[", "*a **a ", "http://a", "> ", "- ", "&", "a\n", "[^1]"])
def test_longest_text_is_bounded(piece):
    assert takes_less(3, render, fill(piece, MAX_TEXT))


def test_notes_are_referred_to_only_so_often(page):
    shown = page(render("[^1]: A note\n\n" + "[^1]" * (MAX_NOTE_REFERENCES + 3)))
    assert sum(link.get("role") == "doc-noteref" for link in shown.all("a")) == MAX_NOTE_REFERENCES
    assert "[^1][^1][^1]" in shown.text


def test_what_is_too_deep_is_shown_as_typed(page):
    assert page(render("> " * 100 + "the end")).text.strip().endswith("the end")
    assert page(render("- " * 100 + "the end")).text.strip().endswith("the end")
    assert page(render("> " * 100 + "a\n>\n> b")).text.split()[-1] == "b"


def test_text_of_very_many_lines_is_shown_as_typed():
    text = "*a* @b1\n" * (MAX_LINES + 2)
    assert render(text).startswith('<pre dir="ltr"><code>*a* @b1\n')
    assert find_mentions(text) == []


def test_page_does_not_grow_far_beyond_its_text():
    assert len(render("|a" * 256 + "|\n" + "|-" * 256 + "|\n" + "|a\n" * 9_000)) < 300_000


def test_memory_is_bounded():
    tracemalloc.start()
    for text in (fill("["), fill("- "), fill("*a **a ")):
        render(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60 * 1024 * 1024


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 30_000, "<ul><li>" * 10_000, "<blockquote>" * 10_000, "<b><div></b>" * 10_000, "<table><tr><td>" * 8_000,
     "<a href='/x'>" * 10_000, "<" * 100_000, "<p " * 30_000, "<!--" * 30_000, "<i>" * 60_000, "&amp" * 50_000],
)  # fmt: skip
def test_nasty_foreign_markup_is_cheap(markup):
    assert takes_less(1, sanitise_html, markup)
    assert takes_less(1, plain_text, markup)
