"""A small tree of HTML elements: read from sanitised markup, changed, and written again."""

import html
import re

MAX_DEPTH = 60
VOID = frozenset({"br", "hr", "img", "input"})

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z:-]+="[^"]*")*) ?/?>|[^<]+|<')
_SPECIAL = re.compile('[&<>"\xa0]')
_ATTRIBUTE = re.compile(r' ([a-zA-Z:-]+)="([^"]*)"')


class Node:
    """One element; text stands in `children` as plain strings, entities resolved."""

    __slots__ = ("attrs", "children", "tag")

    def __init__(
        self, tag: str, attrs: dict[str, str] | None = None, children: "list[Node | str] | None" = None
    ) -> None:
        self.tag = tag
        self.attrs = attrs or {}
        self.children: list[Node | str] = [] if children is None else children

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attrs} {self.children}>"

    def text(self) -> str:
        """All the text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def read_tree(markup: str) -> Node:
    """The tree of markup the sanitiser wrote: balanced, lower case, attributes in double quotes.

    Elements deeper than MAX_DEPTH are dissolved into the one above them, so that whatever walks the tree may recurse.
    """
    root = Node("")
    stack = [root]
    for match in _TOKEN.finditer(markup):
        closing, tag, attributes = match.groups()
        if tag is None:
            _add_text(stack[-1], match.group())
        elif closing:
            if len(stack) > 1:
                stack.pop()
        else:
            _open(stack, tag, attributes)
    return root


def _add_text(parent: Node, text: str) -> None:
    if "&" in text:
        text = html.unescape(text)
    children = parent.children
    if children and isinstance(children[-1], str):
        children[-1] += text
    else:
        children.append(text)


def _open(stack: list[Node], tag: str, attributes: str) -> None:
    parent = stack[-1]
    if len(stack) >= MAX_DEPTH and tag not in VOID:
        stack.append(parent)
        return
    node = Node(
        tag, {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)} if attributes else None
    )
    parent.children.append(node)
    if tag not in VOID:
        stack.append(node)


def write_tree(root: Node) -> str:
    """The markup of everything inside `root`."""
    pieces: list[str] = []
    _write(root.children, pieces)
    return "".join(pieces)


def _write(children: list[Node | str], pieces: list[str]) -> None:
    for child in children:
        if isinstance(child, str):
            pieces.append(_escaped(child))
            continue
        attributes = "".join([f' {name}="{_escaped(value, quoted=True)}"' for name, value in child.attrs.items()])
        pieces.append(f"<{child.tag}{attributes}>")
        if child.tag not in VOID:
            _write(child.children, pieces)
            pieces.append(f"</{child.tag}>")


def _escaped(text: str, *, quoted: bool = False) -> str:
    """Entities as the sanitiser writes them, so that its work can be compared with ours."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")
    return text.replace('"', "&quot;") if quoted else text
