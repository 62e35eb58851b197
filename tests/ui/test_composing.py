"""What the scripts do while one writes: marks, names, preview, files, quotes, and drafts that are never lost."""

import pytest

from tests.ui.waiting import wait_until

pytestmark = pytest.mark.browser
AREA = "#reply-body"
STATE = "[data-draft-state]"


@pytest.fixture
def writing(open_page, site):
    site.answer("POST /drafts/1/", {"sequence": 1})
    page = open_page("topic.html")
    wait_until(page, "customElements.get('post-composer') && document.querySelector('#reply').draftKeeper")
    wait_until(page, "(at => at.uploads && at.names)(document.querySelector('post-composer'))")
    return page


def selected(page, words):
    page.fill(AREA, "one two three")
    page.evaluate(
        "([area, words]) => { const at = document.querySelector(area); const from = at.value.indexOf(words);"
        " at.focus(); at.setSelectionRange(from, from + words.length) }",
        [AREA, words],
    )


MARKED = {
    "bold": "one **two** three",
    "italic": "one *two* three",
    "code": "one `two` three",
    "link": "one [two](https://) three",
    "quote": "> one two three",
    "list": "- one two three",
    "ordered": "1. one two three",
}


def test_toolbar_marks_what_is_chosen_and_takes_its_mark_away_again(writing):
    for mark, after in MARKED.items():
        selected(writing, "two")
        writing.click(f"[data-mark={mark}]")
        assert writing.input_value(AREA) == after
        writing.click(f"[data-mark={mark}]")
        assert mark == "link" or writing.input_value(AREA) == "one two three", mark


def test_browser_undo_knows_what_the_toolbar_did(writing):
    selected(writing, "two")
    writing.keyboard.press("Control+b")
    assert writing.input_value(AREA) == "one **two** three"
    writing.keyboard.press("Control+z")
    assert writing.input_value(AREA) == "one two three"


def test_toolbar_is_one_stop_and_walked_with_arrows(writing):
    writing.focus("[data-mark=bold]")
    writing.keyboard.press("ArrowRight")
    assert writing.evaluate("document.activeElement.dataset.mark") == "italic"
    writing.keyboard.press("End")
    writing.keyboard.press("ArrowRight")
    assert writing.evaluate("document.activeElement.dataset.mark") == "bold"
    assert writing.locator(".toolbar button[tabindex='0']").count() == 1


def test_control_enter_sends(writing, site):
    site.answer("POST /reply/", "<!doctype html><p>posted</p>")
    writing.fill(AREA, "Tell your manager first.")
    writing.press(AREA, "Control+Enter")
    writing.wait_for_selector("text=posted")
    assert site.fields_of("POST /reply/")[-1]["body"] == "Tell your manager first."


def test_names_are_offered_and_taken_with_the_keyboard(writing, site):
    site.answer(
        "GET /members/completion/",
        [
            {"handle": "tomas", "name": "Tomás Rivera", "url": "/members/tomas/"},
            {"handle": "tom", "name": "Tom Li", "url": "/members/tom/"},
        ],
    )
    writing.focus(AREA)
    writing.keyboard.type("Ask @to")
    writing.wait_for_selector("[role=option]")
    assert writing.get_attribute(AREA, "aria-activedescendant") == writing.get_attribute("[role=option] >> nth=0", "id")
    writing.keyboard.press("ArrowDown")
    writing.keyboard.press("Enter")
    assert writing.input_value(AREA) == "Ask @tom "
    assert not writing.is_visible(".completions")
    assert site.fields_of("GET /members/completion/")[-1] == {"q": "to"}


def test_names_are_not_offered_inside_an_address(writing, site):
    site.answer("GET /members/completion/", [{"handle": "tomas", "name": "Tomás", "url": "/"}])
    writing.focus(AREA)
    writing.keyboard.type("amara@to")
    writing.wait_for_timeout(400)
    assert site.fields_of("GET /members/completion/") == []


def test_preview_shows_what_the_server_makes_of_it(writing, site):
    site.answer("POST /preview/", "<p>Tell <strong>her</strong> first.</p>")
    writing.fill(AREA, "Tell **her** first.")
    writing.click("[data-preview]")
    writing.wait_for_selector("#reply-body-preview strong")
    assert site.fields_of("POST /preview/")[-1]["body"] == "Tell **her** first."
    assert not writing.is_visible(AREA)
    writing.click("#reply-body-write-tab")
    assert writing.input_value(AREA) == "Tell **her** first."


