"""Remembers drawn pieces of pages in this process, under everything they depend on; those not asked for lately are forgotten."""

from collections.abc import Callable, Hashable
from threading import Lock

from django.utils import timezone, translation
from markupsafe import Markup

Pieces = dict[Hashable, Markup]


class Fragments:
    """`most` pieces at the most. A key must name all that shows in the piece, so that nothing ever needs to be cleared.

    Two generations instead of an order of use: finding a piece asks one dictionary and takes no lock.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._young: Pieces = {}
        self._old: Pieces = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: Hashable, draw: Callable[[], Markup]) -> Markup:
        piece = self._young.get(key)
        if piece is None:
            piece = self._old.get(key)
            piece = draw() if piece is None else piece
            self._keep(key, piece)
        return piece

    def _keep(self, key: Hashable, piece: Markup) -> None:
        with self._lock:
            if len(self._young) >= self._half:
                self._old, self._young = self._young, {}
            self._young[key] = piece

    def draw_rows(self, draw: Callable[..., Markup]) -> Callable[..., Markup]:
        """`draw` of whatever shows in a piece, once for readers of the same language, zone and year: it may tell times."""
        here = translation.get_language(), timezone.get_current_timezone_name(), timezone.now().year
        return lambda *shown: self.get((draw, here, shown), lambda: draw(*shown))


_chrome = Fragments(most=2000)


def same(name: str, draw: Callable[..., Markup], *arguments: Hashable, **holes: object) -> Markup:
    """What a macro draws of these arguments alone, once per language: the parts of a page that never change.

    `holes` are arguments of the macro that it only prints, such as a form's token: they are filled in each time, escaped as
    anywhere. The macro sees a mark in their place, which counts as true and holds NUL, a character no text of ours has.
    """
    marks = {hole: Markup(f"\0{hole}\0") for hole in holes}  # noqa: S704 - names of arguments, not words to which the sanitiser has run
    key = name, arguments, translation.get_language()
    piece = _chrome.get(key, lambda: draw(*arguments, **marks))
    for hole, value in holes.items():
        piece = piece.replace(marks[hole], value)  # type: ignore[arg-type]
    return piece
