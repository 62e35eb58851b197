"""What the Markdown tests measure with: processor seconds, and a reading of HTML that is not our own."""

import time
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


@pytest.fixture
def seconds():
    """Processor seconds of a call: the best of two, since a busy machine adds but never takes away."""

    def measure(call, *args, **kwargs):
        spent = []
        for _ in range(2):
            start = time.thread_time()
            call(*args, **kwargs)
            spent.append(time.thread_time() - start)
        return min(spent)

    return measure
