"""How words are compared where no index may hold them: search registers its analyser, rooms read their sealed texts with it."""

from collections.abc import Callable

from guildhouse.kernel.ports.registry import Registry

Piece = tuple[str, bool]  # a piece of a text, and whether it is what was looked for
Mark = Callable[[str], tuple[Piece, ...]]
"""The passage of a text that holds everything asked for, with what was found marked; empty when it lacks a word."""

readers: Registry[Callable[[str, str], Mark | None]] = Registry("reading")


def find_reader(asked: str, language: str) -> Mark | None:
    """None when nothing was asked for. Without the search room words are compared letter by letter, without case."""
    reader = readers.get("analyser")
    return reader(asked, language) if reader else _plain_reader(asked)


def _plain_reader(asked: str) -> Mark | None:
    words = asked.casefold().split()

    def mark(text: str) -> tuple[Piece, ...]:
        folded = text.casefold()
        return ((text[:200], False),) if all(word in folded for word in words) else ()

    return mark if words else None
