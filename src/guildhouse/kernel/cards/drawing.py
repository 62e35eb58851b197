"""A card on paper: what it is about in large letters, where it belongs above, the house's mark and name at its foot."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from guildhouse.kernel.cards.lettering import SANS, SERIF, Pen, keep_drawable
from guildhouse.kernel.ports.outward import CARD_SIZE, Card

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = CARD_SIZE
# The grounds and inks of css/tokens.css, as light shows them.
PAPER, LINE, INK, QUIET, BRICK = "#fcf9f4", "#e1dcd2", "#271d17", "#6e645c", "#a63b26"
EDGE, MARGIN = 20, 92
ROOM = WIDTH - 2 * MARGIN
SIZES, LEADING = (92, 80, 70, 62), 1.14
TOP, FOOT = 92, HEIGHT - 84
MARK = 52


@cache
def can_draw() -> bool:
    """Whether the picture library of this machine reads our fonts; one built without brotli does not."""
    try:
        Pen(SERIF, SIZES[0]).measure("Guildhouse")
    except (ImportError, OSError):
        return False
    return True


def draw_card(card: Card, community: str) -> bytes:
    """Words these fonts cannot draw are left out; where nothing is left of a title, the community's name stands for it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - slow import, needed by few requests

    image = Image.new("RGB", CARD_SIZE, PAPER)
    ink = ImageDraw.Draw(image)
    ink.rectangle((0, 0, EDGE - 1, HEIGHT), BRICK)
    line: float = TOP
    if above := keep_drawable(card.above, SANS):
        pen = Pen(SANS, 36)
        pen.write(ink, (MARGIN, line), pen.wrap(above, ROOM, 1)[0][0], BRICK)
        line += 22
    title = keep_drawable(card.title, SERIF) or keep_drawable(community, SERIF)
    line = _write_title(ink, title, line)
    if below := keep_drawable(card.below, SANS):
        _write_lines(ink, Pen(SANS, 36), below, line + 52)
    _sign(ink, "" if card.title == community else community)
    written = BytesIO()
    image.quantize(64).save(written, "PNG")
    return written.getvalue()


def _write_title(ink: "ImageDraw", words: str, above: float) -> float:
    """As large as it fits four lines; returns the line on which it ends."""
    line = above
    for size in SIZES:
        pen = Pen(SERIF, size)
        lines, fits = pen.wrap(words, ROOM, 3 if size == SIZES[0] else 4)
        if fits or size == SIZES[-1]:
            break
    for written in lines:
        line += size * LEADING
        pen.write(ink, (MARGIN, line), written, INK)
    return line


def _write_lines(ink: "ImageDraw", pen: Pen, words: str, line: float) -> None:
    """As many as there is room for above the foot."""
    most = int((FOOT - 70 - line) // 48)
    for number, written in enumerate(pen.wrap(words, ROOM, min(3, most))[0] if most > 0 else ()):
        pen.write(ink, (MARGIN, line + 24 + number * 48), written, QUIET)


def _sign(ink: "ImageDraw", community: str) -> None:
    """A hairline, the house, its name."""
    ink.line((MARGIN, FOOT - 50, WIDTH - MARGIN, FOOT - 50), LINE, 2)
    left, top, unit = MARGIN, FOOT - 22, MARK / 32
    for path in (
        ((4, 28), (4, 14.5), (16, 4), (28, 14.5), (28, 28)),
        ((11, 28), (11, 20.5), (12.5, 17), (16, 15.5), (19.5, 17), (21, 20.5), (21, 28)),
        ((2.5, 28), (29.5, 28)),
    ):
        ink.line([(left + x * unit, top + y * unit) for x, y in path], BRICK, 4, joint="curve")
    if name := keep_drawable(community, SANS):
        pen = Pen(SANS, 40)
        pen.write(ink, (left + MARK + 18, FOOT + 22), pen.wrap(name, ROOM - MARK - 18, 1)[0][0], INK)
