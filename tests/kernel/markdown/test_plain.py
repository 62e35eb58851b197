"""Plain text of Markdown, for search, mails and snippets."""

import pytest

from guildhouse.kernel.markdown import excerpt, plain_text, render


def test_plain_text_has_a_line_for_each_block():
    assert (
        plain_text(render("# Title\n\nOne *two* `three`\n\n- four\n- five\n\n> six"))
        == "Title\nOne two three\nfour\nfive\nsix"
    )


def test_plain_text_resolves_entities_once():
    assert plain_text(render("a & b &amp;lt; <c>")) == "a & b &lt; <c>"


def test_plain_text_keeps_words_apart():
    assert plain_text(render("a<br>b")) == "a\nb"
    assert (
        plain_text(render("| a | b |\n|-|-|\n| c | d |")) == "a\nb\nc\nd" or plain_text("<td>a</td><td>b</td>") == "a b"
    )


def test_plain_text_names_pictures():
    assert plain_text(render("see ![a & b](/attachments/1/x.png)")) == "see a & b"


def test_plain_text_leaves_out_quotes_when_asked():
    html = render("before\n\n> quoted\n>\n> > deeper\n\nafter")
    assert plain_text(html, quotes=False) == "before\nafter"
    assert "quoted" in plain_text(html)


def test_excerpt_is_one_line_without_quotes():
    assert excerpt(render("> quoted\n\nOne\n\ntwo"), 100) == "One two"
    assert excerpt(render("> quoted\n\nOne"), 100, quotes=True) == "quoted One"


def test_excerpt_is_cut_at_a_word():
    assert excerpt("<p>The quick brown fox</p>", 12) == "The quick…"
    assert excerpt("<p>The quick brown fox</p>", 10) == "The quick…"
    assert excerpt("<p>The quick, brown fox</p>", 12) == "The quick…"


def test_excerpt_of_a_short_text_is_the_text():
    assert excerpt("<p>The quick</p>", 9) == "The quick"


def test_excerpt_cuts_what_has_no_spaces():
    assert excerpt("<p>" + "漢" * 50 + "</p>", 10) == "漢" * 9 + "…"


@pytest.mark.parametrize("length", [1, 2, 5, 30, 200])
def test_excerpt_keeps_its_length(length):
    assert len(excerpt(render("word " * 100), length)) <= length


def test_excerpt_takes_plain_text():
    assert excerpt("3 < 4 & more", 100) == "3 < 4 & more"
