"""Markdown as members write it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from guildhouse.kernel.markdown import render


def test_headings_start_below_those_of_the_page():
    assert render("# One") == '<h3 dir="auto">One</h3>\n'
    assert "<h4 " in render("## Two")
    assert "<h6 " in render("#### Four")
    assert "<h6 " in render("###### Six")


def test_raw_html_is_shown_as_text():
    assert render("a <b onclick='x()'>b</b>\n\n<div>c</div>") == (
        '<p dir="auto">a &lt;b onclick=\'x()\'&gt;b&lt;/b&gt;</p>\n<p dir="auto">&lt;div&gt;c&lt;/div&gt;</p>\n'
    )


def test_small_tags_are_taken_without_attributes_and_in_pairs():
    assert "H<sub>2</sub>O<br>x<sup>*2</sup> <kbd>Ctrl</kbd>" in render(
        "H<sub>2</sub>O<br />x<sup>*2</sup> <kbd>Ctrl</kbd>"
    )
    assert "&lt;sub&gt;open" in render("<sub>open")
    assert "&lt;/sub&gt;" in render("closed</sub>")
    assert "&lt;kbd class=" in render('<kbd class="x">y</kbd>')


def test_small_tags_hold_markdown():
    assert "<sup><em>a</em></sup>" in render("<sup>*a*</sup>")


def test_code_keeps_its_language_and_its_signs():
    assert render("```python\na < b\n```") == '<pre dir="ltr"><code class="language-python">a &lt; b\n</code></pre>\n'
    assert "class" not in render('```"><script>\nx\n```')


def test_table_cells_follow_their_column():
    html = render("| a | b |\n|:-:|--:|\n| c | d |")
    assert '<th dir="auto" class="align-center">a</th>' in html
    assert '<td dir="auto" class="align-right">d</td>' in html
    assert "style" not in html


def test_table_with_an_empty_head_has_none():
    html = render("| | |\n|-|-|\n| c | d |")
    assert "<thead>" not in html
    assert "<td" in html


def test_strikethrough_and_definitions():
    assert "<del>gone</del>" in render("~~gone~~")
    assert "<dt>Word</dt>\n<dd>what it means</dd>" in render("Word\n: what it means")


def test_tilde_for_about_is_no_definition():
    assert "<dl" not in render("Time\n~ 5 minutes")


def test_tasks_are_boxes_labelled_by_their_text(page):
    html = render("- [ ] write *it*\n- [x] read")
    assert '<li class="task"><label><input type="checkbox" disabled=""> write <em>it</em></label></li>' in html
    assert '<label><input type="checkbox" disabled="" checked=""> read</label>' in html


def test_loose_tasks_are_labelled_too():
    assert '<p dir="auto"><label><input type="checkbox" disabled=""> a</label></p>' in render("- [ ] a\n\n- [ ] b")


@pytest.mark.parametrize("text", ["[ ] not in a list", "- text [ ] later", "- [y] no", "- [ ]"])
def test_brackets_elsewhere_are_no_boxes(text):
    assert "<input" not in render(text)


def test_footnotes_are_told_apart_by_anchor(page):
    text = "a[^1] b[^1]\n\n[^1]: note"
    one, two = page(render(text, anchor="p1")), page(render(text, anchor="p2"))
    ids = [{attributes["id"] for _, attributes in html.elements if "id" in attributes} for html in (one, two)]
    assert len(ids[0]) == len(ids[1]) == 3
    assert not ids[0] & ids[1]
    targets = {a["href"].removeprefix("#") for a in one.all("a")}
    assert targets == ids[0]


def test_anchor_must_be_a_word():
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        render("a", anchor='"><b')


def test_blocks_choose_their_own_direction():
    html = render("# שלום\n\nשלום\n\n- שלום\n\n```\nx\n```")
    for start in ('<h3 dir="auto">', '<p dir="auto">', '<ul dir="auto">', '<pre dir="ltr">'):
        assert start in html


def test_quote_with_attribution_is_a_quote_with_a_link():
    html = render("> [@anna said](/p/123):\n> yes", mentions={"anna": "/members/anna"})
    assert '<blockquote>\n<p dir="auto"><a href="/p/123">@anna said</a>:\nyes</p>\n</blockquote>' in html


@pytest.mark.parametrize("sign", ["&#x202e;", "&#8238;", "&#0;", "&#x2066;", "&#27;"])
def test_entities_bring_no_hidden_signs(sign):
    html = render(f"a{sign}b")
    assert not set("\u202e\u2066\0\x1b") & set(html)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "&nbsp;"])
def test_nothing_renders_to_nothing_much(text):
    assert len(render(text)) < 40


def test_rendering_twice_is_the_same():
    text = "# a\n- [ ] b @c\n\nd[^1]\n\n[^1]: e"
    assert render(text, mentions={"c": "/m/c"}, anchor="x") == render(text, mentions={"c": "/m/c"}, anchor="x")


def test_threads_may_share_the_parser():
    texts = [
        f"# {number} @anna\n\n- [ ] [a](/p/{number}) https://example.org/{number}[^1]\n\n[^1]: note"
        for number in range(40)
    ]

    def work(number):
        return render(texts[number], mentions={"anna": f"/m/{number}"}, anchor=str(number))

    alone = [work(number) for number in range(len(texts))]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, [*range(len(texts))] * 3)) == alone * 3
