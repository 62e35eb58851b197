"""A comment's small Markdown (emphasis, code and links in plain paragraphs) as Markdown of ours that says the same."""

import re

_SPACE = re.compile(r"[ \t\n\r\f\v]+")  # a no-break space is meant
_LINE = re.compile(r" {2,}\r?\n")
_BREAK = re.compile(r"\n[ \t\r\f\v]*\n")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_RULE = re.compile(r"([-_*])(?:\s*\1){2,}\s*\Z")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
# Signs that would begin a heading, quotation, list, table, definition or fenced code.
_OPENING = re.compile(r"[#>|:=]|[-+*](?=\s|\Z)|```|-+\Z")
_DEFINITION = re.compile(r"\[(?!\^)[^\]]*\]:")
# Signs that mean something here and nothing there.
_OURS = re.compile(r"~(?=~)|(?<=~)~|\[(?=\^)")


def comment_to_markdown(text: str) -> str:
    """Paragraphs, whatever they begin with; what both sides know keeps its meaning, the rest its letters."""
    paragraphs = (_paragraph(part) for part in _BREAK.split(text))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paragraph(text: str) -> str:
    lines = (_SPACE.sub(" ", part).strip(" ") for part in _LINE.split(text))
    return "\\\n".join(_line(line) for line in lines if line)


def _line(line: str) -> str:
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
