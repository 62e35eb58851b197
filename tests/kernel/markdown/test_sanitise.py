"""HTML from other places."""

import pytest

from guildhouse.kernel.markdown import MAX_HTML, TextTooLong, sanitise_html

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("<h1>a</h1>", '<h3 dir="auto">a</h3>'),
        ("<h6>a</h6>", '<h6 dir="auto">a</h6>'),
        ("<p><b>a</b> <i>b</i> <strike>c</strike> <s>d</s></p>", '<p dir="auto"><strong>a</strong> <em>b</em> <del>c</del> <del>d</del></p>'),
        ("<p><kbd>a</kbd><sup>b</sup><sub>c</sub><br>d</p>", '<p dir="auto"><kbd>a</kbd><sup>b</sup><sub>c</sub><br>d</p>'),
        ("text", '<p dir="auto">text</p>'),
        ("<blockquote>text</blockquote>", '<blockquote><p dir="auto">text</p></blockquote>'),
        ("<div>a</div><div>b <div>c</div></div>", '<p dir="auto">a</p><p dir="auto">b </p><p dir="auto">c</p>'),
        ("<em><p>a</p><p>b</p></em>", '<p dir="auto"><em>a</em></p><p dir="auto"><em>b</em></p>'),
        ("<ul>a<li>b</li></ul>", '<ul dir="auto"><li>a</li><li>b</li></ul>'),
        ("<li>a</li>", '<ul dir="auto"><li>a</li></ul>'),
        ('<ol start="4"><li>a</li></ol>', '<ol dir="auto" start="4"><li>a</li></ol>'),
        ("<dl><dt>a</dt><dd>b</dd></dl>", '<dl dir="auto"><dt>a</dt><dd>b</dd></dl>'),
        ("<pre>a\nb</pre>", '<pre dir="ltr"><code>a\nb</code></pre>'),
        (
            '<pre class="lang-py s-code-block"><code class="hljs">a <span>b</span></code></pre>',
            '<pre dir="ltr"><code class="language-py">a b</code></pre>',
        ),
        ("<p></p><p> </p><p>a<em></em></p>", '<p dir="auto">a</p>'),
        ("a<script>b</script><style>c</style><!-- d -->", '<p dir="auto">a</p>'),
        ('<a name="x">a</a>', '<p dir="auto">a</p>'),
        ('<a href="javascript:x">a</a>', '<p dir="auto">a</p>'),
        ('<a href="https://e.org" rel="tag" class="post-tag" target="_blank">a</a>', f'<p dir="auto"><a href="https://e.org" {REL}>a</a></p>'),
        ('<img src="https://e.org/a.png" alt="words" width="9">', f'<p dir="auto"><a href="https://e.org/a.png" {REL}>words</a></p>'),
        ('<ul><li><input type="checkbox" checked> a</li></ul>', '<ul dir="auto"><li class="task"><label><input type="checkbox" disabled="" checked=""> a</label></li></ul>'),
        ('<input type="checkbox"><p><input type="checkbox"></p>', ""),
        ('a<input type="text" value="b"><input type="checkbox">', '<p dir="auto">a</p>'),
    ],
)  # fmt: skip
def test_foreign_html_takes_our_shape(foreign, ours):
    assert sanitise_html(foreign) == ours
    assert sanitise_html(ours) == ours


def test_table_gets_one_head_and_whole_rows(page):
    html = sanitise_html(
        '<div class="s-table-container"><table class="s-table"><tr><th style="text-align: right;">a<th>b</tr>'
        "<tr><td>1</tr><tr><td>2<td>3</tr></table></div>"
    )
    assert html.count("<thead>") == html.count("<tbody>") == 1
    assert html.count("<td") == 4
    assert html.count('class="align-right"') == 3


def test_relative_links_belong_where_the_markup_comes_from():
    html = sanitise_html('<a href="/questions/1">a</a> <img src="b.png" alt="b">', base="https://e.org/x/")
    assert 'href="https://e.org/questions/1"' in html
    assert 'href="https://e.org/x/b.png"' in html


def test_hidden_signs_do_not_come_in():
    html = sanitise_html('<p title="x">a&#x202e;b</p><a href="https://e.org" title="c&#x202e;d">e</a>')
    assert "\u202e" not in html
    assert "ab" in html


def test_too_much_markup_is_refused():
    with pytest.raises(TextTooLong, match=str(MAX_HTML)):
        sanitise_html("a" * (MAX_HTML + 1))


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<a href='jav&#x09;ascript:alert(1)'>x</a>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<p style='background:url(javascript:x)'>x</p>",
        "<form action=javascript:x><input type=submit></form>", "<iframe srcdoc='<script>x</script>'></iframe>",
        "<noscript><p title='</noscript><img src=x onerror=x>'>", "<input type=image src=x onerror=x>", "<base href=//evil.example>",
        "<a href='//evil.example'>x</a>", "<a id=location href=/x name=cookie>x</a>", "<li id=fn onclick=x>", "<meta http-equiv=refresh content=0>",
        "<object data=x></object><embed src=x>", "<img src='/attachments/x' srcset='x 1x' style=x onload=x>", "<td background=x>",
        "<a href=\"https://e.org/\" onmouseover='x'>\">", "<code class='language-x\" onclick=\"x'>y</code>", "</p><script>x</script>",
    ],
)  # fmt: skip
def test_nothing_that_runs_comes_through(attack, assert_harmless):
    assert_harmless(sanitise_html(attack))
    assert_harmless(sanitise_html(f"<table><tr><td>{attack}"))
