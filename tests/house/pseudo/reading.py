"""What a person reads or hears of a page, and which of it is English of ours that no translation reached."""

import re

from lxml import html

SILENT = {"script", "style", "code", "pre", "kbd", "title-of-code"}
SHOWN = {"title", "aria-label", "placeholder", "alt", "aria-description", "aria-roledescription", "label"}
# Names of our own, which no language changes, and words in a language's own name.
PROPER = re.compile(r"\b(?:Guildhouse|English|Français|GitHub|LinkedIn|Stack Exchange|OpenAPI|Markdown|Esc|PDF)\b")
NOT_WORDS = re.compile(
    r"\bgh_[\w-]+…|\b[A-Z]{4}-[A-Z]{4}\b|\S+@\S+|@[\w-]+|https?://\S+|(?<!\w)/[\w/.?=#-]+|\b[A-Z][a-z]+/[A-Z]\w+\b|\bUTC\b|#[\w-]+"
)
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def outside_brackets(text: str) -> str:
    """Brackets may stand in brackets, where one sentence is put into another."""
    while INNERMOST.search(text):
        text = INNERMOST.sub(" ", text)
    return text


def find_english(text: str) -> str:
    """What is left in English of a text; a bracket that is open at the end was cut off and is left too."""
    left = NOT_WORDS.sub(" ", PROPER.sub(" ", outside_brackets(text)))
    return " ".join(left.split()) if ENGLISH.search(left) or "⟦" in left else ""


def read_page(content: str) -> list[str]:
    """The English of a page: its text as one, since a sentence may hold links, and each shown attribute for itself."""
    tree = html.fromstring(content) if content.strip() else None
    if tree is None or isinstance(tree, str):
        return []
    spoken: list[str] = []
    _gather(tree, spoken)
    found = [line for line in find_english("\n".join(spoken)).split("\n") if line]
    for element in tree.iter():
        if _names_its_language(element):
            continue
        for name, value in element.attrib.items():
            if (name in SHOWN or _is_for_scripts(name, value)) and (left := find_english(value)):
                found.append(f"{name}={left}")
    return found


def _gather(element, spoken) -> None:
    if not isinstance(element.tag, str) or element.tag in SILENT or element.get("translate") == "no":
        spoken.append(element.tail or "")
        return
    if element.getparent() is not None and element.get("lang"):  # says itself in which language it is
        spoken.append(element.tail or "")
        return
    spoken.append(element.text or "")
    for child in element:
        _gather(child, spoken)
        spoken.append("")
    spoken.append(element.tail or "")


def _names_its_language(element) -> bool:
    """Words of another language than the page's, said to be so: where the manual falls back to English."""
    return any(above.get("lang") for above in (element, *element.iterancestors()) if above.getparent() is not None)


def _is_for_scripts(name: str, value: str) -> bool:
    """Words in data attributes are shown by scripts; names and addresses there have no blanks."""
    return name.startswith("data-") and " " in value.strip() and not name.startswith("data-swap")
