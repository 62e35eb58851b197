"""What the code says: every sentence marked for translation in Python and in templates, by the room that says it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages import Catalog
from babel.messages.extract import extract
from django.conf import settings

SOURCE = Path(__file__).resolve().parents[2]
HOUSE = "house"  # owns what no room does
_LAZY = ("gettext", "gettext_lazy", "gettext_noop", "_", "lazy", "_now")
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(_LAZY),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
TEMPLATES = {".html", ".txt", ".xml"}
AS_PAGES_ARE_READ = {"trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.do", "silent": "false"}
FOR_TRANSLATORS = ("Translators:",)


def list_owners() -> list[str]:
    """The rooms, and the house itself."""
    return [*sorted(room.rpartition(".")[2] for room in settings.ROOMS), HOUSE]


def folder_of(owner: str) -> Path:
    return SOURCE if owner == HOUSE else SOURCE / owner


def read_messages(owner: str) -> Catalog:
    """A catalogue without translations: what this room says, each sentence with the files that say it."""
    found = Catalog()
    for path, method in _files(owner):
        place = path.relative_to(SOURCE).as_posix()
        with path.open("rb") as file:
            for line, message, comments, context in _extract(method, file):
                found.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def _extract(method: str, file: BinaryIO) -> Iterator[Any]:
    options = AS_PAGES_ARE_READ if method == "jinja2" else {}
    yield from extract(method, file, keywords=KEYWORDS, comment_tags=FOR_TRANSLATORS, options=options)


def _files(owner: str) -> Iterator[tuple[Path, str]]:
    rooms = {folder_of(room) for room in list_owners()} - {SOURCE}
    for path in sorted(folder_of(owner).rglob("*")):
        if owner == HOUSE and rooms & set(path.parents):
            continue
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path, "python"
        elif path.suffix in TEMPLATES and "templates" in path.parts:
            yield path, "jinja2"
