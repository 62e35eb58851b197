"""People's names inside a sentence: joined, counted, and kept from turning the sentence around."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL"})


def join_names(names: Iterable[str]) -> tuple[str, int]:
    """`Tomás`, `Tomás and Aino`, `Tomás and 3 others`; and how many they are, for languages whose verbs ask.

    The order given is kept, each name counts once.
    """
    once = [isolate(name) for name in dict.fromkeys(names)]
    if len(once) == 1:
        return once[0], 1
    if len(once) == 2:  # noqa: PLR2004 - two are named, more are counted
        return _("%(one)s and %(other)s") % {"one": once[0], "other": once[1]}, 2
    others = len(once) - 1
    joined = ngettext("%(one)s and %(count)d other", "%(one)s and %(count)d others", others)
    return joined % {"one": once[0], "count": others}, len(once)


def isolate(name: str) -> str:
    """A name that runs against the language of the page is fenced in, or it would carry the words beside it along."""
    kinds = (unicodedata.bidirectional(character) for character in name)
    first = next((kind for kind in kinds if kind in {"L", *RIGHT_TO_LEFT}), "L")
    if (first in RIGHT_TO_LEFT) == get_language_bidi():
        return name
    return f"{FIRST_STRONG_ISOLATE}{name}{END_OF_ISOLATE}"
