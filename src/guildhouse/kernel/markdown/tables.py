"""Tables in the one shape our pages use: at most one head row, rows of one length, one alignment a column."""

import re

from guildhouse.kernel.markdown.boxes import BOX, Child, block, housed, nodes, says_something
from guildhouse.kernel.markdown.tree import Node

MAX_CELLS = 20_000
_ALIGNED = re.compile(r"text-align:\s*(left|center|right)")
_ALIGNMENTS = frozenset({"left", "center", "right"})


def shape_table(_: Node, children: list[Child]) -> list[Child]:
    """A table as Markdown can write it. What stood in it outside its cells comes first, as text."""
    head, body, stray = _rows(children)
    if not head and body and all(cell.tag == "th" for cell in body[0]):
        head = [body.pop(0)]
    body = head[1:] + body
    del head[1:]
    width = max((len(row) for row in head + body), default=0)
    if not width:
        return [Node(BOX, None, stray)]
    if width * (len(head) + len(body)) <= MAX_CELLS:
        for row in head + body:
            row.extend(Node("td") for _ in range(width - len(row)))
    columns = [_alignment(cell) for cell in (head or body)[0]]
    parts: list[Child] = []
    if head and any(says_something(cell.children) for cell in head[0]):
        parts.append(_part("thead", "th", head, columns))
    if body:
        parts.append(_part("tbody", "td", body, columns))
    table = Node("table", None, ["\n", *parts])
    return [Node(BOX, None, stray), table] if says_something(stray) else [table]


def _rows(children: list[Child]) -> tuple[list[list[Node]], list[list[Node]], list[Child]]:
    head: list[list[Node]] = []
    body: list[list[Node]] = []
    stray: list[Child] = []
    for child in children:
        if isinstance(child, Node) and child.tag in {"thead", "tbody"}:
            into = head if child.tag == "thead" else body
            for row in nodes(child.children):
                into.append([cell for cell in nodes(row.children) if cell.tag in {"th", "td"}])
        elif says_something([child]):
            stray.append(child)
    return head, body, stray


def _alignment(cell: Node) -> str:
    styled = _ALIGNED.search(cell.attrs.get("style", ""))
    said = styled[1] if styled else cell.attrs.get("align", "").lower()
    said = said or cell.attrs.get("class", "").removeprefix("align-")
    return said if said in _ALIGNMENTS else ""


def _part(tag: str, cell_tag: str, rows: list[list[Node]], columns: list[str]) -> Node:
    part = Node(tag, None, ["\n"])
    for row in rows:
        line = Node("tr", None, ["\n"])
        for index, cell in enumerate(row):
            shaped = block(cell_tag, cell.children)
            if index < len(columns) and columns[index]:
                shaped.attrs["class"] = f"align-{columns[index]}"
            line.children += [shaped, "\n"]
        part.children += [line, "\n"]
    return part


def shape_cell(node: Node, children: list[Child]) -> list[Child]:
    """A cell keeps what says how it is aligned until the table is shaped; its paragraphs become lines."""
    cell = Node(node.tag, dict(node.attrs), [])
    for child in housed(children):
        if isinstance(child, Node) and child.tag == "p":
            if says_something(cell.children):
                cell.children.append(Node("br"))
            cell.children += child.children
        else:
            cell.children.append(child)
    return [cell]
