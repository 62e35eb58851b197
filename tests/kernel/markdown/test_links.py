"""Where links and pictures may lead."""

import pytest

from guildhouse.kernel.markdown import render, sanitise_html
from guildhouse.kernel.markdown.links import settle_href

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        (" https://example.org/\t a", "https://example.org/%20a"),
        ("mailto:anna@example.org", "mailto:anna@example.org"),
        ("/p/123", "/p/123"),
        ("#fn-1", "#fn-1"),
        ("//example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("https://example.org/é?q=ü", "https://example.org/%C3%A9?q=%C3%BC"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_address_is_written_in_one_form(written, settled):
    assert settle_href(written) == settled
    assert settle_href(settled) == settled


@pytest.mark.parametrize(
    "address",
    [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://example.org/a", "https:example.org", "https:///x",
        "/\\example.org", "relative/path", "?q", "http://[::1", "mailto:", "blob:https://example.org/1", "&#106;avascript:x",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(page, address):
    assert settle_href(address) is None
    links = page(render(f"[a](<{address}>)")).all("a")
    assert all(a["href"] == "https://example.org/1" for a in links)  # the bare address inside one of them


def test_relative_address_of_another_site_belongs_there():
    assert settle_href("/q/1", "https://elsewhere.example/x") == "https://elsewhere.example/q/1"
    assert settle_href("#fn-1", "https://elsewhere.example") == "#fn-1"


def test_links_outside_are_not_vouched_for():
    assert render("[a](https://example.org)") == f'<p dir="auto"><a href="https://example.org" {REL}>a</a></p>\n'
    assert "rel=" not in render("[a](/p/1)")


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("see https://example.org/a_b_c.", "https://example.org/a_b_c"),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("www.example.org, yes", "https://www.example.org"),
        ("write to anna@example.org", "mailto:anna@example.org"),
        ("<https://example.org>", "https://example.org"),
    ],
)
def test_bare_addresses_become_links(page, text, href):
    assert [a["href"] for a in page(render(text)).all("a")] == [href]


@pytest.mark.parametrize(
    "text",
    ["read README.md", "example.org", "http\\://example.org", "`https://example.org`", "ftp://a.example", "http://"],
)
def test_other_words_do_not(text):
    assert "<a" not in render(text)


def test_refused_link_stays_as_typed():
    assert "[a](javascript:x)" in render("[a](javascript:x)")


def test_own_picture_is_shown(page):
    (picture,) = page(render('![a "b"](/attachments/1/c.png "t")')).all("img")
    assert picture == {"src": "/attachments/1/c.png", "alt": 'a "b"', "title": "t", "loading": "lazy"}


@pytest.mark.parametrize("src", ["https://example.org/a.png", "http://example.org/a.png", "/other/a.png"])
def test_other_picture_is_a_link_in_its_words(page, src):
    html = page(render(f"![what it shows]({src})"))
    assert not html.all("img")
    assert html.all("a")[0]["href"] == src
    assert html.text.strip() == "what it shows"


@pytest.mark.parametrize(
    "src", ["/attachments/../logout", "/attachments/%2e%2e/logout", "/attachments/a/..%2fb", "/attachments/.."]
)
def test_picture_takes_no_way_round(page, src):
    assert not page(render(f"![a]({src})")).all("img")


def test_picture_without_words_is_called_by_its_file(page):
    assert page(render("![](https://example.org/x/chart.png?s=1)")).text.strip() == "chart.png"


@pytest.mark.parametrize(
    "words", ["enter image description here", "Enter image description here ", "alt text", "image"]
)
def test_picture_that_was_never_described_is_called_by_its_file(page, words):
    (link,) = page(render(f"![{words}](https://i.example/e9kro.png)")).all("a")
    assert page(render(f"![{words}](https://i.example/e9kro.png)")).text.strip() == "e9kro.png"
    assert link["href"] == "https://i.example/e9kro.png"


def test_picture_in_a_link_is_its_words(page):
    html = page(render("[![chart](https://example.org/a.png)](https://example.org/b)"))
    assert [a["href"] for a in html.all("a")] == ["https://example.org/b"]
    assert html.text.strip() == "chart"


def test_foreign_mention_elsewhere_is_a_plain_link():
    assert "mention" not in sanitise_html('<a class="mention" href="https://example.org">@anna</a>')
    assert "mention" in sanitise_html('<a class="mention" href="/members/anna">@anna</a>')
