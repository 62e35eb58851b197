"""Every component renders in every state it declares, refuses what it does not know, and stays clean and small."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from markupsafe import Markup

from guildhouse.site.ui_states import STATES, render_state

UI = Path(__file__).parents[2] / "src/guildhouse/templates/ui"
SPRITE = (Path(__file__).parents[2] / "src/guildhouse/static/icons/sprite.svg").read_text(encoding="utf-8")
VOID = {"input", "img", "br", "hr", "meta", "link"}
SELF_CLOSED = {"use", "path", "rect"}
NOT_ON_THE_PAGE = {"head.head", "nav.bar", "radio_group.options_of", "tabs.count_of"}
FILES = sorted(path.stem for path in UI.glob("*.html"))


@pytest.fixture(scope="module")
def environment():
    return next(engine.env for engine in engines.all() if engine.name == "house")


class Checker(HTMLParser):
    """Notes tags left open, repeated ids, and what the Content-Security-Policy would refuse."""

    def __init__(self, html):
        super().__init__()
        self.open, self.wrong, self.ids = [], [], []
        self.feed(str(html))
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]
        self.wrong += [f"id {one} twice" for one in set(self.ids) if self.ids.count(one) > 1]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.wrong += [f"{name} on <{tag}>" for name in names if name == "style" or re.match(r"on[a-z]|hx-on", name)]
        self.wrong += [f"{name} twice on <{tag}>" for name in set(names) if names.count(name) > 1]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


def macros():
    found = re.compile(r"{% macro (\w+)\(")
    return [(name, macro) for name in FILES for macro in found.findall((UI / f"{name}.html").read_text("utf-8"))]


@pytest.mark.parametrize("state", STATES, ids=lambda state: f"{state.component}.{state.macro}-{state.name}")
def test_component_renders_cleanly_in_its_state(environment, state):
    html = render_state(environment, state)
    assert isinstance(html, Markup)
    assert Checker(html).wrong == []
    assert "None" not in html
    assert "Undefined" not in html


@pytest.mark.parametrize("state", [state for state in STATES if state.inner], ids=lambda state: state.component)
def test_component_shows_its_call_block(environment, state):
    assert state.inner in render_state(environment, state)


@pytest.mark.parametrize(("name", "macro"), macros())
def test_component_refuses_an_unknown_argument(environment, name, macro):
    module = environment.get_template(f"ui/{name}.html").module
    with pytest.raises(TypeError, match="unheard_of"):
        getattr(module, macro)(unheard_of=1)


def test_every_macro_stands_on_the_page_of_components():
    shown = {f"{state.component}.{state.macro}" for state in STATES}
    assert {f"{name}.{macro}" for name, macro in macros()} - shown == NOT_ON_THE_PAGE


@pytest.mark.parametrize("name", FILES)
def test_component_file_begins_with_what_it_is(name):
    text = (UI / f"{name}.html").read_text("utf-8")
    assert text.startswith("{# ")
    assert len(text.splitlines()) <= 120


def test_drawn_icons_are_in_the_sprite(environment):
    drawn = {
        match
        for state in STATES
        for match in re.findall(r"sprite[\w.]*\.svg#([\w-]+)", render_state(environment, state))
    }
    assert len(drawn) > 30
    assert drawn - set(re.findall(r'<symbol id="([\w-]+)"', SPRITE)) == set()


def test_text_from_outside_is_escaped(environment):
    module = environment.get_template("ui/person.html").module
    assert "<b>" not in module.person("<b>Amara</b>", note="<b>lead</b>", address='"><b>')


def test_post_costs_little_beside_its_body(environment):
    state = next(state for state in STATES if state.component == "post" and state.name == "accepted, mine")
    html = render_state(environment, state)
    assert len(html.encode()) - len(state.arguments["body"]) <= 1800


def test_gone_post_keeps_its_words_to_itself(environment):
    module = environment.get_template("ui/post.html").module
    html = module.post(1, "#", "Amara", "#", 0, "2025-01-01", "1 Jan", body=Markup("<p>secret</p>"), gone="Taken back.")
    assert "secret" not in html
    assert "Taken back." in html


def test_pseudonym_leads_nowhere(environment):
    module = environment.get_template("ui/post.html").module
    html = module.post(
        1, "#", "quiet heron", "/members/amara/", 0, "2025-01-01", "1 Jan", picture="/avatars/amara.png", pseudonym=True
    )
    assert "amara" not in html


def test_form_says_what_to_mend_beside_the_field_and_on_top(environment):
    bound = environment.get_template("ui/bound.html").module
    summary = environment.get_template("ui/error_summary.html").module
    form = next(state for state in STATES if state.name == "to mend").arguments["form"]
    name_id, words = form["name"].id_for_label, form.errors["name"][0]
    assert f'<a href="#{name_id}">{words}</a>' in summary.form_errors(form)
    assert f'aria-describedby="{name_id}-error {name_id}-help"' in bound.bound_field(form["name"])


def test_pager_lists_ends_and_neighbours_only(environment):
    html = environment.get_template("ui/pager.html").module.pager(12, 500, "?page=")
    assert re.findall(r'href="\?page=(\d+)"', html) == ["11", "1", "11", "13", "500", "13"]


def test_pager_costs_nothing_more_in_a_topic_of_thousands_of_pages(environment):
    html = environment.get_template("ui/pager.html").module.pager(5000, 10000, "?page=")
    assert len(html) < 2000
