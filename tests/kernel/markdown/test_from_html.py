"""HTML to Markdown and back."""

import pytest

from guildhouse.kernel.markdown import comment_to_html, from_html, render, same_rendering, sanitise_html


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>Title</h1><p>One <em>two</em> <strong>three</strong> <del>four</del></p>", "# Title\n\nOne _two_ **three** ~~four~~\n"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n"),
        ("<ol start='9'><li>a</li><li>b</li></ol>", "9. a\n10. b\n"),
        ("<ul><li><p>a</p></li><li><p>b</p><pre><code>c\n</code></pre></li></ul>", "- a\n\n- b\n\n  ```\n  c\n  ```\n"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote><blockquote><p>c</p></blockquote>", "> a\n>\n> b\n\n> c\n"),
        ("<pre><code class='language-py'>a = '```'\n</code></pre>", "````py\na = '```'\n````\n"),
        ("<p>a<br>b</p>", "a\\\nb\n"),
        ("<p><code>a`b</code> <code> c </code></p>", "``a`b`` `  c  `\n"),
        ("<p><a href='https://e.org/a_(b)' title='t'>x</a></p>", '[x](<https://e.org/a_(b)> "t")\n'),
        ("<p><a href='https://e.org/a'>https://e.org/a</a></p>", "<https://e.org/a>\n"),
        ("<p><img src='https://e.org/a.png' alt='x'></p>", "![x](https://e.org/a.png)\n"),
        ("<p><a href='https://e.org'><img src='https://e.org/a.png' alt='x'></a></p>", "[![x](https://e.org/a.png)](https://e.org)\n"),
        ("<table><tr><th>a</th><th>b|c</th></tr><tr><td><code>d|e</code></td></tr></table>", "| a | b\\|c |\n| --- | --- |\n| `d\\|e` |  |\n"),
        ("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd>e</dd></dl>", "a\n: b\n: c\n\nd\n: e\n"),
        ("<p>H<sub>2</sub>O <kbd>Ctrl</kbd></p>", "H<sub>2</sub>O <kbd>Ctrl</kbd>\n"),
        ("<ul><li class='task'><label><input type='checkbox' checked> a</label></li></ul>", "- [x] a\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_is_what_a_person_would_write(html, markdown):
    assert from_html(html) == markdown
    assert same_rendering(render(markdown), sanitise_html(html))


@pytest.mark.parametrize(
    "text",
    [
        "*a*", "_a_", "a_b_c", "2 * 3 * 4", "[a](b)", "![a](b)", "a ] b [ c", "[a][b]", "[a]: b", "# a", "#a", "a #", "1. a", "1) a",
        "- a", "-a", "+ a", "> a", "    a", "```", "`a`", "~~a~~", "~~~", "a | b", "|-|", "---", "===", "* * *", "_ _ _", ": a", "&amp;",
        "&copy;", "&", "\\", "\\*", "a\\", "<b>", "<br>", "<sub>a</sub>", "a < b", "<https://e.org>", "https://e.org", "www.e.org",
        "a@e.org", "@anna", "mailto:a@e.org", "[^1]", "[^1]: a", "[ ] a", "[x] a", "!", "a!", "``", "a`", "~", "a~", "\u00a0a\u00a0",
        "\u00a0", "+ \u00a0", "2019.", "10) ", "<!-- a -->", "&#42;", "http://", "^[a]", "a\nb", "a\n- b", "a\n    b", "a\n===", "a\n|-|-|", "漢字*", "**", "__init__",
    ],
)  # fmt: skip
def test_words_stay_words(text):
    html = text.replace("&", "&amp;").replace("<", "&lt;")
    for markup in (f"<p>{html}</p>", f"<p>a {html} b</p>", f"<p>a{html}b</p>", f"<p><em>{html}</em></p>", f"<ul><li>{html}</li><li>x</li></ul>",
                   f"<h1>{html}</h1>", f"<p><a href='/x'>{html}</a></p>", f"<table><tr><th>{html}</th></tr><tr><td>{html}</td></tr></table>",
                   f"<blockquote><p>{html}</p></blockquote>", f"<p>x<br>{html}<br>y</p>", f"<p><code>{html}</code></p>", f"<p>{html}<a href='/x'>y</a></p>"):  # fmt: skip
        written = from_html(markup)
        assert same_rendering(render(written), sanitise_html(markup)), written


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<em>b</em>c</p>", "<p>a<strong>(b)</strong>c</p>", "<p><em>a </em>b</p>", "<p><strong>a&nbsp;</strong>b</p>",
        "<p><em>a</em><em>b</em></p>", "<p><strong><em>a</em></strong></p>", "<p><strong>a<em>b</em></strong></p>", "<p><em>a<strong>b</strong></em>c</p>",
        "<p><em>a</em><strong>b</strong></p>", "<p><em><em>a</em></em></p>", "<p><em></em>a</p>", "<p><em>a<br></em>b</p>", "<p><br>a</p>", "<p>a<br><br>b</p>",
        "<p>a!<a href='/x'>b</a></p>", "<p><a href='/x'><em>a</em> [b]</a></p>", "<p><a href='https://e.org/?a=1&amp;copy;=2'>a</a></p>",
        "<p><sup><sub>a</sub></sup></p>", "<p><sup>a<sup>b</sup></sup></p>", "<p><a href='https://e.org'><code>https://e.org</code></a></p>",
        "<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "<ul><li><ul><li>a</li></ul></li></ul>", "<ul><li></li><li>a</li></ul>",
        "<ul><li>a<blockquote><p>b</p></blockquote></li><li><hr></li><li><h2>c</h2>d</li></ul>", "<ol><li>a<pre><code>\tb\n\n  c</code></pre></li></ol>",
        "<ul><li><p>a</p></li><li>b</li></ul>", "<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>",
        "<ol><li>a</li></ol><ol><li>b</li></ol>", "<p>a</p><hr><p>b</p>", "<p>a</p><table><tr><td>b</td></tr></table>", "<pre><code>\n\na\n\n</code></pre>",
        "<pre><code></code></pre>", "<blockquote></blockquote>", "<blockquote><ul><li>a</li></ul><pre><code>b</code></pre></blockquote>", "<h2></h2>", "<h1>a<br>b</h1>",
        "<table><tr><th>a</th></tr><tr><td>b<br>c</td></tr></table>", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>", "<p>é<strong>«b»</strong>é</p>",
    ],
)  # fmt: skip
def test_structure_survives(markup):
    written = from_html(markup)
    assert same_rendering(render(written), sanitise_html(markup)), written


