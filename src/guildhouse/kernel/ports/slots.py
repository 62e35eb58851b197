"""Slots: what a room shows on pages that are not its own. `{{ slot("profile.aside", member) }}` asks for them."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

Piece = Callable[..., Markup | None]
_pieces: dict[str, list[tuple[int, Piece]]] = defaultdict(list)


def fills(place: str, *, order: int = 50) -> Callable[[Piece], Piece]:
    """Registers a function that renders one piece of `place`; lower `order` comes first."""

    def register(piece: Piece) -> Piece:
        _pieces[place].append((order, piece))
        _pieces[place].sort(key=lambda entry: entry[0])
        return piece

    return register


def slot(place: str, *subjects: Any) -> Markup:
    """Everything the rooms show in `place` about `subjects`; a room that shows nothing answers None."""
    return Markup("").join(shown for _, piece in _pieces.get(place, ()) if (shown := piece(*subjects)))
