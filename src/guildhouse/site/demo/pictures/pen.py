"""A pen with a hand: lines that wobble a little, letters that do not stand quite straight, on warm paper."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from math import hypot, sin, tau
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

import guildhouse

FONT = Path(guildhouse.__file__).parent / "static" / "fonts" / "figtree-latin-wght-normal.woff2"
PAPER, INK, FAINT = "#fbf7ee", "#2f2a28", "#b7aca0"
BRICK, MOSS, BRASS, SEA, ROSE = "#a8412c", "#5f7a4b", "#b58a36", "#3f7183", "#d99b8c"
WIDTH, HEIGHT, FINE = 1200, 760, 2
STEP = 14

Point = tuple[float, float]


class Pen:
    """Coordinates are pixels of the finished sheet, 1200 by 760; drawn at twice the size, so that edges are soft."""

    def __init__(self, seed: str, size: tuple[int, int] = (WIDTH, HEIGHT), paper: str = PAPER) -> None:
        self.chance = Random(seed)  # noqa: S311 - the same drawing each time
        self.size = size
        self.image = Image.new("RGB", (size[0] * FINE, size[1] * FINE), paper)
        self.ink = ImageDraw.Draw(self.image)

    def line(self, points: Sequence[Point], colour: str = INK, width: float = 3, wobble: float = 1.6) -> None:
        for start, end in pairwise(points):
            self._stroke(self._wander(start, end, wobble), colour, width)

    def loop(
        self, points: Sequence[Point], colour: str = INK, width: float = 3, fill: str = "", wobble: float = 1.6
    ) -> None:
        """A closed shape; what fills it stays inside the lines, more or less."""
        closed = [*points, points[0]]
        if fill:
            self.ink.polygon([self._fine(point) for point in points], fill=fill)
        self.line(closed, colour, width, wobble)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str = INK, fill: str = "") -> None:
        self.loop([(left, top), (right, top), (right, bottom), (left, bottom)], colour, fill=fill)

    def ring(self, middle: Point, radius: float, colour: str = INK, fill: str = "", width: float = 3) -> None:
        squash = 1 + self.chance.uniform(-0.05, 0.05)
        around = [
            (middle[0] + radius * squash * sin(tau * turn / 40 + tau / 4), middle[1] + radius * sin(tau * turn / 40))
            for turn in range(40)
        ]
        self.loop(around, colour, width, fill, wobble=0.4)

    def hatch(self, left: float, top: float, right: float, bottom: float, colour: str, gap: float = 11) -> None:
        """Slanting strokes inside a box."""
        height, at = bottom - top, left - (bottom - top)
        while at < right:
            start = (max(at, left), bottom - max(0, left - at))
            end = (min(at + height, right), top + max(0, at + height - right))
            self.line([start, end], colour, 1.6, wobble=1)
            at += gap

    def arrow(self, start: Point, end: Point, colour: str = INK, width: float = 3) -> None:
        self.line([start, end], colour, width)
        far = hypot(end[0] - start[0], end[1] - start[1]) or 1
        along = ((end[0] - start[0]) / far * 16, (end[1] - start[1]) / far * 16)
        for side in (0.55, -0.55):
            barb = (end[0] - along[0] - along[1] * side, end[1] - along[1] + along[0] * side)
            self.line([end, barb], colour, width, wobble=0.4)

    def write(
        self, at: Point, words: str, size: int = 26, colour: str = INK, *, weight: int = 500, middle: bool = False
    ) -> None:
        """Words from the left, or around a middle; lines are parted by a newline. `at` is the first line's middle height."""
        font = ImageFont.truetype(str(FONT), size * FINE)
        font.set_variation_by_axes([weight])
        for number, row in enumerate(words.split("\n")):
            self._write_row((at[0], at[1] + number * size * 1.3), row, font, colour, middle=middle)

    def _write_row(self, at: Point, row: str, font: ImageFont.FreeTypeFont, colour: str, *, middle: bool) -> None:
        x, y = self._fine(at)
        x -= font.getlength(row) / 2 if middle else 0
        for place, letter in enumerate(row):
            drop = self.chance.uniform(-0.02, 0.02) * font.size
            self.ink.text((x + font.getlength(row[:place]), y + drop), letter, font=font, fill=colour, anchor="lm")

    def sheet(self) -> BytesIO:
        file = BytesIO()
        self.image.resize(self.size, Image.Resampling.LANCZOS).save(file, "PNG")
        file.seek(0)
        return file

    def _wander(self, start: Point, end: Point, wobble: float) -> list[Point]:
        """The way from one point to another as a hand goes it: off the line a little, smoothly, there at the end."""
        far = hypot(end[0] - start[0], end[1] - start[1])
        steps = max(2, int(far / STEP))
        first, second = self.chance.uniform(0, tau), self.chance.uniform(0, tau)
        way = []
        for step in range(steps + 1):
            part = step / steps
            off = wobble * sin(part * tau / 2) * (sin(first + part * far / 55) + 0.5 * sin(second + part * far / 21))
            across = (-(end[1] - start[1]) / (far or 1), (end[0] - start[0]) / (far or 1))
            way.append((
                start[0] + (end[0] - start[0]) * part + across[0] * off,
                start[1] + (end[1] - start[1]) * part + across[1] * off,
            ))  # fmt: skip
        return way

    def _stroke(self, way: Iterable[Point], colour: str, width: float) -> None:
        fine = [self._fine(point) for point in way]
        thick = round(width * FINE)
        self.ink.line(fine, fill=colour, width=thick, joint="curve")
        for x, y in (fine[0], fine[-1]):
            self.ink.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def _fine(self, point: Point) -> Point:
        return (point[0] * FINE, point[1] * FINE)