def test_own_footnotes_survive():
    html = render("a[^x] b[^y]\n\n[^x]: one\n\n    two\n\n[^y]: three", anchor="p1")
    assert render(from_html(html), anchor="p1") == html


def test_own_mention_is_a_handle_again():
    assert from_html(render("Hi @Anna", mentions={"anna": "/m/anna"})) == "Hi @Anna\n"


def test_foreign_name_mentions_nobody():
    assert "mention" not in render(from_html("<p>@anna</p>"), mentions={"anna": "/m/anna"})


def test_base_reaches_the_markdown():
    assert from_html("<a href='/q/1'>a</a>", base="https://e.org") == "[a](https://e.org/q/1)\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p>b</p>"), ("<p>a b</p>", "<p>ab</p>"), ("<p>a</p>", "<h3>a</h3>"), ("<p>a</p>", "<p><em>a</em></p>"), ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"), ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>"), ('<p><a href="/x">a</a></p>', '<p><a href="/y">a</a></p>'),
        ("<ol><li>a</li></ol>", '<ol start="2"><li>a</li></ol>'), ("<p>a&nbsp;b</p>", "<p>a b</p>"),
    ],
)  # fmt: skip
def test_what_shows_makes_a_difference(one, other):
    assert not same_rendering(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a  b\n</p>", "<p>a b</p>"), ("<p>a &amp; &quot;b</p>", '<p>a &#38; "b</p>'), ("<p><em>a </em>b</p>", "<p><em>a</em> b</p>"),
        ('<p><a href="/x" title="t">a</a></p>', '<p><a title="t" href="/x">a</a></p>'), ("<p>a</p>\n\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"), ("<p>a<br> b</p>", "<p>a <br>b</p>"),
    ],
)  # fmt: skip
def test_what_does_not_show_makes_none(one, other):
    assert same_rendering(sanitise_html(one), sanitise_html(other))


@pytest.mark.parametrize(
    ("comment", "html"),
    [
        ("**a** *b* _c_ `d` [e](https://e.org)", '<strong>a</strong> <em>b</em> <em>c</em> <code>d</code> <a href="https://e.org" rel="nofollow ugc noopener">e</a>'),
        ("@anna: see https://e.org.", '@anna: see <a href="https://e.org" rel="nofollow ugc noopener">https://e.org</a>.'),
        ("1. # > a <b>c</b> ~~d~~ &amp;", "1. # &gt; a &lt;b&gt;c&lt;/b&gt; ~~d~~ &amp;amp;"),
        ("a_b_c \\*d\\*", "a_b_c *d*"),
    ],
)  # fmt: skip
def test_comment_knows_little_markdown(comment, html):
    assert comment_to_html(comment) == f'<p dir="auto">{html}</p>\n'


def test_comment_links_belong_where_it_comes_from():
    assert 'href="https://e.org/help"' in comment_to_html("[a](/help)", base="https://e.org")
