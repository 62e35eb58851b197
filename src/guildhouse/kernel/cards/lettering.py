"""Words in the house's own fonts: which of them can be drawn at all, how wide they are, how they fall into lines."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import guildhouse

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(guildhouse.__file__).parent / "static" / "fonts"
# Each family in two files, Latin and what Latin needs seldom; then the place on its axes.
SERIF = (("fraunces-latin-opsz-normal", "fraunces-latin-ext-opsz-normal"), (72, 560))
SANS = (("figtree-latin-wght-normal", "figtree-latin-ext-wght-normal"), (560,))
Family = tuple[tuple[str, str], tuple[int, ...]]
NO_LETTER = "\U0010fffe"
LOOSE_ENDS = " \t\n,;:·–—-/|"


@lru_cache(maxsize=64)
def _open(name: str, size: int, axes: tuple[int, ...]) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - slow import, needed by few requests

    font = ImageFont.truetype(FONTS / f"{name}.woff2", size)
    font.set_variation_by_axes(list(axes))
    return font


@lru_cache(maxsize=4096)
def _find_file(letter: str, family: Family) -> str:
    """The file of the family that has the letter, or an empty string; a letter no file has is drawn as a box by each."""
    for name in family[0]:
        font = _open(name, 40, family[1])
        if bytes(font.getmask(letter)) != bytes(font.getmask(NO_LETTER)):
            return name
    return ""


def keep_drawable(words: str, family: Family) -> str:
    """Without the words that hold a letter these fonts do not have, and without the signs they leave hanging."""
    kept: list[str] = []
    is_gap = False
    for word in unicodedata.normalize("NFC", words).split():
        if not all(_find_file(letter, family) for letter in word):
            is_gap = True
        elif not is_gap or any(letter.isalnum() for letter in word):
            kept.append(word)
            is_gap = False
    return " ".join(kept).rstrip(LOOSE_ENDS if is_gap else None)


class Pen:
    """One family at one size; draws runs of letters with the file that has them."""

    def __init__(self, family: Family, size: int) -> None:
        self.family, self.size = family, size

    def _runs(self, words: str) -> Iterator[tuple[str, "FreeTypeFont"]]:
        first = self.family[0][0]
        for name, run in groupby(words, lambda letter: first if letter == " " else _find_file(letter, self.family)):
            yield "".join(run), _open(name or first, self.size, self.family[1])

    def measure(self, words: str) -> float:
        return sum(font.getlength(run) for run, font in self._runs(words))

    def write(self, ink: "ImageDraw", at: tuple[float, float], words: str, colour: str) -> None:
        """`at` is where the first letter stands on its line."""
        left, line = at
        for run, font in self._runs(words):
            ink.text((left, line), run, fill=colour, font=font, anchor="ls")
            left += font.getlength(run)

    def wrap(self, words: str, width: int, most: int) -> tuple[list[str], bool]:
        """At most that many lines, the last with … when there is more; and whether all of it fitted."""
        lines, rest = [""], words.split()
        while rest:
            longer = f"{lines[-1]} {rest[0]}".strip()
            if self.measure(longer) <= width:
                lines[-1] = longer
                rest.pop(0)
            elif len(lines) < most:
                if not lines[-1]:
                    lines[-1], rest[0] = self._break(rest[0], width)
                lines.append("")
            else:
                lines[-1] = self._cut(longer, width)
                return lines, False
        return lines, True

    def _break(self, word: str, width: int) -> tuple[str, str]:
        """A word longer than the line, in two."""
        most = len(word)
        while most > 1 and self.measure(word[:most]) > width:
            most -= 1
        return word[:most], word[most:]

    def _cut(self, words: str, width: int) -> str:
        while words and self.measure(words + "…") > width:
            words = words[:-1]
        return words.rstrip(LOOSE_ENDS) + "…"
