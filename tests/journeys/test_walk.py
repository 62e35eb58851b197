"""Once around the loop, by somebody who leads a support team: each step is found on the page before it, and done on real pages."""

from datetime import UTC, datetime

import pytest

pytestmark = pytest.mark.browser
DOUBT = "Apply for the internal role now, or after the launch? (Nadia)"
QUESTION = "Does a rota I rewrote count as product work?"
PROMISE = "Tell my manager that I apply"


def test_newcomer_walks_once_around_the_loop(visit, mail_code):
    page = visit()
    look_around(page)
    join_for_the_evening(page, mail_code)
    meet_who_made_the_move(page)
    ask_a_space(page)
    weigh(page, visit)
    decide_and_commit(page)
    do_it(page)
    look_back_and_thank(page)
    answer_a_newcomer(page)


def look_around(page):
    page.click("main >> text=Look around")
    page.wait_for_selector("h1 >> text=Topics")
    page.go_back()
    page.click("main a:has-text('Five-minute tour')")
    page.click("main a:has-text('Begin')")
    for stop in range(2, 6):
        page.click("main a:has-text('Next:')")
        page.wait_for_url(f"**/tour/{stop}/")
    page.click("text=Leave the tour")


def join_for_the_evening(page, mail_code):
    page.click(".rail a:has-text('Events')")
    page.click("main a:has-text('Pitch night on Thursday')")
    page.click("main a:has-text('Join')")
    page.fill("[name=name]", "Nadia Haddad")
    page.fill("[name=email]", "nadia.haddad@example.org")
    page.fill("[name=password1]", "four quiet cups of tea")
    page.click("main button.btn-primary")
    page.fill("[name=code]", mail_code("nadia.haddad@example.org"))
    page.click("main button.btn-primary")
    page.fill("[name=here_for]", "To find out whether I can move from support to product.")
    page.fill("[name=role_title]", "Support lead")
    page.click("main button.btn-primary")
    page.wait_for_selector("h1 >> text=Pitch night on Thursday")  # where they had begun to join


def meet_who_made_the_move(page):
    met = page.locator(
        "section[aria-labelledby=meet] li", has_text="Made the move from where you are now: Support lead"
    )
    assert "Tomás Rivera" in met.inner_text()
    page.click("text=I am coming")
    page.wait_for_selector("#answer >> text=You are coming")
    met.locator("a").click()
    page.click("text=Write to Tomás Rivera")
    page.fill("textarea[name=body]", "You made the move I think of. Would you tell me what you would do again?")
    page.click("main button.btn-primary")
    page.wait_for_selector("text=you are told when they do")


def ask_a_space(page):
    page.click(".rail a:has-text('Today')")
    page.click("text=Ask what you came to find out")
    page.click("main a:has-text('First role')")
    page.fill("[name=title]", QUESTION)
    page.select_option("[name=kind]", "question")
    page.fill("[name=body]", "I lead a support team of four.")
    page.click("text=Post the topic")
    page.wait_for_selector(f"h1 >> text={QUESTION}")


def weigh(page, visit):
    """Two people are asked by name and a space in the open; both answer."""
    page.click(".rail a:has-text('Today')")
    page.click("text=Turn a doubt into a decision")
    for name, words in (
        ("question", DOUBT),
        ("context", "The launch is in ten weeks."),
        ("option_1", "Now"),
        ("option_2", "After"),
    ):
        page.fill(f"[name={name}]", words)
    page.click("main form button.btn-primary")
    page.wait_for_selector(f"h1 >> text={DOUBT}")
    here = page.url
    for typed in ("tom", "lay"):
        page.locator("[name=to]").press_sequentially(typed)
        page.wait_for_selector(".completions li")
        page.keyboard.press("Enter")
    assert page.input_value("[name=to]") == "tomas, layla, "
    page.click("form:has([name=to]) button")
    page.click("text=Ask a space")
    page.click("main a:has-text('First role')")
    page.click("text=Post the topic")
    page.click(f"main .notice a:has-text('{DOUBT[:20]}')")
    page.wait_for_url(here)
    for handle in ("tomas", "layla"):
        other = visit(handle, here)
        other.check("[name=lean][value='1']")
        other.fill("[name=why]", f"Tell your manager first. {handle}")
        other.click("#perspective .btn-primary")
        other.wait_for_selector("#perspective >> text=Save")
    page.reload()


def decide_and_commit(page):
    page.click("main .head a:has-text('Decide')")
    page.check("[name=chosen][value='1']")
    page.fill("[name=why]", "The role is real, and asking costs a conversation.")
    page.click("main form button.btn-primary")
    page.click("text=Make a commitment of it")
    page.fill("[name=what]", PROMISE)
    page.fill("[name=on]", datetime.now(UTC).date().isoformat())
    page.fill("[name=why]", "The role closes in two weeks.")
    page.click("main form button.btn-primary")
    page.wait_for_selector(f"h1 >> text={PROMISE}")


def do_it(page):
    page.click(".rail a:has-text('Today')")
    due = page.locator(".day", has_text=PROMISE)
    assert "The role closes in two weeks." in due.inner_text()
    due.locator("button").click()
    page.wait_for_selector("#toasts >> text=Done")
    due.wait_for(state="detached")


def look_back_and_thank(page):
    page.click(".rail a:has-text('Decisions')")
    page.click("main a:has-text('Decided')")
    page.click(f"main a:has-text('{DOUBT[:20]}')")
    assert page.locator("section:has-text('What follows')", has_text=PROMISE).count()
    page.click("text=Look back now")
    page.fill("[name=happened]", "They waited for me.")
    page.check("[name=same_way][value=yes]")
    page.click("main form button.btn-primary")
    page.wait_for_selector("main >> text=They waited for me.")
    page.click(".perspective:has-text('tomas') >> text=Thank them")
    page.fill("[name=words]", "You asked what my manager would say. That was the question.")
    page.click("main button.btn-primary")
    page.wait_for_selector("#toasts >> text=They are told")


def answer_a_newcomer(page):
    page.click(".rail a:has-text('Today')")
    page.click("text=Answer somebody")
    page.click("main a:has-text('How do I begin a tally')")
    page.fill("#reply-body", "On paper, beside the phone. Ten lines a week are enough.")
    page.click("#reply .btn-primary")
    page.wait_for_selector("article >> text=Ten lines a week are enough.")
