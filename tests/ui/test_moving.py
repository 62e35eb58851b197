"""What the scripts do for those who read and go about: times, menus, acts, toasts, palette, keys, live parts, read position."""

import gzip
import json

import pytest

from tests.ui.waiting import wait_until

pytestmark = pytest.mark.browser
NEW_POST = '<article class="post" id="post-1" data-swap><h2>Amara</h2><footer><button form="acts" formaction="/react/" name="kind" value="useful" aria-pressed="true">Useful 13</button></footer></article>'


def ago(page, hours):
    return page.evaluate(
        """hours => { const time = document.querySelector('#post-1 time');
        time.dateTime = new Date(Date.now() - hours * 3600e3).toISOString(); time.textContent = '';
        document.dispatchEvent(new Event('visibilitychange')); return time.textContent }""",
        hours,
    )


@pytest.mark.parametrize(
    ("hours", "words"), [(0.001, "now"), (0.1, "6 minutes ago"), (3, "3 hours ago"), (72, "3 days ago")]
)
def test_times_are_said_as_people_say_them(open_page, hours, words):
    assert ago(open_page("topic.html"), hours) == words


def test_old_times_become_dates_and_keep_the_exact_moment_as_title(open_page):
    page = open_page("topic.html", timezone_id="Europe/Lisbon")
    time = page.locator("#post-1 time")
    assert time.text_content() == "Nov 19, 2025"
    assert time.get_attribute("title").startswith("Wednesday, November 19, 2025 at 9:00")


def test_act_replaces_its_post_and_keeps_the_focus(open_page, site):
    site.answer("POST /react/", NEW_POST)
    page = open_page("topic.html")
    page.focus("#post-1 .react")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Useful 13")
    assert site.fields_of("POST /react/") == [{"csrfmiddlewaretoken": "x", "kind": "useful"}]
    assert page.evaluate("document.activeElement.getAttribute('formaction')") == "/react/"


def test_act_answered_by_a_page_shows_that_page(open_page, site):
    site.answer("POST /keep/", site.pages["space.html"])
    page = open_page("topic.html")
    page.click("#post-1 [formaction='/keep/']")
    page.wait_for_selector("h1 >> text=First role")
    assert page.url.endswith("/keep/")
    assert page.locator(".house").count() == 1


def test_act_posts_and_follows_without_script(open_page, site):
    site.answer("POST /react/", "<!doctype html><p>thanked</p>")
    page = open_page("topic.html", java_script_enabled=False)
    page.click("#post-1 .react")
    assert page.locator("text=thanked").count() == 1
    assert site.fields_of("POST /react/") == [{"csrfmiddlewaretoken": "x", "kind": "useful"}]


def test_page_that_answers_a_part_by_itself_never_carries_off_what_is_typed(open_page, site):
    """A session that ended answers the refresh of a live part, or a preview, with the page for signing in."""
    site.answer("GET /posts/", site.pages["signin.html"])
    site.answer("POST /preview/", site.pages["signin.html"])
    page = open_page("topic.html")
    page.fill("#reply-body", "Half a thought")
    page.evaluate("document.body.dispatchEvent(new CustomEvent('live:topic:1'))")
    page.click("[data-preview]")
    page.wait_for_timeout(500)
    assert site.fields_of("GET /posts/") == [{}]
    assert page.input_value("#reply-body") == "Half a thought"
    assert page.locator("article.post").count() == 6


def test_act_that_cannot_reach_the_house_says_so(open_page, site):
    page = open_page("topic.html")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.click("#post-1 .react")
    page.wait_for_selector(".toast >> text=The house cannot be reached just now.")
    assert page.locator("article.post").count() == 6


def test_menu_behind_a_link_is_fetched_and_closed_with_escape(open_page, site):
    site.answer("GET /more/", '<div class="menu-list"><a href="/edit/">Edit</a><a href="/gone/">Delete</a></div>')
    page = open_page("topic.html")
    page.click("#post-1 [data-menu]")
    page.wait_for_selector("#post-1 .menu-list")
    assert page.evaluate("document.activeElement.textContent") == "Edit"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Delete"
    page.keyboard.press("Escape")
    assert not page.is_visible("#post-1 .menu-list")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_menu_closes_when_one_presses_elsewhere(open_page):
    page = open_page("space.html")
    page.click(".rail details.menu summary")
    assert page.is_visible(".rail .menu-list")
    page.click("h1")
    assert not page.is_visible(".rail .menu-list")


def test_toast_leaves_by_itself_but_not_under_the_pointer(open_page, browser):
    page = open_page("topic.html")
    page.clock.install()
    page.goto(page.url.replace("topic", "space"))
    page.hover(".toast")
    page.clock.fast_forward(60_000)
    assert page.locator(".toast").count() == 1
    page.mouse.move(5, 5)
    page.clock.fast_forward(13_000)
    page.clock.fast_forward(1_000)
    assert page.locator(".toast").count() == 0


