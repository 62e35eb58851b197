"""White space and breaks moved out of emphasis, where they look the same and Markdown can write them."""

from guildhouse.kernel.markdown.boxes import Child
from guildhouse.kernel.markdown.tree import Node

_SEAMLESS = frozenset({"em", "strong", "del", "code"})
MARKS = frozenset({"em", "strong", "del"})


def hoist(children: list[Child], within: frozenset[str] = frozenset()) -> list[Child]:
    """Inline content in which no emphasis begins or ends with white space, is empty, stands in its like or goes on in the next."""
    done: list[Child] = []
    for child in children:
        for piece in _hoisted(child, within):
            if piece != "":
                _append(done, piece)
    return done


def _append(done: list[Child], piece: Child) -> None:
    """Add a piece; what goes on without a gap in the same dress is one piece with what was before."""
    last = done[-1] if done else None
    if isinstance(piece, str) and isinstance(last, str):
        done[-1] = last + piece
    elif isinstance(piece, Node) and isinstance(last, Node) and piece.tag == last.tag and piece.tag in _SEAMLESS:
        joined = Node(piece.tag, None, list(last.children))
        for inner in piece.children:
            _append(joined.children, inner)
        done[-1] = joined
    else:
        done.append(piece)


def _hoisted(child: Child, within: frozenset[str]) -> list[Child]:
    if isinstance(child, str):
        return [child]
    if child.tag not in MARKS:
        return [Node(child.tag, child.attrs, hoist(child.children, within))]
    inner = hoist(child.children, within | {child.tag})
    if child.tag in within:
        return inner
    before: list[Child] = []
    while inner and _take(inner, 0, before):
        pass
    after: list[Child] = []
    while inner and _take(inner, -1, after):
        pass
    middle: list[Child] = [Node(child.tag, child.attrs, inner)] if inner else []
    return [*before, *middle, *reversed(after)]


def _take(inner: list[Child], edge: int, outside: list[Child]) -> bool:
    """Move a break, or the white space of a text, at one edge to the outside; whether more may follow."""
    child = inner[edge]
    if isinstance(child, Node):
        if child.tag != "br":
            return False
        outside.append(inner.pop(edge))
        return True
    kept = child.lstrip() if edge == 0 else child.rstrip()
    space = child[: len(child) - len(kept)] if edge == 0 else child[len(kept) :]
    if space:
        outside.append(space)
    if kept:
        inner[edge] = kept
        return False
    inner.pop(edge)
    return True
