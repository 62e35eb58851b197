"""The page around every page: for a visitor and a member, in any language and theme."""

from types import SimpleNamespace

import pytest
from django.template import engines
from markupsafe import Markup

from tests.house.preview.site import fake_shell, stand_in

PAGE = '{% extends "layout/page.html" %}{% block title %}First role{% endblock %}{% block content %}<h1>First role</h1>{% endblock %}'
ASIDE = "{% block aside %}<section><h2>Purpose</h2></section>{% endblock %}"


@pytest.fixture(scope="module")
def draw():
    environment = next(engine.env for engine in engines.all() if engine.name == "house")

    def draw_one(page=PAGE, **changes):
        hidden = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="secret">')
        return environment.from_string(page).render(shell=fake_shell(**changes), csrf_token="secret", csrf_input=hidden)

    return draw_one


def test_page_says_where_one_is_and_in_what_language(draw):
    html = draw(language="ar", direction="rtl")
    assert '<html lang="ar" dir="rtl">' in html
    assert "<title>First role · Guildhouse</title>" in html
    assert html.index('href="#main"') < html.index('class="rail"')


@pytest.mark.parametrize(("theme", "shown"), [("dark", True), ("light", True), ("", False), ("neon", False)])
def test_theme_is_written_only_when_the_member_chose_one(draw, theme, shown):
    assert (f'data-theme="{theme}"' in draw(theme=theme)) is shown


def test_visitor_gets_no_token_and_two_ways_in(draw):
    html = draw(member=None)
    assert "secret" not in html
    assert "live-stream" not in html
    assert 'href="/accounts/signup/"' in html
    assert 'href="/accounts/login/"' in html


def test_member_gets_the_form_of_small_acts_with_its_token(draw):
    html = draw()
    assert (
        '<form id="acts" method="post" hidden><input type="hidden" name="csrfmiddlewaretoken" value="secret"></form>'
        in html
    )


def test_aside_stands_only_where_there_is_something_beside(draw):
    assert "<aside" not in draw()
    assert '<aside class="aside" tabindex="0" aria-label="About this page">' in draw(PAGE + ASIDE)


def test_toast_of_the_last_act_can_be_undone(draw):
    html = draw(toasts=[SimpleNamespace(text="Your reply was taken back.", undo="t0ken")])
    assert '<button form="acts" formaction="/undo/" name="token" value="t0ken">Undo</button>' in html


def test_name_of_the_member_is_escaped_everywhere(draw):
    member = stand_in(name="<script>x</script>", headline="<b>")
    html = draw(member=member)
    assert "<script>x" not in html
    assert "<b></small>" not in html


def test_page_around_the_page_is_light(draw):
    assert len(draw().encode()) < 13_000
