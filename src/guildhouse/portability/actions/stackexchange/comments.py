"""A comment's small Markdown (emphasis, code and links within one paragraph) as Markdown of ours that says the same."""

import re

_SPACE = re.compile(r"\s+")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_RULE = re.compile(r"([-_*])(?:\s*\1){2,}\s*\Z")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
# Signs that would begin a heading, quotation, list, table, definition or fenced code.
_OPENING = re.compile(r"[#>|:=]|[-+*](?=\s|\Z)|```|-+\Z")
_DEFINITION = re.compile(r"\[(?!\^)[^\]]*\]:")
# Signs that mean something here and nothing there.
_OURS = re.compile(r"~(?=~)|(?<=~)~|\[(?=\^)")


def comment_to_markdown(text: str) -> str:
    """One paragraph, whatever it begins with; what both sides know keeps its meaning, the rest its letters."""
    line = _SPACE.sub(" ", text).strip()
    if _RULE.match(line) or _OPENING.match(line) or _DEFINITION.match(line):
        line = "\\" + line
    elif numbered := _NUMBERED.match(line):
        line = f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return _outside_code(line)


def _outside_code(line: str) -> str:
    parts, end = [], 0
    for code in _CODE.finditer(line):
        parts += [_OURS.sub(r"\\\g<0>", line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _OURS.sub(r"\\\g<0>", line[end:])])
