"""Catalogues as files: the same words give the same bytes, so that a change shows what was said and nothing else."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po


class Wording(Catalog):
    """A catalogue whose head names the language and its plurals, and neither dates nor programs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @mime_headers.setter
    def mime_headers(self, _given: object) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        head, *messages = super().__iter__()
        head.flags.discard("fuzzy")
        return iter([head, *messages])


def make_catalogue(language: str) -> Wording:
    return Wording(
        locale=language, header_comment=f"# What is said here, in {language}. `make words` keeps it up to date."
    )


def read_catalogue(file: Path, language: str) -> Catalog:
    """Of a file that is not there yet: a catalogue without words."""
    if not file.exists():
        return make_catalogue(language)
    with file.open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def write_catalogue(file: Path, catalogue: Catalog) -> None:
    """The catalogue by alphabet, and compiled beside it for the house to read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    words = BytesIO()
    write_po(words, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    file.write_bytes(words.getvalue())
    file.with_suffix(".mo").write_bytes(compile_catalogue(catalogue))


def compile_catalogue(catalogue: Catalog) -> bytes:
    """What is not translated is left out, and so said in English."""
    said = make_catalogue(str(catalogue.locale_identifier))
    for message in catalogue:
        if message.id and is_said(message.string):
            said.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, said)
    return compiled.getvalue()


def is_said(string: Any) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
