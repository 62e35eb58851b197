"""What tests of search may use: asking as somebody, and a place where something can be found."""

import pytest

from guildhouse.search.analysis.query import parse_query
from guildhouse.search.queries.searching import Wishes, search


@pytest.fixture
def find(db):
    """Answers what a search for typed words gives this viewer."""

    def ask(typed, viewer=None, **wishes):
        return search(parse_query(typed), Wishes(viewer=viewer, language="en", **wishes))

    return ask


@pytest.fixture
def titles(find):
    """The plain titles of the hits, in order."""

    def ask(typed, viewer=None, **wishes):
        return ["".join(text for text, _hit in hit.title) for hit in find(typed, viewer, **wishes).hits]

    return ask
