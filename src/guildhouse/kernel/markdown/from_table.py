"""Tables written as Markdown."""

from guildhouse.kernel.markdown.boxes import Child, is_block, nodes
from guildhouse.kernel.markdown.from_inline import Place, write_inline
from guildhouse.kernel.markdown.tree import Node

_CELL = Place(one_line=True, in_table=True)
_RULES = {"align-left": ":---", "align-center": ":---:", "align-right": "---:"}


def write_table(table: Node) -> list[str]:
    """One line a row; a table without a head gets an empty one, which the renderer leaves out."""
    parts = {part.tag: nodes(part.children) for part in nodes(table.children)}
    head, body = parts.get("thead", []), parts.get("tbody", [])
    cells = nodes((head or body)[0].children)
    rules = [_RULES.get(cell.attrs.get("class", ""), "---") for cell in cells]
    lines = [_row(head[0]) if head else "|" + "  |" * len(cells), f"| {' | '.join(rules)} |"]
    return lines + [_row(row) for row in body]


def _row(row: Node) -> str:
    return "".join(f"| {_cell(cell)} " for cell in nodes(row.children)) + "|"


def _cell(cell: Node) -> str:
    return write_inline(_flat(cell.children), _CELL)


def _flat(children: list[Child]) -> list[Child]:
    """Blocks in a cell become lines of it: a cell has one line in Markdown."""
    flat: list[Child] = []
    for child in children:
        if isinstance(child, str) or not is_block(child):
            flat.append(child)
        else:
            inner = _flat(child.children)
            flat += [Node("br"), *inner] if flat and inner else inner
    return flat
