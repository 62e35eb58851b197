"""Whether two renderings look the same to a reader."""

import re
from collections.abc import Iterator

from guildhouse.kernel.markdown.allowed import OUTGOING
from guildhouse.kernel.markdown.boxes import Child, block, is_block, nodes, runs, says_something
from guildhouse.kernel.markdown.hoist import hoist
from guildhouse.kernel.markdown.tree import Node, read_tree

_SPACE = re.compile(r"[ \t\n\r\f]+")
_HOLDS_TEXT = frozenset("p h3 h4 h5 h6 dt th td label".split())

Piece = tuple[str, ...]


def same_rendering(one: str, other: str) -> bool:
    """Whether two texts rendered or sanitised by us show the same.

    Left out of account: white space where a browser collapses it or where it stands at the edge of emphasis, emphasis or code that goes on in the next, how
    entities and attributes are written, the newline at the end of code, and the space between items of a list in which
    some items have paragraphs and others none (or in which there is one item), since Markdown cannot say that.
    """
    return _pieces_of(one) == _pieces_of(other)


def _pieces_of(markup: str) -> list[Piece]:
    root = read_tree(OUTGOING.clean(markup))
    return list(_pieces(_alike(root.children)))


def _pieces(children: list[Child]) -> Iterator[Piece]:
    for child in children:
        if isinstance(child, str):
            yield ("text", child)
        else:
            yield ("open", child.tag, *(f"{name}={value}" for name, value in sorted(child.attrs.items())))
            yield from _pieces(child.children)
            yield ("close", child.tag)


def _alike(children: list[Child], *, within_text: bool = False) -> list[Child]:
    """The children with every difference removed that does not show."""
    if within_text or not any(map(is_block, children)):
        return _words(hoist(children))
    done: list[Child] = []
    for of_blocks, run in runs(children):
        if of_blocks:
            done += [_block(node) for node in nodes(run)]
        elif says_something(run):
            done += _words(hoist(run))
    return done


def _block(node: Node) -> Node:
    if node.tag == "pre":
        code = nodes(node.children)[0]
        return Node("pre", node.attrs, [Node("code", code.attrs, [code.text().removesuffix("\n")])])
    children = node.children
    if node.tag in {"ul", "ol", "dl"}:
        children = _evenly(nodes(children))
    return Node(node.tag, node.attrs, _alike(children, within_text=node.tag in _HOLDS_TEXT and not _has_blocks(node)))


def _has_blocks(node: Node) -> bool:
    return any(map(is_block, node.children))


def _evenly(items: list[Node]) -> list[Child]:
    """Items of a list as Markdown can have them: all with paragraphs or none."""
    bare = any(map(_bare_text, items))
    loose = any(child.tag == "p" for item in items for child in nodes(item.children))
    if len(items) != 1 and not (bare and loose):
        return list(items)
    return [Node(item.tag, item.attrs, _in_paragraphs(item.children)) for item in items]


def _bare_text(item: Node) -> bool:
    return any(not of_blocks and says_something(run) for of_blocks, run in runs(item.children))


def _in_paragraphs(children: list[Child]) -> list[Child]:
    done: list[Child] = []
    for of_blocks, run in runs(children):
        done += run if of_blocks or not says_something(run) else [block("p", run)]
    return done


def _words(children: list[Child]) -> list[Child]:
    """Inline content with one space where a browser shows one, and none at its edges."""
    flat: list[Child] = []
    _collapse(children, flat, [" "])
    _strip_end(flat)
    return flat


def _collapse(children: list[Child], into: list[Child], last: list[str]) -> None:
    """Copy `children`, one space for each white space; `last` holds the sign written before."""
    for child in children:
        if isinstance(child, str):
            text = _SPACE.sub(" ", child)
            text = text.lstrip(" ") if last[0] == " " else text
            if text:
                into.append(text)
                last[0] = text[-1]
        elif child.tag == "br":
            _strip_end(into)
            into.append(child)
            last[0] = " "
        else:
            node = Node(child.tag, child.attrs)
            _collapse(child.children, node.children, last)
            into.append(node)
            last[0] = "x" if child.tag in {"img", "input"} else last[0]


def _strip_end(children: list[Child]) -> None:
    """White space at the end of a line does not show."""
    while children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip(" ")
        if children[-1]:
            return
        children.pop()