def test_draft_is_kept_after_a_pause_and_counts_on(writing, site):
    numbers = iter(range(1, 9))
    site.answer("POST /drafts/1/", lambda _fields: (200, {"sequence": next(numbers)}))
    for words in ("First thought", "Second thought"):
        with writing.expect_response("**/drafts/1/"):
            writing.fill(AREA, words)
        wait_until(writing, "document.querySelector('[data-draft-state]').textContent === 'Kept as a draft'")
    kept = site.fields_of("POST /drafts/1/")
    assert [(fields["body"], fields["sequence"]) for fields in kept] == [
        ("First thought", "0"),
        ("Second thought", "1"),
    ]
    assert all(fields["csrfmiddlewaretoken"] for fields in kept)


def test_stale_tab_is_told_and_overwrites_nothing(writing, site):
    site.answer("POST /drafts/1/", {"detail": "newer"}, status=409)
    writing.fill(AREA, "From the old tab")
    writing.wait_for_selector("text=A newer version of this draft is open in another tab.")
    assert writing.get_attribute(f"{STATE} a", "href").endswith("/topic.html")
    writing.fill(AREA, "More from the old tab")
    writing.wait_for_timeout(2400)
    sent = [fields["body"] for fields in site.fields_of("POST /drafts/1/")]
    assert "From the old tab" in sent
    assert "More from the old tab" not in sent
    assert writing.input_value(AREA) == "More from the old tab"


def test_draft_is_kept_when_the_page_is_left(writing, site):
    writing.fill(AREA, "Half a thou")
    writing.goto(f"{site.address}/space.html")
    writing.wait_for_timeout(300)
    assert site.fields_of("POST /drafts/1/")[-1]["body"] == "Half a thou"


def test_words_stay_in_this_browser_when_the_house_cannot_be_reached(writing, site):
    site.answer("POST /drafts/1/", "<p>signed out</p>", status=403)
    writing.fill(AREA, "Nobody must lose this")
    writing.wait_for_selector("text=your words are kept in this browser")
    writing.goto(f"{site.address}/topic.html")
    writing.click("text=Put back what this browser kept")
    assert writing.input_value(AREA) == "Nobody must lose this"


def test_sending_waits_until_the_words_are_safe(writing, site):
    site.answer("POST /reply/", "<!doctype html><p>posted</p>")
    site.answer("POST /drafts/1/", "<p>signed out</p>", status=403)
    writing.fill(AREA, "Nobody must lose this")
    writing.click("#reply .btn-primary")
    writing.wait_for_selector("text=your words are kept in this browser")
    assert site.fields_of("POST /reply/") == []
    writing.click("#reply .btn-primary")
    writing.wait_for_selector("text=posted")


def test_reply_brings_what_was_marked_as_a_quote(writing):
    writing.evaluate(
        "() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('#post-2 .prose p'));"
        " getSelection().removeAllRanges(); getSelection().addRange(range) }"
    )
    writing.click("#post-2 [data-reply]")
    assert writing.input_value(AREA) == "> Three things I would find out this week, in this order:\n\n"
    assert writing.evaluate("document.querySelector('#reply').elements.reply_to.value") == "2"


def test_file_is_sent_and_its_markdown_put_in_place(writing, site):
    site.answer("POST /attachments/", {"markdown": "![plan.png](/attachments/7/plan.png)"})
    writing.fill(AREA, "See: ")
    writing.set_input_files("[data-files]", {"name": "plan.png", "mimeType": "image/png", "buffer": b"png"})
    wait_until(writing, "document.querySelector('#reply-body').value.includes('/attachments/7/')")
    assert writing.input_value(AREA) == "See: ![plan.png](/attachments/7/plan.png)\n"


def test_refused_file_says_why_and_leaves_the_text(writing, site):
    site.answer("POST /attachments/", {"detail": "Up to 5 MB is taken."}, status=413)
    writing.fill(AREA, "See: ")
    writing.set_input_files("[data-files]", {"name": "plan.png", "mimeType": "image/png", "buffer": b"png"})
    writing.wait_for_selector(".error >> text=plan.png: Up to 5 MB is taken.")
    assert writing.input_value(AREA) == "See: \n"
