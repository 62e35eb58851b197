"""HTML written as Markdown, so that what came from elsewhere can be edited here."""

import re
from collections.abc import Callable

from guildhouse.kernel.markdown.boxes import Child, nodes, runs, says_something
from guildhouse.kernel.markdown.escaping import escape_start, fence_for
from guildhouse.kernel.markdown.from_inline import Place, write_inline
from guildhouse.kernel.markdown.from_table import write_table
from guildhouse.kernel.markdown.sanitise import bounded, incoming_tree
from guildhouse.kernel.markdown.shape import shape
from guildhouse.kernel.markdown.tree import Node

_ONE_LINE = Place(one_line=True)
_CLOSING_SIGN = re.compile(r"#\Z")
_NOTE_ID = re.compile(r"fn-(?:[A-Za-z0-9-]+-)?(\d+)\Z")
_BULLETS, _ENDS = "-*", ".)"
# What ends with its own last line, and what may follow a paragraph at once, without the empty line that would loosen the list it stands in.
_ENDED = frozenset({"pre", "hr", "h3", "h4", "h5", "h6"})
_INTERRUPTS = frozenset({"blockquote", "pre", "hr", "ul", "h3", "h4", "h5", "h6"})


def from_html(markup: str, *, base: str = "") -> str:
    """Markdown that renders to what `sanitise_html` makes of the markup. Raises TextTooLong."""
    root = shape(incoming_tree(bounded(markup)), base, keep_pictures=True)
    lines = _blocks(root.children)
    return "\n".join(lines) + "\n" if lines else ""


def _blocks(children: list[Child], *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    before = ""
    again = False  # a list straight after a list of its kind takes the other sign
    for node in _as_blocks(children):
        again = before == node.tag and not again
        written = _write_list(node, other=again) if node.tag in {"ul", "ol"} else _WRITERS.get(node.tag, _others)(node)
        if not written:
            continue
        if lines and not (tight and _may_follow(before, node)):
            lines.append("")
        lines += written
        before = node.tag
    return lines


def _as_blocks(children: list[Child]) -> list[Node]:
    """The blocks, with bare text as paragraphs."""
    done: list[Node] = []
    for of_blocks, run in runs(children):
        if of_blocks:
            done += nodes(run)
        elif says_something(run):
            done.append(Node("p", None, run))
    return done


def _may_follow(before: str, node: Node) -> bool:
    if before in _ENDED:
        return True
    if before == "p" and node.tag == "ol":
        return "start" not in node.attrs and bool(_has_words(node))
    if before == "p" and node.tag == "ul":
        return _has_words(node)
    return node.tag in _INTERRUPTS and before != node.tag


def _has_words(node: Node) -> bool:
    """Whether a list begins with something: an empty item cannot end a paragraph."""
    first = next(iter(nodes(node.children)), None)
    return first is not None and says_something(first.children)


def _paragraph(node: Node) -> list[str]:
    children = node.children
    first = next((child for child in children if isinstance(child, Node) or child.strip()), None)
    if isinstance(first, Node) and first.tag == "label":
        return _task(first)
    text = write_inline(children)
    return [escape_start(line.lstrip(" \t")) for line in text.split("\n")] if text else []


def _task(label: Node) -> list[str]:
    box = nodes(label.children)[0]
    text = write_inline([child for child in label.children if child is not box])
    first, *rest = text.split("\n")
    sign = "x" if "checked" in box.attrs else " "
    return [f"[{sign}] {first}", *(escape_start(line.lstrip(" \t")) for line in rest)]


def _heading(node: Node) -> list[str]:
    text = _CLOSING_SIGN.sub(r"\\#", write_inline(node.children, _ONE_LINE))
    return [f"{'#' * (int(node.tag[1]) - 2)} {text}".rstrip(" ")]


def _code(node: Node) -> list[str]:
    code = nodes(node.children)[0]
    text = code.text()
    fence = fence_for(text, 3)
    lines = text.removesuffix("\n").split("\n") if text else []
    return [fence + code.attrs.get("class", "").removeprefix("language-"), *lines, fence]


def _quote(node: Node) -> list[str]:
    return [f"> {line}".rstrip(" ") if not line else f"> {line}" for line in _blocks(node.children) or [""]]


def _write_list(node: Node, *, other: bool = False) -> list[str]:
    items = nodes(node.children)
    loose = any(child.tag == "p" for item in items for child in nodes(item.children))
    number = int(node.attrs.get("start", "1"))
    lines: list[str] = []
    for item in items:
        marker = f"{number}{_ENDS[other]} " if node.tag == "ol" else f"{_BULLETS[other]} "
        if lines and loose:
            lines.append("")
        lines += _hang(marker, _blocks(item.children, tight=not loose))
        number = min(number + 1, 999_999_999)
    return lines


def _hang(marker: str, lines: list[str], width: int = 0) -> list[str]:
    """Lines behind a marker, the later ones below the first."""
    if not lines:
        return [marker.rstrip(" ")]
    indent = " " * (width or len(marker))
    return [marker + lines[0], *(indent + line if line else "" for line in lines[1:])]


def _definitions(node: Node) -> list[str]:
    lines: list[str] = []
    before = ""
    for part in nodes(node.children):
        if part.tag == "dt":
            if before == "dd":
                lines.append("")
            lines.append(escape_start(write_inline(part.children, _ONE_LINE)) or "&#8203;")
        else:
            lines += _hang(": ", _blocks(part.children, tight=True) or ["&#8203;"])
        before = part.tag
    return lines


def _others(node: Node) -> list[str]:
    """A part that lost its whole, where elements were nested too deep: its content."""
    return _blocks(node.children)


def _notes(node: Node) -> list[str]:
    """Footnotes of our own, from the list at the end of a text."""
    lines: list[str] = []
    for item in (item for part in nodes(node.children) for item in nodes(part.children)):
        number = _NOTE_ID.match(item.attrs.get("id", ""))
        if number:
            lines += ["", *_hang(f"[^{number[1]}]: ", _blocks(_without_ways_back(item.children)), 4)]
    return lines[1:]


def _without_ways_back(children: list[Child]) -> list[Child]:
    kept: list[Child] = []
    for child in children:
        if isinstance(child, str):
            kept.append(child)
        elif child.attrs.get("role") != "doc-backlink":
            kept.append(Node(child.tag, child.attrs, _without_ways_back(child.children)))
    return kept


_WRITERS: dict[str, Callable[[Node], list[str]]] = {
    "p": _paragraph,
    "blockquote": _quote,
    "pre": _code,
    "hr": lambda _: ["___"],
    "ul": _write_list,
    "ol": _write_list,
    "dl": _definitions,
    "table": write_table,
    "section": _notes,
    **dict.fromkeys(("h3", "h4", "h5", "h6"), _heading),
}
