"""Blocks in the one shape our pages use: loose text in paragraphs, lists of items, tables with one head."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from guildhouse.kernel.markdown.tree import Node

Child = Node | str
BLOCKS = frozenset("p h3 h4 h5 h6 blockquote pre hr ul ol li dl dt dd table thead tbody tr th td section".split())
BOX = "div"  # stands for every dissolving box while the tree is shaped
BLANK = " \t\n\r\f"  # what a browser collapses; other spaces show
_DIRECTED = frozenset("p h3 h4 h5 h6 ul ol dl th td".split())
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


def block(tag: str, children: list[Child]) -> Node:
    """A block that lets its own text decide which way it reads."""
    return Node(tag, {"dir": "auto"} if tag in _DIRECTED else None, children)


def is_block(child: Child) -> bool:
    return isinstance(child, Node) and (child.tag in BLOCKS or child.tag == BOX)


def runs(children: Iterable[Child]) -> Iterator[tuple[bool, list[Child]]]:
    """Children in turns: text and inline elements, then blocks, and so on."""
    run: list[Child] = []
    kind = False
    for child in children:
        if run and is_block(child) != kind:
            yield kind, run
            run = []
        kind = is_block(child)
        run.append(child)
    if run:
        yield kind, run


def says_something(run: list[Child]) -> bool:
    return any(isinstance(child, Node) or child.strip(BLANK) for child in run)


def nodes(children: list[Child]) -> list[Node]:
    return [child for child in children if isinstance(child, Node)]


def spread(tag: str, attrs: dict[str, str], children: list[Child]) -> list[Child]:
    """An inline element around blocks becomes one inside each of them."""
    done: list[Child] = []
    for of_blocks, run in runs(children):
        if not of_blocks:
            bare = not says_something(run) or any(child.tag == "label" for child in nodes(run))
            done.extend(run if bare else [Node(tag, dict(attrs), run)])
            continue
        for inner in nodes(run):
            if inner.tag not in {"pre", "hr"}:
                inner.children = spread(tag, attrs, inner.children)
        done.extend(run)
    return done


def paragraphs(children: list[Child]) -> list[Child]:
    """Boxes dissolved, and text that stands between blocks put into paragraphs."""
    done: list[Child] = []
    for of_blocks, run in runs(children):
        if not of_blocks:
            done.append(block("p", run) if says_something(run) else "\n")
            continue
        for inner in nodes(run):
            done.extend(paragraphs(inner.children) if inner.tag == BOX else [_housed(inner)])
    return _one_line_apart(done)


def housed(children: list[Child]) -> list[Child]:
    """For an item or a meaning: text may stand bare, but boxes are dissolved and every block is where it may be."""
    if any(isinstance(child, Node) and child.tag == BOX for child in children):
        return paragraphs(children)
    return [_housed(child) if isinstance(child, Node) else child for child in children]


def _housed(inner: Node) -> Node:
    """A block inside the one it cannot stand without."""
    if inner.tag == "li":
        return block("ul", [inner])
    if inner.tag in {"dt", "dd"}:
        return block("dl", [inner])
    return inner


def shape_list(node: Node, children: list[Child]) -> list[Child]:
    """Only items in a list; what stood between them becomes an item."""
    done: list[Child] = []
    for child in children:
        if isinstance(child, Node) and child.tag == "li":
            done.append(child)
        elif says_something([child]):
            done.append(shape_item(Node("li"), [child])[0])
        else:
            done.append("\n")
    shaped = block(node.tag, _one_line_apart(done))
    start = node.attrs.get("start", "")
    if node.tag == "ol" and _NUMBER.match(start) and int(start) != 1:
        shaped.attrs["start"] = str(int(start))
    return [shaped] if nodes(done) else []


def shape_item(node: Node, children: list[Child]) -> list[Child]:
    """An item's text may stand bare; a leading box to tick gets the text for its label."""
    children = housed(children)
    item = Node("li", {"id": node.attrs["id"]} if "id" in node.attrs else None, children)
    first = next((child for child in children if isinstance(child, Node) or child.strip(BLANK)), None)
    home = first if isinstance(first, Node) and first.tag == "p" else item
    lead = next((child for child in home.children if isinstance(child, Node) or child.strip(BLANK)), None)
    if isinstance(lead, Node) and lead.tag == "input":
        item.attrs["class"] = "task"
        (_, run), *rest = runs(home.children)
        home.children = [Node("label", None, run), *(child for _, more in rest for child in more)]
    return [item]


def shape_definitions(_: Node, children: list[Child]) -> list[Child]:
    """Only terms and what they mean; loose text becomes a meaning."""
    parts = _one_line_apart(_definitions(children))
    return [block("dl", parts)] if nodes(parts) else []


def _definitions(children: list[Child]) -> Iterator[Child]:
    for child in children:
        if isinstance(child, Node) and child.tag == BOX:
            yield from _definitions(child.children)
        elif isinstance(child, Node) and child.tag in {"dt", "dd"}:
            yield child
        else:
            yield Node("dd", None, housed([child])) if says_something([child]) else "\n"


def _one_line_apart(children: Iterable[Child]) -> list[Child]:
    """At most one line end between two blocks, so that reading it again changes nothing."""
    return [child for before, child in pairwise(["", *children]) if child != "\n" or before != "\n"]
