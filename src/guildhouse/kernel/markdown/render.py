"""Markdown to the HTML that is stored beside it."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from guildhouse.kernel.markdown.parser import parser
from guildhouse.kernel.markdown.sanitise import settle
from guildhouse.kernel.markdown.text import clean_text

# A text of very many lines is a list, not prose; one that would make a page many times its size is a trick. Both are shown as typed.
MAX_LINES = 10_000
MAX_RENDERED = 1_000_000
# Raise it when the same text gives other HTML: what is stored is then rendered again.
RENDERER_VERSION = 1

_ANCHOR = re.compile(r"[A-Za-z0-9-]{0,40}\Z")


def render(text: str, *, mentions: Mapping[str, str] | None = None, anchor: str = "") -> str:
    """Safe HTML of a Markdown text.

    `mentions` gives the address of each handle that may be linked (see `find_mentions`); `anchor` is a word of
    this text alone, so that footnotes of two texts on one page do not meet. Raises TextTooLong.
    """
    if not _ANCHOR.match(anchor):
        raise ValueError(f"An anchor has letters, digits and hyphens only, not {anchor!r}.")
    env: dict[str, Any] = {"mentions": mentions, "anchor": anchor}
    text = clean_text(text)
    if text.count("\n") > MAX_LINES:
        return settle(_as_typed(text))
    try:
        markup = parser().render(text, env)
    except RecursionError:  # our bounds should not allow it; a text must never break a page
        markup = _as_typed(text)
    return settle(markup if len(markup) <= MAX_RENDERED else _as_typed(text))


def _as_typed(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def find_mentions(text: str) -> list[str]:
    """Handles mentioned in the text, each once, in order, at most MAX_MENTIONS."""
    text = clean_text(text)
    if "@" not in text or text.count("\n") > MAX_LINES:
        return []
    env: dict[str, Any] = {}
    parser().parse(text, env)
    return list(env["mentioned"])
