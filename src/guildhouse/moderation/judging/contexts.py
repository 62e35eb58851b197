"""What a watched word stands in: somebody else's words, a denial, or said of oneself. Then a person looks, nothing acts.

Read from signs alone, in English and French; where a sign is missing the word is taken as it stands. It errs towards
looking: the cost is a minute of a person's, not a member silenced for reporting an insult.
"""

import re
from enum import StrEnum

SENTENCE_END = re.compile(r"[.!?…\n]+(?=\s|$)|\n")
QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("‹", "›"), ("‘", "’"), ("`", "`"))
SINGLE_QUOTED = re.compile(r"(?<!\w)'[^'\n]{1,200}(?:'\w[^'\n]{0,200}){0,5}'(?!\w)")
WORDS_BEFORE = 12
REPORTED = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|call(?:s|ed|ing)?|claim\w*|wr(?:ite|ites|iting|ote|itten)|threat\w*|"
    r"insult\w*|slurs?|the word|the term|words? like|statements?|phrases?|comments?|posts?|believ\w*|quot\w*|heard|"
    r"dit|disent|appel\w*|trait\w+ de|le mot|le terme|insult\w+|propos)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|no|never|none|nobody|no one|nothing|neither|nor|without|cannot|hardly|stop|against|instead of|refuse|"
    r"condemn\w*|unacceptable|tolerate|condone|\w+n['’]t|pas|jamais|aucune?|personne|rien|sans|ni|contre)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:i|i['’]?m|i['’]ve|me|my|myself|mine|we|we['’]re|us|our|ours|ourselves|je|j['’]|moi|mon|ma|mes|nous|notre|nos)(?!\w)",
    re.IGNORECASE,
)


class Context(StrEnum):
    QUOTED = "quoted"
    DENIED = "denied"
    OWN = "own"


def find_context(text: str, start: int, end: int) -> tuple[Context, ...]:
    """Every reason why the words from start to end may not mean what they say."""
    opening, closing = _sentence(text, start, end)
    sentence = text[opening:closing]
    before = " ".join(text[opening:start].split()[-WORDS_BEFORE:])
    found = []
    if _in_quote(text, start) or _between_marks(text, start, end) or REPORTED.search(sentence):
        found.append(Context.QUOTED)
    if DENIED.search(before) or DENIED.search(text[end:closing]):
        found.append(Context.DENIED)
    if OWN.search(sentence):
        found.append(Context.OWN)
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    opening = 0
    for mark in SENTENCE_END.finditer(text, 0, start):
        opening = mark.end()
    after = SENTENCE_END.search(text, end)
    return opening, after.end() if after else len(text)


def _in_quote(text: str, start: int) -> bool:
    """In a block quoted with ">", as Markdown and mail do."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.lstrip().startswith(">")


def _between_marks(text: str, start: int, end: int) -> bool:
    """Between a quotation mark before and its partner after, within the same paragraph."""
    opening = text.rfind("\n\n", 0, start) + 1
    closing = text.find("\n\n", end)
    before, after = text[opening:start], text[end : closing if closing >= 0 else len(text)]
    for left, right in QUOTES:
        if left == right and before.count(left) % 2 and right in after:
            return True
        if left != right and before.rfind(left) > before.rfind(right) and right in after:
            return True
    paragraph = text[opening:closing] if closing >= 0 else text[opening:]
    return any(quoted.start() <= start - opening < quoted.end() for quoted in SINGLE_QUOTED.finditer(paragraph))
