"""Markup from anywhere made safe and brought into the shape of our pages."""

import re
from html import escape

from guildhouse.kernel.markdown.allowed import INCOMING, OUTGOING
from guildhouse.kernel.markdown.shape import shape
from guildhouse.kernel.markdown.text import TextTooLong, settle_characters
from guildhouse.kernel.markdown.tree import Node, read_tree, write_tree

MAX_HTML = 250_000
_MAX_OPEN = 200
_MAX_ROUNDS = 4
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>?")
# These close by themselves or hold nothing, so many open ones say nothing about depth.
_SELF_CLOSING = frozenset("p li dt dd tr td th br hr img input col option wbr area source track link meta base".split())


def sanitise_html(markup: str, *, base: str = "") -> str:
    """Foreign HTML with only what we allow, in our shape; sanitising again changes nothing.

    `base` is the address relative links belong to. Raises TextTooLong beyond MAX_HTML characters.
    """
    return settle(bounded(markup), base)


def bounded(markup: str) -> str:
    """The markup, if it is not too long, with nothing nested deeper than can be read in reasonable time."""
    if len(markup) > MAX_HTML:
        raise TextTooLong(len(markup), MAX_HTML)
    return _shallow(markup)


def settle(markup: str, base: str = "") -> str:
    """Allow-listed and shaped until nothing changes any more, so that reading it again gives the same page."""
    for _ in range(_MAX_ROUNDS):
        written = write_tree(shape(incoming_tree(markup), base))
        markup = OUTGOING.clean(written)
        if markup == written:
            return markup
        base = ""
    return f'<p dir="auto">{escape(markup, quote=False)}</p>'


def incoming_tree(markup: str) -> Node:
    """The elements of foreign markup that may come in, not yet in our shape."""
    return read_tree(settle_characters(INCOMING.clean(markup)))


def _shallow(markup: str) -> str:
    """Drop elements opened more than _MAX_OPEN deep: the parser needs quadratic time for them."""
    if markup.count("<") <= _MAX_OPEN:
        return markup
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _SELF_CLOSING:
            return tag[0]
        if not tag[1]:
            depth += 1
        deep = depth > _MAX_OPEN
        if tag[1]:
            depth = max(0, depth - 1)
        return "" if deep else tag[0]

    return _TAG.sub(keep, markup)
