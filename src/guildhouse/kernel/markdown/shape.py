"""Foreign or freshly rendered markup brought into the one shape our pages use."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guildhouse.kernel.markdown.allowed import BOXES, LANGUAGE
from guildhouse.kernel.markdown.boxes import (
    BLOCKS,
    BOX,
    Child,
    block,
    housed,
    is_block,
    paragraphs,
    says_something,
    shape_definitions,
    shape_item,
    shape_list,
    spread,
)
from guildhouse.kernel.markdown.links import REL, call_picture, is_attachment, is_external, settle_href
from guildhouse.kernel.markdown.tables import shape_cell, shape_table
from guildhouse.kernel.markdown.tree import VOID, Node

_NAMES = {"b": "strong", "i": "em", "s": "del", "strike": "del", "tfoot": "tbody"}
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
_MOVED = frozenset({"h3", "h4", "h5", "h6"})
_MAY_BE_EMPTY = (BLOCKS - {"p"}) | VOID | {"code"}
_LANGUAGE_HINT = re.compile(r"(?:^|\s)lang(?:uage)?-([A-Za-z0-9_+#.-]{1,40})(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the markup comes from, and what shall become of its pictures."""

    base: str
    keep_pictures: bool


def shape(root: Node, base: str = "", *, keep_pictures: bool = False) -> Node:
    """The same content in our shape: headings from h3, pictures from elsewhere as links, paragraphs around loose text.

    `keep_pictures` leaves pictures pictures, for those who write them down again.
    """
    return Node("", None, _without_loose_boxes(paragraphs(_shaped(root.children, Origin(base, keep_pictures)))))


def _shaped(children: Iterable[Child], origin: Origin) -> list[Child]:
    done: list[Child] = []
    for child in children:
        if isinstance(child, str):
            done.append(child)
        elif child.tag in _RAW:
            done.extend(_RAW[child.tag](child, origin))
        else:
            inner = _shaped(child.children, origin)
            done.extend(_CONTAINERS.get(child.tag, _plain)(child, inner))
    return done


def _plain(node: Node, children: list[Child]) -> list[Child]:
    tag = _NAMES.get(node.tag, node.tag)
    if tag in BLOCKS:
        return [block(tag, children)]
    return _around(Node(tag, None, children))


def _around(node: Node) -> list[Child]:
    """An inline element, inside the blocks it held, and not at all when it holds nothing."""
    if any(map(is_block, node.children)):
        return spread(node.tag, node.attrs, node.children)
    return [node] if node.tag in VOID or says_something(node.children) else node.children


def _paragraph(_: Node, children: list[Child]) -> list[Child]:
    if any(map(is_block, children)):
        return [Node(BOX, None, children)]
    return [block("p", children)] if says_something(children) else []


def _box(node: Node, children: list[Child]) -> list[Child]:
    if node.attrs.get("class") == "footnotes":
        return [Node("section", {"class": "footnotes", "role": "doc-endnotes"}, paragraphs(children))]
    return [Node(BOX, None, children)]


def _label(_: Node, children: list[Child]) -> list[Child]:
    return children  # an item puts it back around its box to tick


def _heading(node: Node, children: list[Child]) -> list[Child]:
    if any(map(is_block, children)):
        return [Node(BOX, None, children)]
    # Ours carry a direction: they were moved down before.
    moved = node.tag in _MOVED and node.attrs.get("dir") == "auto"
    return [block(node.tag if moved else _HEADINGS[node.tag], children)]


def _quote(_: Node, children: list[Child]) -> list[Child]:
    return [Node("blockquote", None, paragraphs(children))]


def _meaning(node: Node, children: list[Child]) -> list[Child]:
    return [Node(node.tag, None, housed(children))]


def _code(node: Node, _: Origin) -> list[Child]:
    text = _literal(node)
    return [Node("code", None, [text])] if text else []


