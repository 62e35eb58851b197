"""Any text at all, for long: rendering never raises, takes bounded time, and what comes out is harmless."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhouse.kernel.markdown import excerpt, find_mentions, from_html, plain_text, render, sanitise_html
from tests.house.hostile import LONELY
from tests.soak.amounts import EXAMPLES, note

pytestmark = pytest.mark.soak
LONGEST = 1.0  # processor seconds for a text of at most some thousand signs
PIECES = [
    *LONELY, *"\n *_`~[]()<>!#-+=|:@&;\\'\"/.0aß漢\t\xa0\u202e\0", "```\n", "~~~\n", "    ", "1. ", "- ", "> ", "[^1]", "[^1]: ",
    "| a | b |\n|---|---|\n", "https://e.org/", "www.", "@ann-lee ", "<sub>", "</sub>", "<a href='", "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))", "[a](data:text/html,b)", "![](//e.org/x)", "[a]: javascript:alert(1)\n", "<style>", "&#106;", "&colon;",
    "[ ] ", "\\", "\r\n", "\n\n", "---\n", "===\n", "a@b.org", "xn--", "<!--", "-->", "<![CDATA[", "<?php", "]]>",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join),
    st.tuples(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.integers(2, 200)).map(
        lambda pair: (pair[0] * pair[1])[:8000]
    ),
)  # fmt: skip
tags = st.sampled_from(
    "a p b i div img svg math style script template iframe table td li ul pre code form input noscript".split()
)
attributes = st.sampled_from([
    "href=javascript:alert(1)", "onclick=alert(1)", "style='x:expression(1)'", "src=x", "srcset='//e.org 1x'", "xlink:href=data:,x",
    "href='https://e.org'", "id=x", "class=y", "title='</p>'", "href='\x01javascript:1'", "href=&#x6A;avascript:1", "",
])  # fmt: skip
markups = st.lists(
    st.one_of(
        st.tuples(tags, attributes).map(lambda pair: f"<{pair[0]} {pair[1]}>"), tags.map(lambda tag: f"</{tag}>"),
        st.sampled_from(PIECES), st.text(max_size=5),
    ), max_size=40,
).map("".join)  # fmt: skip
long = settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@pytest.fixture
def timed():
    """Calls, and fails when it took long; `spent` holds the longest."""
    spent = [0.0]

    def call(function, *given, **more):
        began = time.thread_time()
        answer = function(*given, **more)
        spent[0] = max(spent[0], time.thread_time() - began)
        assert spent[0] < LONGEST
        return answer

    call.spent = spent
    return call


def test_any_text_renders_in_time_to_something_harmless(timed, assert_harmless):
    @long
    @given(texts)
    def attempt(text):
        html = timed(render, text, mentions={"ann-lee": "/members/ann-lee/"}, anchor="x")
        assert_harmless(html)
        assert sanitise_html(html) == html
        timed(find_mentions, text)
        timed(plain_text, html)
        assert len(excerpt(html, 20)) <= 20

    attempt()
    note("fuzz", what="Markdown", examples=EXAMPLES, longest_ms=round(timed.spent[0] * 1000))


def test_any_markup_becomes_harmless_in_time(timed, assert_harmless):
    @long
    @given(st.one_of(markups, texts))
    def attempt(markup):
        html = timed(sanitise_html, markup)
        assert_harmless(html)
        assert sanitise_html(html) == html
        assert_harmless(timed(render, timed(from_html, markup)))

    attempt()
    note("fuzz", what="foreign markup", examples=EXAMPLES, longest_ms=round(timed.spent[0] * 1000))
