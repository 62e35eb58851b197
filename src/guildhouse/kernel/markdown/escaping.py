"""Signs of Markdown written so that they read as themselves."""

import re

# In a text anywhere on a line. Only what Markdown would take for a sign, since people will go on writing in it.
_SIGNS = re.compile(
    r"""
    (?P<always>[\\`])
    | (?P<star>\*)
    | (?P<underscore>_+)
    | (?P<tilde>~(?=~|\Z)|(?<=~)~|\A~)
    | (?P<tag><(?=[A-Za-z/!?]))
    | (?P<entity>&(?=\#?[A-Za-z0-9]+;))
    | (?P<picture>!(?=\[))
    | (?P<note>\[(?=\^))
    | (?P<bracket>\](?=[(\[]))
    | (?P<at>@(?=[A-Za-z0-9]))
    | (?P<scheme>(?:(?<=http)|(?<=https)):(?=//)|(?<=mailto):|(?<=www)\.)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK_SIGNS = re.compile(_SIGNS.pattern + r"| (?P<label>[\[\]])", _SIGNS.flags)
# At the start of a line, where they would begin a block.
_STARTS = re.compile(
    r"""
    (?P<sign>
        \#{1,6}(?=[ \t]|$) | > | [-+*](?=[ \t]|$) | :(?=[ \t])
        | (?:=+|-+)[ \t]*$ | [|:-][-:|\ \t]*$
        | ([-_*])(?:[ \t]*\2){2,}[ \t]*$
        | \[(?=(?:[^\]\\]|\\.)+\]:|[ xX]\](?:\s|$))
        | ~{3}
    )
    | (?P<number>\d{1,9})(?=[.)](?:[ \t]|$))
    """,
    re.VERBOSE,
)
_EDGE = re.compile(r"\A\s+|\s+\Z")


def escape_text(text: str, *, after: str, in_link: bool = False, in_table: bool = False) -> str:
    """A run of text within a line, with `after` the first sign of what follows it."""
    escaped = (_LINK_SIGNS if in_link else _SIGNS).sub(_sign, text)
    if after == "[" and escaped.endswith("!"):
        escaped = escaped[:-1] + "\\!"
    return escaped.replace("|", "\\|") if in_table else escaped


def _sign(found: re.Match[str]) -> str:
    kind, sign = found.lastgroup, found[0]
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    if kind == "star" and before.isspace() and after.isspace():
        return sign
    if kind == "underscore" and ((before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace())):
        return sign
    return "".join(f"\\{one}" for one in sign)


def escape_start(line: str) -> str:
    """A line of a paragraph, so that it begins no block."""
    found = _STARTS.match(line)
    if not found:
        return line
    number = found["number"]
    return f"{number}\\{line[len(number) :]}" if number else f"\\{line}"


def keep_edges(text: str) -> str:
    """Spaces that do not break (and the like) at the edges, which Markdown would trim, written as entities."""
    return _EDGE.sub(lambda found: "".join(sign if sign in " \t\n" else f"&#{ord(sign)};" for sign in found[0]), text)


def fence_for(text: str, least: int) -> str:
    """A run of backticks longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(least, longest + 1)


def code_span(text: str) -> str:
    """Code within a line."""
    text = text.replace("\n", " ")
    fence = fence_for(text, 1) if "`" in text else "`"
    padded = text.strip(" ") and (text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " "))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"
