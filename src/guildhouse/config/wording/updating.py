"""Brings catalogues up to date with the code, and tells what is left to be said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from django.conf import settings

from guildhouse.config.wording.catalogues import Wording, is_said, make_catalogue, read_catalogue, write_catalogue
from guildhouse.config.wording.extracting import folder_of, list_owners, read_messages

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != "en")  # the code itself speaks English
Key = tuple[str | None, Any]


def catalogue_file(owner: str, language: str) -> Path:
    return folder_of(owner) / "locale" / language / "LC_MESSAGES" / "django.po"


def update_words(language: str) -> dict[str, int]:
    """How many sentences each catalogue holds afterwards.

    What was said is kept, what nobody says any more goes, and what another room has translated is taken from there.
    """
    known = read_known(language)
    counted = {}
    for owner in list_owners():
        catalogue = _renew(owner, language, known)
        file = catalogue_file(owner, language)
        if len(catalogue):
            write_catalogue(file, catalogue)
            counted[owner] = len(catalogue)
        else:
            for old in (file, file.with_suffix(".mo")):
                old.unlink(missing_ok=True)
    return counted


def find_gaps(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence that is not said in this language, with the catalogue where it is to be written."""
    for owner in list_owners():
        catalogue = read_catalogue(catalogue_file(owner, language), language)
        for message in catalogue:
            if message.id and not is_said(message.string):
                yield owner, str(message.id)


def key_of(message: Any) -> Key:
    return message.context, message.id


def read_known(language: str) -> dict[Key, Any]:
    """What is said in any catalogue of the language."""
    return {
        key_of(message): message.string
        for owner in list_owners()
        for message in read_catalogue(catalogue_file(owner, language), language)
        if message.id and is_said(message.string)
    }


def _renew(owner: str, language: str, known: dict[Key, Any]) -> Wording:
    renewed = make_catalogue(language)
    before: Catalog = read_catalogue(catalogue_file(owner, language), language)
    own = {key_of(message): message for message in before if message.id}
    for message in read_messages(owner):
        if not message.id:
            continue
        key = key_of(message)
        old = own.get(key)
        string = old.string if old is not None and is_said(old.string) else known.get(key)
        renewed.add(
            message.id, string, locations=_files_of(message), auto_comments=message.auto_comments, context=message.context,
            user_comments=old.user_comments if old is not None else (), flags=message.flags - {"fuzzy"},
        )  # fmt: skip
    return renewed


def _files_of(message: Any) -> list[tuple[str, int]]:
    """Files without lines, which move with every change."""
    return [(place, 0) for place in sorted({place for place, _line in message.locations})]
