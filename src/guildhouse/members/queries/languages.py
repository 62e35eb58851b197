"""Languages as people write them, kept as codes and shown by their own names; and the one the house speaks to a member."""

import re
from functools import cache

from django.conf import settings
from django.conf.locale import LANG_INFO

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


@cache
def codes_by_name() -> dict[str, str]:
    """English names, own names and codes, all in lower case."""
    known: dict[str, str] = {}
    for code, told in LANG_INFO.items():
        for name in (told.get("name"), told.get("name_local"), code):
            if name:
                known.setdefault(name.casefold(), code)
    return known


def read_language(word: str) -> str | None:
    """The code, or None when this is neither a language we know nor shaped like a code."""
    word = word.strip().casefold()
    return codes_by_name().get(word) or (word if CODE.fullmatch(word) else None)


def name_language(code: str) -> str:
    """As its speakers call it; the code where we do not know."""
    name: str = LANG_INFO.get(code, {}).get("name_local", "")
    return name[:1].upper() + name[1:] if name else code


def chosen_language(code: str) -> str:
    """What a member chose, while the house speaks it; empty when they left it to their browser."""
    return code if code in dict(settings.LANGUAGES) else ""


def language_for(code: str) -> str:
    """In which to write to a member when no browser says it: their choice, or else the community's language."""
    return chosen_language(code) or settings.LANGUAGE_CODE