def _literal(node: Node) -> str:
    """Text of code: marks inside are dropped, line breaks stay."""
    parts = [c if isinstance(c, str) else "\n" if c.tag == "br" else _literal(c) for c in node.children]
    return "".join(parts)


def _pre(node: Node, _: Origin) -> list[Child]:
    inner = next((child for child in node.children if isinstance(child, Node) and child.tag == "code"), None)
    hints = [node.attrs.get("class", ""), inner.attrs.get("class", "") if inner else ""]
    hint = next((found for found in map(_LANGUAGE_HINT.search, hints) if found), None)
    language = f"language-{hint[1]}" if hint else ""
    attrs = {"class": language} if LANGUAGE.match(language) else {}
    return [Node("pre", {"dir": "ltr"}, [Node("code", attrs, [_literal(node)])])]


def _link(node: Node, origin: Origin) -> list[Child]:
    href = settle_href(node.attrs.get("href", ""), origin.base)
    if not href:
        return _shaped(node.children, origin)
    inner = node.children if origin.keep_pictures else map(_picture_words, node.children)
    children = _shaped(inner, origin)
    attrs = {"href": href} | {name: node.attrs[name] for name in ("title", "id", "role") if node.attrs.get(name)}
    if is_external(href):
        attrs["rel"] = REL
    elif node.attrs.get("class") == "mention" and href.startswith("/"):
        attrs["class"] = "mention"
    return _around(Node("a", attrs, children))


def _picture_words(child: Child) -> Child:
    """A remote picture inside a link: its words, since a link cannot stand in a link."""
    if isinstance(child, str):
        return child
    if child.tag != "img":
        return Node(child.tag, child.attrs, [_picture_words(inner) for inner in child.children])
    src = child.attrs.get("src", "")
    return child if is_attachment(src) else call_picture(child.attrs.get("alt", ""), src)


def _picture(node: Node, origin: Origin) -> list[Child]:
    alt, title = node.attrs.get("alt", ""), node.attrs.get("title", "")
    src = settle_href(node.attrs.get("src", ""), origin.base)
    if not src:
        return [alt]
    titled = {"title": title} if title else {}
    if is_attachment(src) or origin.keep_pictures:
        return [Node("img", {"src": src, "alt": alt, "loading": "lazy"} | titled)]
    rel = {"rel": REL} if is_external(src) else {}
    return [Node("a", {"href": src} | titled | rel, [call_picture(alt, src)])]


def _tick(node: Node, _: Origin) -> list[Child]:
    if node.attrs.get("type") != "checkbox":
        return []
    checked = {"checked": ""} if "checked" in node.attrs else {}
    return [Node("input", {"type": "checkbox", "disabled": ""} | checked)]


def _without_loose_boxes(children: list[Child], *, labelled: bool = False) -> list[Child]:
    """Boxes to tick mean something only at the head of an item, with its label."""
    done: list[Child] = []
    for child in children:
        if isinstance(child, str):
            done.append(child)
        elif child.tag != "input" or labelled:
            labelled = labelled and child.tag != "input"
            child.children = _without_loose_boxes(child.children, labelled=child.tag == "label")
            if child.tag in _MAY_BE_EMPTY or says_something(child.children):
                done.append(child)
    return done


# Elements whose content is shaped by themselves, and those shaped after their content.
_RAW: dict[str, Callable[[Node, Origin], list[Child]]] = {
    "a": _link,
    "code": _code,
    "img": _picture,
    "input": _tick,
    "pre": _pre,
}
_CONTAINERS: dict[str, Callable[[Node, list[Child]], list[Child]]] = {
    **dict.fromkeys(BOXES, _box),
    **dict.fromkeys(_HEADINGS, _heading),
    "blockquote": _quote,
    "dd": _meaning,
    "dl": shape_definitions,
    "label": _label,
    "li": shape_item,
    "ol": shape_list,
    "p": _paragraph,
    "table": shape_table,
    "td": shape_cell,
    "th": shape_cell,
    "ul": shape_list,
}
