"""Every language of the house says everything the code says, alike everywhere, and is compiled."""

import gettext
import re
from io import BytesIO

import pytest

from guildhouse.config.wording import (
    LANGUAGES,
    SOURCE,
    catalogue_file,
    find_gaps,
    list_owners,
    read_catalogue,
    read_messages,
)
from guildhouse.config.wording.catalogues import compile_catalogue
from tests.house.pseudo.language import KEPT

UPDATE = (
    "The code says something else than the catalogues. Run `make words`, translate what it lists, run it again, commit."
)
TRANSLATE = "Write what is missing into these files (src/guildhouse/…/django.po), then run `make words` and commit."
NARROW = "\u202f"
OWNERS = pytest.mark.parametrize("owner", list_owners())
SPOKEN = pytest.mark.parametrize("language", LANGUAGES)


def keys(catalogue):
    return {(message.context, message.id) for message in catalogue if message.id}


def said_in(language):
    """Every translated sentence: (the file it is in, the message)."""
    for owner in list_owners():
        file = catalogue_file(owner, language)
        for message in read_catalogue(file, language):
            if message.id:
                yield str(file.relative_to(SOURCE)), message


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@SPOKEN
@OWNERS
def test_catalogue_holds_what_the_code_says_and_no_more(owner, language):
    said, held = keys(read_messages(owner)), keys(read_catalogue(catalogue_file(owner, language), language))
    assert (said - held, held - said) == (set(), set()), UPDATE


@SPOKEN
@OWNERS
def test_compiled_catalogue_says_what_its_source_says(owner, language):
    file = catalogue_file(owner, language)
    if not file.exists():
        assert keys(read_messages(owner)) == set()
        return
    with file.with_suffix(".mo").open("rb") as compiled:
        shipped = gettext.GNUTranslations(compiled)
    assert shipped._catalog == read_compiled(compile_catalogue(read_catalogue(file, language)))._catalog, (
        "run `make words`"
    )


def read_compiled(content):
    return gettext.GNUTranslations(BytesIO(content))


@SPOKEN
def test_language_is_complete(language):
    gaps = {}
    for owner, sentence in find_gaps(language):
        gaps.setdefault(str(catalogue_file(owner, language).relative_to(SOURCE)), []).append(sentence)
    assert not gaps, f"{TRANSLATE}\n{gaps}"


@SPOKEN
def test_nothing_is_said_by_guess(language):
    assert [f"{file}: {message.id}" for file, message in said_in(language) if message.fuzzy] == []


@SPOKEN
def test_translation_keeps_the_placeholders(language):
    """One of a pair may say its number in words, as `one thing` does; none may name what nobody gives it."""
    wrong = []
    for file, message in said_in(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        asked = [set(KEPT.findall(one)) for one in ids]
        for position, string in enumerate(filter(None, strings(message))):
            has, original = set(KEPT.findall(string)), asked[min(position, len(asked) - 1)]
            if has != original and not (len(ids) > 1 and original <= has <= asked[-1]):
                wrong.append(f"{file}: {string}")
    assert wrong == []


@SPOKEN
def test_same_sentence_is_said_alike_in_every_room(language):
    first, unlike = {}, []
    for file, message in said_in(language):
        other = first.setdefault((message.context, message.id), (file, message.string))
        if other[1] != message.string:
            unlike.append(f"{message.id}: {other[0]}, {file}")
    assert not unlike, "say them alike, or tell them apart with pgettext"


SPACED = re.compile(
    r"[^\s\u202f«(][;!?»]|[^\s\u202f\d/p]:(?!//)|[ \u00a0][;:!?»]|«[^\u202f]|[^\W\d_]'[^\W\d_]|\d \d{3}\b|\.\.\."
)
AS_WRITTEN = re.compile(
    r"%\(\w+\)\w|https?://\S+|\b(?:in|author|kind|is|tag|after|Authorization):\S*|\d\d:\d\d|<[^>]+>"
)


def test_french_keeps_its_typography():
    """Narrow no-break spaces before ; : ! ? and within « », the curved apostrophe, … and thousands apart."""
    wrong = [
        f"{file}: {string}"
        for file, message in said_in("fr")
        for string in strings(message)
        if message.context != "format of a date" and SPACED.search(AS_WRITTEN.sub("x", string or ""))
    ]
    assert wrong == []


def test_french_has_no_plain_address_as_to_a_friend():
    """The house says vous."""
    familiar = re.compile(r"\b(?:tu|toi|ton|tes)\b", re.IGNORECASE)
    assert [string for _file, message in said_in("fr") for string in strings(message) if familiar.search(string)] == []
