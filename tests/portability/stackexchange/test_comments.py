"""A comment's small Markdown says the same in ours."""

import pytest

from guildhouse.kernel.markdown import render
from guildhouse.portability.actions.stackexchange.comments import comment_to_markdown


def shown(text):
    return render(comment_to_markdown(text)).removeprefix('<p dir="auto">').removesuffix("</p>\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*really* **so**", "<em>really</em> <strong>so</strong>"),
        ("use `a*b` here", "use <code>a*b</code> here"),
        ("[here](https://example.org/x)", '<a href="https://example.org/x" rel="nofollow ugc noopener">here</a>'),
        ("two\nlines\r\nhere", "two lines here"),
        ("<b>x</b> & 1 < 2", "&lt;b&gt;x&lt;/b&gt; &amp; 1 &lt; 2"),
        ("one\n\n# two", 'one</p>\n<p dir="auto"># two'),
        ("one  \n- two", "one<br>\n- two"),
        ("« oui\xa0»", "« oui&nbsp;»"),
        ("it is \\*not\\* so", "it is *not* so"),
    ],
)
def test_what_both_sides_know_keeps_its_meaning(text, html):
    assert shown(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "# heading", "## two", "> quote", "- item", "+ item", "* item", "1. one", "12) twelve", "---", "***", "* * *", "===",
        "~~gone~~", "a ~~b~~ c", "[^1] note", "[^1]: note", "[a]: https-less", "| a | b |", ": meaning", "```", "``` x",
        "~~~", "#", "-", "1.", "1)", "`", "~", "=", "- - -", "#hash", "-5 is less", "+1", "2. and 3.",
    ],
)  # fmt: skip
def test_what_only_we_know_stays_letters(text):
    assert shown(text) == text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def test_signs_in_code_stay_as_they_are():
    assert shown("`~~a~~ [^1]` and ~~b~~") == "<code>~~a~~ [^1]</code> and ~~b~~"


@pytest.mark.parametrize("text", ["", " ", "``", "`" * 500, "~" * 5000, "[^" * 5000, "`a" * 20_000])
def test_odd_texts_end_in_time(text):
    comment_to_markdown(text)
