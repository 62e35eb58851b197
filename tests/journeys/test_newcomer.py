"""The main job, by somebody who has never been here: reads, joins, asks, is answered while they look, accepts, finds."""

import re

import pytest

pytestmark = pytest.mark.browser
TITLE = "Apply for the internal role now, or after the launch?"


def test_newcomer_reads_joins_asks_is_answered_live_accepts_and_searches(community, visit, mail_code):
    page = visit()
    page.click("text=Which stretch task counted for you?")
    assert page.locator("article.post").count() == 20
    page.click(".rail a:has-text('Join')")
    page.fill("[name=name]", "Nadia Benali")
    page.fill("[name=email]", "nadia@example.org")
    page.fill("[name=password1]", "four quiet cups of tea")
    page.click("main button.btn-primary")
    page.fill("[name=code]", mail_code("nadia@example.org"))
    page.click("main button.btn-primary")
    page.wait_for_selector(".rail .who >> text=Nadia Benali")

    page.goto(f"{community.places['space']}topics/new/")
    page.fill("[name=title]", TITLE)
    page.select_option("[name=kind]", "question")
    page.fill("[name=body]", "My manager supports me, the launch is in ten weeks.")
    page.click("text=Post the topic")
    page.wait_for_selector(f"h1 >> text={TITLE}")

    other = visit("tomas", page.url)
    other.fill("#reply-body", "Apply now, and tell your manager today.")
    other.click("#reply .btn-primary")
    page.wait_for_selector("article >> text=Apply now, and tell your manager today.", timeout=10_000)

    page.click("#post-2 >> text=This helped")
    page.wait_for_selector("#post-2.is-accepted")
    find(page, "internal launch", TITLE)


def find(page, words, title, tries=20):
    """The worker writes the index a moment after the posting."""
    for _ in range(tries):
        page.goto(f"/search/?q={words}")
        found = page.locator("main a", has_text=re.compile(re.escape(title[:20])))
        if found.count():
            break
        page.wait_for_timeout(500)
    found.first.click()
    page.wait_for_selector(f"h1 >> text={title}")


def test_reply_of_somebody_else_is_shown_in_the_place_it_belongs_while_one_writes(community, visit):
    page = visit("amara", community.places["poll"])
    page.fill("#reply-body", "Half a thou")
    other = visit("layla", community.places["poll"])
    other.fill("#reply-body", "I am in, any evening.")
    other.click("#reply .btn-primary")
    page.wait_for_selector("article >> text=I am in, any evening.", timeout=10_000)
    assert page.input_value("#reply-body") == "Half a thou"
