"""Languages as people write them, kept as codes and shown by their own names; and the one the house speaks to a member."""

import re
from functools import cache

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from guildhouse.members.queries.community import find_community

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
    return chosen_language(code) or house_language()


def house_language() -> str:
    """The community's: what hosts chose, or else what the environment says."""
    return chosen_language(find_community().language) or settings.LANGUAGE_CODE


def browser_language(request: HttpRequest) -> str:
    """The first language a browser asks for that the house speaks; the community's where it speaks none of them."""
    asked = request.headers.get("Accept-Language", "")
    for code, _weight in parse_accept_lang_header(asked):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return house_language() if asked else settings.LANGUAGE_CODE
