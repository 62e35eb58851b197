"""What we add to Markdown inside a line: mentions and four small tags; and bounds to what its own rules may cost."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

MAX_MENTIONS = 50
# A text refers to its notes so often; after that a reference is what was typed. Each makes thirty times its length of HTML.
MAX_NOTE_REFERENCES = 500
# Pictures and small tags stand in each other so often; further in they stay as typed.
_MAX_INSIDE = 4
# How long an address may be, and how far a small tag may be from its end.
REACH = 2_000
_TAG_REACH = 5_000
# Characters a text may spend on looking for the ends of its brackets; after that brackets are only brackets.
_BRACKET_BUDGET = 400_000

# Not inside a word, an address or a longer name; a handle neither starts nor ends with a hyphen.
_MENTION = re.compile(r"(?<![\w@./-])@([a-z0-9][a-z0-9-]{0,37}[a-z0-9])(?![\w@]|-+\w|\.\w)", re.IGNORECASE)
_TAG = re.compile(r"<(?:(br) ?/?|(kbd|sub|sup))>")
_SAME_TAG = {tag: re.compile(rf"<(/?){tag}>") for tag in ("kbd", "sub", "sup")}
_SCHEME = re.compile(r"(?:^|[^a-z0-9.+-])(https?)\Z", re.IGNORECASE)

InlineRule = Callable[[StateInline, bool], bool]


def add_inline_rules(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "mention", _mention)
    md.inline.ruler.before("autolink", "small_tag", _small_tag)
    md.inline.ruler.at("linkify", bare_link)
    _limit_nesting(md, "image")
    _limit_notes(md)


def _mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    if state.src[state.pos] != "@" or state.linkLevel:
        return False
    found = _MENTION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.content = found[0]
        token.meta = {"handle": found[1].lower()}
    state.pos = found.end()
    return True


def settle_mentions(state: StateCore) -> None:
    """The first MAX_MENTIONS handles may become links, where someone answers to them; the rest is text again."""
    seen: dict[str, None] = state.env.setdefault("mentioned", {})
    known = state.env.get("mentions") or {}
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "mention":
                handle = child.meta["handle"]
                if len(seen) < MAX_MENTIONS:
                    seen[handle] = None
                if handle in seen and handle in known:
                    child.attrs = {"class": "mention", "href": known[handle]}
                else:
                    child.type = "text"
            elif child.type == "image":
                for inner in child.children or ():
                    inner.type = "text" if inner.type == "mention" else inner.type


def _small_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """`<br>`, and `<kbd>`, `<sub>`, `<sup>` with their ends: what Markdown has no sign for."""
    found = _TAG.match(state.src, state.pos) if state.src[state.pos] == "<" else None
    if not found:
        return False
    if found[1]:
        if not silent:
            state.push("small_break", "br", 0)
        state.pos = found.end()
        return True
    return _tag_pair(state, found, silent=silent)


def _tag_pair(state: StateInline, opening: re.Match[str], *, silent: bool) -> bool:
    tag, closing = opening[2], f"</{opening[2]}>"
    end = _end_of(tag, state.src, opening.end(), min(state.posMax, opening.end() + _TAG_REACH))
    if end <= opening.end():
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = opening.end(), end
        state.push(f"{tag}_open", tag, 1)
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
        state.posMax = maximum
    state.pos = end + len(closing)
    return True


def _end_of(tag: str, text: str, start: int, stop: int) -> int:
    """Where the end of a small tag begins, past those of its like inside it, or -1."""
    inside = 0
    for found in _SAME_TAG[tag].finditer(text, start, stop):
        if not found[1]:
            inside += 1
        elif not inside:
            return found.start()
        else:
            inside -= 1
        if inside > _MAX_INSIDE:
            break
    return -1


def bare_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """A web address in the text. markdown-it's own rule reads the whole text again for each."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    start = state.pos - len(scheme[1]) if scheme else 0
    found = state.md.linkify.match_at_start(state.src[start : start + REACH]) if scheme and state.md.linkify else None
    if not scheme or not found or found.last_index >= REACH:
        return False
    text = found.url.rstrip("*")
    href = state.md.normalizeLink(text)
    if not state.md.validateLink(href):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        state.push("link_open", "a", 1).attrs = {"href": href}
        state.push("text", "", 0).content = text
        state.push("link_close", "a", -1)
    state.pos = start + len(text)
    return True


def _limit_nesting(md: MarkdownIt, name: str) -> None:
    """Let a rule that parses its content anew do so only a few times inside itself."""
    rule = _rule_of(md, name)

    def limited(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        inside = state.env.get("inside", 0)
        if inside >= _MAX_INSIDE:
            return False
        state.env["inside"] = inside + 1
        try:
            return rule(state, silent)
        finally:
            state.env["inside"] = inside

    md.inline.ruler.at(name, limited)


def _limit_notes(md: MarkdownIt) -> None:
    rule = _rule_of(md, "footnote_ref")

    def limited(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        so_far = state.env.get("note_references", 0)
        if so_far >= MAX_NOTE_REFERENCES or not rule(state, silent):
            return False
        state.env["note_references"] = so_far + (not silent)
        return True

    md.inline.ruler.at("footnote_ref", limited)


def _rule_of(md: MarkdownIt, name: str) -> InlineRule:
    rule: InlineRule = md.inline.ruler.getRules("")[md.inline.ruler.get_active_rules().index(name)]
    return rule


def find_label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:  # noqa: FBT001, FBT002 - as called
    """markdown-it's search for the end of a bracket, within the budget of the text."""
    spent = state.env.get("brackets", 0)
    if spent > _BRACKET_BUDGET:
        return -1
    end = parseLinkLabel(state, start, disable_nested)
    state.env["brackets"] = spent + (end if end >= 0 else state.posMax) - start
    return end
