"""A language nobody speaks: every sentence of ours accented, in brackets, 40 % longer, its placeholders kept.

What is read on a page outside the brackets was not marked for translation. `xa` runs to the right, `xr` to the left.
"""

import re
from contextlib import contextmanager
from io import BytesIO
from itertools import cycle, islice

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.test import override_settings
from django.utils import dates, translation

from guildhouse.config.wording import LANGUAGES, catalogue_file, list_owners, read_catalogue
from guildhouse.kernel.words import forget_words

PSEUDO, PSEUDO_RTL = "xa", "xr"
OPEN, CLOSE = "⟦", "⟧"
KEPT = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[a-zA-Z]|%[sd%]|\{\w*\}|<[^>]+>|&\w+;")
ACCENTED = str.maketrans("aceinouyACEINOUY", "àçéïñôüÿÀÇÉÏÑÔÜŸ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثجحخدذرزسشصضطظعغفقكلمنهو")
FILLING = "ōne twō thrēe fōur fīve "


def disguise(message: str, letters: dict[int, int]) -> str:
    """`Delete %(name)s` becomes `⟦Délété %(name)s ōne tw⟧`."""
    said, at = [], 0
    for kept in KEPT.finditer(message):
        said += [message[at : kept.start()].translate(letters), kept.group()]
        at = kept.end()
    said.append(message[at:].translate(letters))
    length = round(len(KEPT.sub("", message)) * 0.4)
    longer = "".join(islice(cycle(FILLING), length)).translate(letters).strip()
    return f"{OPEN}{''.join(said)} {longer}{CLOSE}" if longer else f"{OPEN}{''.join(said)}{CLOSE}"


def make_pseudo(language: str) -> Catalog:
    """What the catalogues hold; that they hold all the code says is tested beside."""
    letters = (
        ACCENTED if language == PSEUDO else {**ARABIC, **{ord(chr(one).upper()): to for one, to in ARABIC.items()}}
    )
    made = Catalog()
    for owner in list_owners():
        for message in read_catalogue(catalogue_file(owner, LANGUAGES[0]), LANGUAGES[0]):
            if message.id and message.context != "format of a date":
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                said = tuple(disguise(one, letters) for one in ids)
                made.add(message.id, said if len(said) > 1 else said[0], context=message.context)
    for context, name in names_of_days():
        made.add(name, f"{OPEN}{name.translate(letters)}{CLOSE}", context=context)
    return made


def names_of_days():
    """Django's own names of months and days, which every language of its has."""
    with translation.override("en"):
        plain = [
            *dates.WEEKDAYS.values(),
            *dates.WEEKDAYS_ABBR.values(),
            *dates.MONTHS.values(),
            *dates.MONTHS_3.values(),
        ]
        yield from ((None, str(one)) for one in plain)
        yield from (("alt. month", str(one)) for one in dates.MONTHS_ALT.values())
        yield from (("abbrev. month", str(one)) for one in dates.MONTHS_AP.values())


def write_pseudo(folder, language):
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    compiled = BytesIO()
    write_mo(compiled, make_pseudo(language))
    (place / "django.mo").write_bytes(compiled.getvalue())


@contextmanager
def spoken(folder, language):
    """The house as it is where this language, written to the folder before, is one of its own, and the community's."""
    more = {
        "LOCALE_PATHS": [str(folder), *settings.LOCALE_PATHS],
        "LANGUAGES": [*settings.LANGUAGES, (language, f"{OPEN}{language}{CLOSE}")],
        "LANGUAGES_BIDI": [*settings.LANGUAGES_BIDI, PSEUDO_RTL],
        "LANGUAGE_CODE": language,
    }
    forget_words()
    with override_settings(**more), translation.override(language):
        yield
    forget_words()
