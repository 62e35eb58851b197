"""What we add to Markdown's blocks: a floor to nesting, boxes to tick, `: ` alone for definitions."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Levels as markdown-it counts them: one for a quote, two for an item of a list.
FLOOR = 24
# In a text of very many lines every level costs time for every line.
_MANY_LINES, _HIGH_FLOOR = 2_000, 8
_MAX_CELLS = 10_000
_TASK = re.compile(r"\[([ xX])\](?=\s+\S)")

BlockRule = Callable[[StateBlock, int, int, bool], bool]


def add_block_rules(md: MarkdownIt) -> None:
    names = md.block.ruler.get_active_rules()
    deflist: BlockRule = md.block.ruler.getRules("")[names.index("deflist")]
    table: BlockRule = md.block.ruler.getRules("")[names.index("table")]
    md.block.ruler.at("table", _bounded(table), {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("deflist", _only_colon(deflist), {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before(names[0], "floor", _floor)
    md.core.ruler.before("inline", "tasks", _find_tasks)


def _floor(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Nested too deep to read: the rest of it is one paragraph, as typed."""
    if silent or state.level < (FLOOR if state.lineMax < _MANY_LINES else _HIGH_FLOOR):
        return False
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, False).strip()
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _only_colon(rule: BlockRule) -> BlockRule:
    """A line that starts with `~ ` says "about", so it must not begin a definition."""

    def deflist(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        line = start if silent else start + 1
        if not silent and line < end and state.isEmpty(line):
            line += 1
        if line >= end or state.src[state.bMarks[line] + state.tShift[line] :][:1] != ":":
            return False
        return rule(state, start, end, silent)

    return deflist


def _bounded(rule: BlockRule) -> BlockRule:
    """A short row is filled with empty cells, so a small text could make a huge table; beyond a size it ends."""

    def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
        return rule(state, start, min(end, start + 2 + _MAX_CELLS // columns), silent)

    return table


def _find_tasks(state: StateCore) -> None:
    """`- [ ] text` is something to do; the box goes before the text, which is its label."""
    tokens = state.tokens
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.type != "inline" or tokens[index - 1].type != "paragraph_open":
            continue
        task = _TASK.match(token.content) if tokens[index - 2].type == "list_item_open" else None
        if task:
            token.content = token.content[task.end() :].lstrip()
            token.meta["task"] = task[1] != " "


def place_boxes(state: StateCore) -> None:
    """The boxes of `_find_tasks`, put before their text once that is parsed."""
    for token in state.tokens:
        if token.type == "inline" and "task" in token.meta:
            box = Token("task_box", "input", 0, attrs={"type": "checkbox", "disabled": ""})
            if token.meta["task"]:
                box.attrs["checked"] = ""
            space = Token("text", "", 0, content=" ")
            token.children = [box, space, *(token.children or ())]
