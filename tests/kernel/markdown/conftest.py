"""A reading of HTML that is not our own."""

from html.parser import HTMLParser

import pytest


class Page(HTMLParser):
    """Elements, attributes and text as a browser would take them."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def page():
    return Page


TAGS = frozenset(
    "a blockquote br code dd del dl dt em h3 h4 h5 h6 hr img input kbd label li ol p pre section strong sub sup table tbody "
    "td th thead tr ul".split(),
)
ATTRIBUTES = frozenset("alt checked class dir disabled href id loading rel role src start title type".split())


@pytest.fixture
def assert_harmless(page):
    """Fails when HTML holds anything that could run, load, style or send; read by another parser than ours."""

    def check(html: str) -> None:
        for tag, attributes in page(html).elements:
            assert tag in TAGS, html
            assert attributes.keys() <= ATTRIBUTES, html
            for name in ("href", "src"):
                address = attributes.get(name)
                assert address is None or address.startswith(("http://", "https://", "mailto:", "/", "#")), html
                assert address is None or not address.startswith("//"), html
            if tag == "img":
                assert attributes["src"].startswith("/attachments/"), html
            if tag == "input":
                assert attributes["type"] == "checkbox", html
                assert "disabled" in attributes, html

    return check
