"""What is made ready before an import touches the database."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.discussions.actions.importing import Talk, Words, make_ready
from guildhouse.kernel.markdown import render

AT = datetime(2020, 1, 1, tzinfo=UTC)


def ready(*, body="Hello", kind="markdown", **talk):
    given = {"source_id": "1", "title": "Title"} | talk
    return make_ready(Talk(posts=(Words("1", 1, body, kind, AT),), **given))


@given(st.text(alphabet="abéÿZ09 ,;.?!()'“”’–—-w\n_*", max_size=60))
def test_plain_lines_are_rendered_as_the_parser_would(text):
    assert ready(body=text).posts[0].html == render(text)


@pytest.mark.parametrize(
    "text", ["See www.example.org for more", "a -- b", "Yes. 1. No", "Ends with a hyphen -", "Two  spaces"]
)
def test_lines_that_only_look_plain_are_rendered_too(text):
    assert ready(body=text).posts[0].html == render(text)


@pytest.mark.parametrize(
    ("title", "kept"), [("  A\n B ", "A B"), ("", "Hello"), ("x" * 201, "x" * 199 + "…"), ("\u202eevil", "evil")]
)
def test_titles_are_one_line_that_fits(title, kept):
    assert ready(title=title).title == kept


def test_topic_without_any_words_has_a_title_still():
    assert ready(title="", body="").title == "Untitled"


def test_tags_are_clean_and_once():
    assert ready(tags=("Road Map", "road-map", "", "!!!", "é" * 60)).tags == ["road-map", "é" * 40]


def test_html_is_made_safe_against_the_address_it_came_from():
    html = (
        ready(kind="html", base="https://site.example/", body="<a href='q/1' onclick=x>a</a><script>1</script>")
        .posts[0]
        .html
    )
    assert 'href="https://site.example/q/1"' in html
    assert "onclick" not in html
    assert "script" not in html