def test_palette_opens_finds_and_goes(open_page, site):
    found = '<div role="group" aria-label="Places"><a role="option" href="/space.html">First role</a><a role="option" href="/topic.html">Apply now</a></div>'
    site.answer("GET /search/palette/", found)
    page = open_page("signin.html")
    page.goto(f"{site.address}/topic.html")
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette [aria-selected=true]")
    page.keyboard.type("ro")
    wait_until(page, "document.querySelector('#palette input').value === 'ro'")
    page.wait_for_timeout(300)
    assert site.fields_of("GET /search/palette/")[-1] == {"q": "ro"}
    page.keyboard.press("Enter")
    page.wait_for_url("**/space.html")


def test_search_link_leads_to_its_page_without_script(open_page):
    page = open_page("topic.html", java_script_enabled=False)
    assert page.get_attribute(".rail [data-palette]", "href") == "/search/"


def test_keys_walk_the_list_and_open_the_chosen(open_page):
    page = open_page("space.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent").startswith("Apply for the internal PM role")


def test_keys_are_listed_with_a_letter_for_each_room_and_can_be_switched_off(open_page, site):
    page = open_page("space.html")
    page.keyboard.press("?")
    assert "g t Today" in " ".join(page.inner_text("[data-rooms]").split())
    page.uncheck("[data-keys-on]")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.is_visible("#keys")


def test_keys_stay_quiet_while_one_types(open_page):
    page = open_page("topic.html")
    page.focus("#reply-body")
    page.keyboard.type("?jk")
    assert page.input_value("#reply-body") == "?jk"
    assert not page.is_visible("#keys")


def test_theme_goes_round(open_page):
    page = open_page("space.html")
    page.click(".rail details.menu summary")
    page.click("[data-theme-next]")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_question_before_an_end_opens_over_the_page_with_the_kind_answer_focused(open_page, site):
    asked = '<form class="confirm" method="post" action="/gone/"><h1>Delete this topic?</h1><div class="actions"><button>Delete it</button><a class="btn" href="/topic.html" data-close>Leave it as it is</a></div></form>'
    site.answer("GET /ask/", f"<!doctype html><main>{asked}</main>")
    page = open_page("topic.html")
    page.evaluate(
        "document.querySelector('.head').insertAdjacentHTML('beforeend', '<a id=ask href=/ask/ data-dialog>Delete</a>')"
    )
    page.click("#ask")
    page.wait_for_selector("dialog[open] >> text=Delete this topic?")
    assert page.evaluate("document.activeElement.textContent") == "Leave it as it is"
    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 0
    assert page.url.endswith("/topic.html")


def test_read_position_is_told_once_the_end_of_a_post_was_in_sight(open_page, site):
    site.answer("POST /read/", "", status=204)
    page = open_page("topic.html")
    page.locator("#post-3 footer").scroll_into_view_if_needed()
    page.wait_for_timeout(2500)
    told = site.fields_of("POST /read/")
    assert int(told[-1]["number"]) >= 3
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(2500)
    assert site.fields_of("POST /read/") == told


def test_live_part_fetches_itself_when_its_channel_changed(open_page, site):
    site.answer("GET /posts/", "<p>fresh</p>")
    page = open_page("topic.html")
    page.evaluate("document.body.dispatchEvent(new CustomEvent('live:topic:1'))")
    page.wait_for_selector("#posts >> text=fresh")


def test_live_part_is_asked_for_now_and_then_when_no_stream_comes(open_page, site):
    site.answer("GET /posts/", "<p>fresh</p>")
    page = open_page("topic.html")
    page.clock.install()
    page.evaluate("import('/static/js/live.js')")
    address = json.dumps(f"{site.address}/nowhere/")
    page.evaluate(f"""() => {{ const stream = document.createElement('live-stream'); stream.dataset.url = {address}; stream.dataset.token = 'x';
        document.body.append(stream); stream.failures = 9; stream.poll() }}""")
    page.clock.fast_forward(31_000)
    page.wait_for_selector("#posts >> text=fresh")


def test_first_load_of_scripts_stays_below_forty_kilobytes(open_page, site):
    """Compressed, as the server sends them: what a topic page loads before anything is pressed."""
    page = open_page("topic.html")
    page.wait_for_timeout(300)
    names = page.evaluate("performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.js'))")
    bodies = [page.request.get(name).body() for name in names]
    assert len(names) > 5
    assert sum(len(gzip.compress(body)) for body in bodies) < 40_000
