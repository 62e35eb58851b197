"""Topics that may already say what somebody is about to write."""

from dataclasses import replace
from typing import Any

from guildhouse.search.analysis.query import Query, parse_query
from guildhouse.search.index.columns import FEW
from guildhouse.search.queries.asking import Asked, ask, make_frame
from guildhouse.search.queries.hits import load_visible, make_hits
from guildhouse.search.queries.results import Hit
from guildhouse.search.queries.searching import rank_rows

SHOWN = 5
_MOST_WORDS = 5  # the ones that say most


def find_similar(title: str, viewer: Any, language: str, *, space: str = "") -> list[Hit]:
    """The topics that share the most telling words of a title, best first; of one space when it is named."""
    typed = parse_query(title)
    query = Query(words=typed.words, kinds=("topic",), spaces=(space,) if space else ())
    asked = _most_telling(ask(query, make_frame(query, viewer, language)))
    rows = asked.find() if asked.wants else []
    return make_hits(asked, load_visible(rank_rows(asked, rows, SHOWN), viewer), {}, {})


def _most_telling(asked: Asked) -> Asked:
    """Any of the rarest words; where all are common, all of them together."""
    known = sorted((want for want in asked.wants if asked.count(want)), key=asked.count)[:_MOST_WORDS]
    rare = tuple(want for want in known if asked.count(want) <= FEW)
    return replace(asked, wants=rare or tuple(known), any_word=bool(rare))
