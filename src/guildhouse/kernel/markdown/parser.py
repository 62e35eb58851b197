"""The Markdown we read: CommonMark, tables, strikethrough, footnotes, definitions, tasks, links, mentions."""

from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from guildhouse.kernel.markdown.block_rules import add_block_rules, place_boxes
from guildhouse.kernel.markdown.inline_rules import REACH, add_inline_rules, bare_link, find_label_end, settle_mentions
from guildhouse.kernel.markdown.links import settle_href

_REFUSED = "\0"


class Parser(MarkdownIt):
    """markdown-it with our rule for addresses; what it refuses stays on the page as typed."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name it is called by
        return settle_href(url) or _REFUSED

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name it is called by
        return url != _REFUSED

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name it is called by
        # As typed: a decoded host could look like another one.
        return link


@cache
def parser() -> Parser:
    """The one parser; it keeps nothing between two texts, so threads may share it."""
    md = Parser("default", {"maxNesting": 40, "linkify": True})
    md.linkify = _linkify()
    # A module by default; only these three names of it are asked for.
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=find_label_end,
        parseLinkDestination=parseLinkDestination,
        parseLinkTitle=parseLinkTitle,
    )
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    add_inline_rules(md)
    add_block_rules(md)
    md.core.ruler.after("footnote_tail", "mentions", settle_mentions)
    md.core.ruler.after("mentions", "task_boxes", place_boxes)
    for name, rule in _RENDERERS.items():
        md.add_render_rule(name, rule)
    md.disable(["replacements", "smartquotes"])
    return md


@cache
def comment_parser() -> Parser:
    """The little Markdown of comments elsewhere: emphasis, code, links, bare addresses; no blocks, no mentions."""
    md = Parser("zero", {"maxNesting": 40, "linkify": True})
    md.linkify = _linkify()
    md.helpers = parser().helpers
    md.enable(["linkify", "escape", "backticks", "emphasis", "link", "autolink", "newline"])
    md.inline.ruler.at("linkify", bare_link)
    return md


def _linkify() -> LinkifyIt:
    """Links from what looks like nothing else: http(s), mailto, mail addresses, www."""
    linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": True})
    linkify.add("ftp:", None).add("//", None)

    def follows_www(_: LinkifyIt, text: str, pos: int) -> int:
        # Not within a longer host, and only so far: its pattern may try every end.
        if text[max(0, pos - 5) : pos - 4] in set("./-@"):
            return 0
        length: int = linkify._validate_double_slash(text[pos : pos + REACH], 0)  # noqa: SLF001 - its rule for bare hosts
        return length if length < REACH else 0

    linkify.add("www.", {"validate": follows_www})
    return linkify


Tokens = list[Token]


def _mention(_: Any, tokens: Tokens, index: int, *__: Any) -> str:
    return f'<a class="mention" href="{_attribute(tokens[index].attrs["href"])}">{tokens[index].content}</a>'


def _attribute(value: object) -> str:
    return str(value).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _note_name(meta: Mapping[str, Any], env: Mapping[str, Any]) -> str:
    number = meta["id"] + 1
    anchor = env.get("anchor")
    return f"-{anchor}-{number}" if anchor else f"-{number}"


def _note_reference(_: Any, tokens: Tokens, index: int, __: Any, env: Mapping[str, Any]) -> str:
    meta = tokens[index].meta
    name, again = _note_name(meta, env), meta.get("subId", 0)
    own = f"{name}:{again}" if again else name
    return f'<sup><a href="#fn{name}" id="fnref{own}" role="doc-noteref">{meta["id"] + 1}</a></sup>'


def _note_open(_: Any, tokens: Tokens, index: int, __: Any, env: Mapping[str, Any]) -> str:
    return f'<li id="fn{_note_name(tokens[index].meta, env)}">'


def _note_anchor(_: Any, tokens: Tokens, index: int, __: Any, env: Mapping[str, Any]) -> str:
    meta = tokens[index].meta
    name = _note_name(meta, env)
    own = f"{name}:{meta['subId']}" if meta.get("subId") else name
    return f' <a href="#fnref{own}" role="doc-backlink">\u21a9\ufe0e</a>'


_RENDERERS = {
    "mention": _mention,
    "small_break": lambda *_: "<br>",
    "footnote_ref": _note_reference,
    "footnote_block_open": lambda *_: '<section class="footnotes">\n<ol>\n',
    "footnote_block_close": lambda *_: "</ol>\n</section>\n",
    "footnote_open": _note_open,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _note_anchor,
}
