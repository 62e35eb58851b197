"""The allow-list: which elements and attributes may come in, and which may go out."""

import re
from collections.abc import Set as AbstractSet

import nh3

from guildhouse.kernel.markdown.links import REL, settle_href

# Elements whose content is no text for readers; it goes with them.
_HOLLOW = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "select", "textarea"}
# Boxes other sites use; their content stays and keeps its own lines.
BOXES = frozenset(
    "address article aside center details div fieldset figcaption figure footer form header main nav section summary".split(),
)
_INLINE = "a code em strong del kbd sub sup br img input label".split()
_BLOCK = "p h3 h4 h5 h6 blockquote pre hr ul ol li dl dt dd table thead tbody tr th td section".split()
_OTHER_NAMES = "b i s strike h1 h2 tfoot".split()

_ANCHOR = re.compile(r"fn(?:ref)?[A-Za-z0-9-]+(?::[0-9]+)?\Z")
_NUMBER = re.compile(r"-?[0-9]{1,9}\Z")
LANGUAGE = re.compile(r"language-[A-Za-z0-9_+#.-]{1,40}\Z")


def _is_address(value: str) -> bool:
    return settle_href(value) == value


# What may go out, with the values it may have.
_RULES: dict[tuple[str, str], re.Pattern[str] | AbstractSet[str] | None] = {
    ("a", "title"): None,
    ("a", "rel"): {REL},
    ("a", "class"): {"mention"},
    ("a", "id"): _ANCHOR,
    ("a", "role"): {"doc-noteref", "doc-backlink"},
    ("img", "alt"): None,
    ("img", "title"): None,
    ("img", "loading"): {"lazy"},
    ("code", "class"): LANGUAGE,
    ("pre", "dir"): {"ltr"},
    ("ol", "start"): _NUMBER,
    ("li", "id"): _ANCHOR,
    ("li", "class"): {"task"},
    ("input", "type"): {"checkbox"},
    ("input", "disabled"): {""},
    ("input", "checked"): {""},
    ("section", "class"): {"footnotes"},
    ("section", "role"): {"doc-endnotes"},
    **{(tag, "class"): {"align-left", "align-center", "align-right"} for tag in ("th", "td")},
    **{(tag, "dir"): {"auto"} for tag in "p h3 h4 h5 h6 ul ol dl th td".split()},
}


def _keep(tag: str, name: str, value: str) -> str | None:
    if name in {"href", "src"}:
        return value if _is_address(value) else None
    rule = _RULES.get((tag, name), frozenset())
    if rule is None:
        return value
    fits = rule.match(value) if isinstance(rule, re.Pattern) else value in rule
    return value if fits else None


def _attributes() -> dict[str, set[str]]:
    attributes: dict[str, set[str]] = {"a": {"href"}, "img": {"src"}}
    for tag, name in _RULES:
        attributes.setdefault(tag, set()).add(name)
    return attributes


def _incoming_attributes() -> dict[str, set[str]]:
    attributes = _attributes()
    for tag in ("th", "td"):
        attributes[tag] |= {"style", "align"}
    attributes["pre"] |= {"class"}
    return attributes | {tag: {"dir"} for tag in ("h3", "h4", "h5", "h6")}


_SCHEMES = {"http", "https", "mailto"}
# Foreign markup made well-formed; the tree is shaped from this.
INCOMING = nh3.Cleaner(
    tags={*_INLINE, *_BLOCK, *_OTHER_NAMES, *BOXES},
    clean_content_tags=_HOLLOW,
    attributes=_incoming_attributes(),
    link_rel=None,
    url_schemes=_SCHEMES,
)
# The last word on everything that reaches a page.
OUTGOING = nh3.Cleaner(
    tags={*_INLINE, *_BLOCK},
    clean_content_tags=_HOLLOW,
    attributes=_attributes(),
    attribute_filter=_keep,
    link_rel=None,
    url_schemes=_SCHEMES,
)
