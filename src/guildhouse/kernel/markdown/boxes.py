"""Blocks in the one shape our pages use: loose text in paragraphs, lists of items, tables with one head."""

import re
from collections.abc import Iterable, Iterator

from guildhouse.kernel.markdown.tree import Node

Child = Node | str
BLOCKS = frozenset("p h3 h4 h5 h6 blockquote pre hr ul ol li dl dt dd table thead tbody tr th td section".split())
BOX = "div"  # stands for every dissolving box while the tree is shaped
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
    return any(isinstance(child, Node) or child.strip() for child in run)


def nodes(children: list[Child]) -> list[Node]:
    return [child for child in children if isinstance(child, Node)]


def spread(tag: str, attrs: dict[str, str], children: list[Child]) -> list[Child]:
    """An inline element around blocks becomes one inside each of them."""
    done: list[Child] = []
    for of_blocks, run in runs(children):
        if not of_blocks:
            done.append(Node(tag, dict(attrs), run) if says_something(run) else " ")
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
    return done


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
    shaped = block(node.tag, done)
    start = node.attrs.get("start", "")
    if node.tag == "ol" and _NUMBER.match(start) and int(start) != 1:
        shaped.attrs["start"] = str(int(start))
    return [shaped]


def shape_item(node: Node, children: list[Child]) -> list[Child]:
    """An item's text may stand bare; a leading box to tick gets the text for its label."""
    if any(isinstance(child, Node) and child.tag == BOX for child in children):
        children = paragraphs(children)
    item = Node("li", {"id": node.attrs["id"]} if "id" in node.attrs else None, children)
    first = next((child for child in children if isinstance(child, Node) or child.strip()), None)
    home = first if isinstance(first, Node) and first.tag == "p" else item
    lead = next((child for child in home.children if isinstance(child, Node) or child.strip()), None)
    if isinstance(lead, Node) and lead.tag == "input":
        item.attrs["class"] = "task"
        (_, run), *rest = runs(home.children)
        home.children = [Node("label", None, run), *(child for _, more in rest for child in more)]
    return [item]


def shape_definitions(node: Node, children: list[Child]) -> list[Child]:
    """Only terms and what they mean; loose text becomes a meaning."""
    done: list[Child] = []
    for child in children:
        if isinstance(child, Node) and child.tag == BOX:
            done.extend(shape_definitions(node, child.children)[0].children)  # type: ignore[union-attr]
        elif isinstance(child, Node) and child.tag in {"dt", "dd"}:
            done.append(child)
        else:
            done.append(Node("dd", None, [child]) if says_something([child]) else "\n")
    return [block("dl", done)]
