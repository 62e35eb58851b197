"""Inline elements written as Markdown."""

import re
from dataclasses import dataclass, replace
from string import punctuation

from guildhouse.kernel.markdown.boxes import Child
from guildhouse.kernel.markdown.escaping import code_span, escape_text, keep_edges
from guildhouse.kernel.markdown.hoist import hoist
from guildhouse.kernel.markdown.tree import Node

_SPACES = re.compile(r"[ \t\n]+")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_AUTOLINK = re.compile(r"https?://[^\s<>\\]+\Z")
_NOTE = re.compile(r"#fn-(?:[A-Za-z0-9-]+-)?(\d+)\Z")
_BREAK = "\\\n"
_SIGNS = {"em": ("_", "*"), "strong": ("**", "__"), "del": ("~~",)}
_FIRST_SIGNS = {"em": "*", "strong": "*", "del": "~", "a": "[", "img": "!", "code": "`"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where inline text stands, as far as that changes how it is written."""

    in_link: bool = False
    one_line: bool = False
    in_table: bool = False
    signs: str = ""  # of the emphasis around it


def write_inline(children: list[Child], place: Place = Place()) -> str:
    """Markdown of inline content, without the white space around it."""
    line = _Line()
    line.write_all(hoist(children), place, "")
    text = "".join(line.pieces).strip(" \t\n")
    if line.pieces and text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2:
        text = text[:-1] + "<br>"
    return keep_edges(text)


class _Line:
    """Markdown as it is written from left to right; emphasis depends on its neighbours."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        # The next sign must not be a letter as such, or the emphasis before it would not end.
        self._guarded = False

    @property
    def last(self) -> str:
        return self.pieces[-1][-1] if self.pieces else ""

    def write_all(self, children: list[Child], place: Place, after: str) -> None:
        for index, child in enumerate(children):
            following = _first_sign(children[index + 1]) if index + 1 < len(children) else after
            if isinstance(child, str):
                self._text(child, place, following)
            elif child.tag in _SIGNS:
                self._mark(child, place, following)
            else:
                self._element(child, place)

    def _put(self, piece: str) -> None:
        if not piece:
            return
        if self._guarded and not _is_plain(piece[0]):
            piece = f"&#{ord(piece[0])};{piece[1:]}"
        self._guarded = False
        self.pieces.append(piece)

    def _text(self, text: str, place: Place, after: str) -> None:
        text = _SPACES.sub(lambda found: "\n" if "\n" in found[0] and not place.one_line else " ", text)
        if self.pieces and self.pieces[-1] in {_BREAK, "<br>"}:
            text = text.lstrip(" \n")
        self._put(escape_text(text, after=after, in_link=place.in_link, in_table=place.in_table))

    def _mark(self, node: Node, place: Place, after: str) -> None:
        first, last = _first_sign(node.children[0]), _last_sign(node.children[-1])
        signs = _SIGNS[node.tag][::-1] if node.tag == "strong" and _is_squeezed(node) else _SIGNS[node.tag]
        sign = self._choose(signs, place.signs, after)
        if not first.isalnum() and not _is_plain(self.last):
            self.pieces[-1] = f"{self.pieces[-1][:-1]}&#{ord(self.last)};"
        self._put(sign)
        self.write_all(node.children, replace(place, signs=place.signs + sign), sign[0])
        self._put(sign)
        self._guarded = not last.isalnum()

    def _choose(self, signs: tuple[str, ...], around: str, after: str) -> str:
        """The sign that neither meets its like nor stands inside a word, when `_` is meant."""
        free = [sign for sign in signs if sign[0] != self.last and (sign[0] != "_" or self._between_words(after))]
        return next((sign for sign in free if sign[0] not in around), free[0] if free else signs[-1])

    def _between_words(self, after: str) -> bool:
        return _is_plain(self.last) and _is_plain(after)

    def _element(self, node: Node, place: Place) -> None:
        if node.tag == "br":
            self._break(place)
        elif node.tag == "code":
            code = code_span(node.text())
            self._put(code.replace("|", "\\|") if place.in_table else code)
        elif node.tag == "a":
            self._link(node, place)
        elif node.tag == "img":
            alt = escape_text(
                _SPACES.sub(" ", node.attrs.get("alt", "")), after="", in_link=True, in_table=place.in_table
            )
            self._put(f"![{alt}]({_address(node.attrs['src'])}{_title(node, place)})")
        elif node.tag in {"kbd", "sub", "sup"} and node.children:
            self._tag(node, place)
        else:
            self.write_all(node.children, place, "")

    def _break(self, place: Place) -> None:
        if self.pieces and self.pieces[-1] != _BREAK:
            self.pieces[-1] = self.pieces[-1].rstrip(" \n") or " "
        at_start = not self.pieces or self.pieces == [" "]
        self._put("<br>" if place.one_line or at_start else _BREAK)

    def _tag(self, node: Node, place: Place) -> None:
        note = _note_number(node)
        if note:
            self._put(f"[^{note}]")
        else:
            self._put(f"<{node.tag}>{_whole(node, place)}</{node.tag}>")

    def _link(self, node: Node, place: Place) -> None:
        href = node.attrs["href"]
        if node.attrs.get("class") == "mention":
            self._put(node.text())
        elif node.children == [href] and _AUTOLINK.match(href) and "title" not in node.attrs:
            self._put(f"<{href}>")
        else:
            label = _whole(node, replace(place, in_link=True))
            self._put(f"[{label}]({_address(href, in_table=place.in_table)}{_title(node, place)})")


def _whole(node: Node, place: Place) -> str:
    """The content of an element between its own signs, edges included."""
    line = _Line()
    line.write_all(node.children, replace(place, signs=""), "]")
    return "".join(line.pieces)


def _is_plain(sign: str) -> bool:
    """Whether emphasis may begin or end beside it whatever it holds."""
    return sign == "" or sign.isspace() or sign in punctuation


def _is_squeezed(node: Node) -> bool:
    """Whether emphasis at an edge of it goes on inside a word, and so needs the sign `*` for itself."""
    first, last = node.children[0], node.children[-1]
    neighbours = [_first_sign(node.children[1]), _last_sign(node.children[-2])] if len(node.children) > 1 else []
    edges = [isinstance(edge, Node) and edge.tag == "em" for edge in (first, last)]
    return any(edge and not _is_plain(sign) for edge, sign in zip(edges, neighbours, strict=False))


def _first_sign(child: Child) -> str:
    return child[:1] if isinstance(child, str) else _FIRST_SIGNS.get(child.tag, "<")


def _last_sign(child: Child) -> str:
    return child[-1:] if isinstance(child, str) else ">"


def _note_number(node: Node) -> str:
    inner = node.children[0]
    if isinstance(inner, str) or inner.attrs.get("role") != "doc-noteref":
        return ""
    found = _NOTE.match(inner.attrs.get("href", ""))
    return found[1] if found else ""


def _address(href: str, *, in_table: bool = False) -> str:
    href = _ENTITY.sub(r"\\&", href)
    if in_table:
        href = href.replace("|", "%7C")
    return f"<{href}>" if "(" in href or ")" in href else href


def _title(node: Node, place: Place) -> str:
    title = _SPACES.sub(" ", node.attrs.get("title", "")).strip(" ")
    if not title:
        return ""
    title = _ENTITY.sub(r"\\&", title.replace("\\", "\\\\").replace('"', '\\"'))
    title = title.replace("|", "\\|") if place.in_table else title
    return f' "{title}"'
