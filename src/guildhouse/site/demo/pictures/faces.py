"""Faces of some of the demo's members: a few shapes in the member's own colour, no likeness of anybody."""

from colorsys import hls_to_rgb
from io import BytesIO
from math import cos, sin, tau

from guildhouse.site.demo.pictures.pen import Pen

SIDE = 512
PATTERNS = 4


def draw_face(handle: str, hue: int) -> BytesIO:
    """A square PNG, always the same for a handle."""
    pen = Pen(f"face {handle}", (SIDE, SIDE), _colour(hue, 0.86, 0.5))
    (_hills, _window, _leaves, _moon)[pen.chance.randrange(PATTERNS)](pen, hue)
    return pen.sheet()


def _hills(pen: Pen, hue: int) -> None:
    pen.ring((pen.chance.randint(150, 360), 170), 74, _colour(hue + 40, 0.62), _colour(hue + 40, 0.68))
    for number, top in enumerate((270, 340, 410)):
        rise, shade = pen.chance.uniform(40, 90), _colour(hue, 0.62 - number * 0.13)
        ridge = [(x * 32.0, top + rise * sin(x / 2.6 + number * 2)) for x in range(-1, 18)]
        pen.loop([*ridge, (560, 560), (-40, 560)], shade, 3, shade)


def _window(pen: Pen, hue: int) -> None:
    for column in range(3):
        for row in range(3):
            left, top = 76 + column * 126, 76 + row * 126
            shade = _colour(hue + pen.chance.choice((0, 20, 180)), pen.chance.choice((0.36, 0.5, 0.68)))
            pen.box(left, top, left + 108, top + 108, shade, shade)


def _leaves(pen: Pen, hue: int) -> None:
    pen.line([(256, 470), (256, 120)], _colour(hue, 0.3), 9, wobble=8)
    for number in range(6):
        side, height = (1 if number % 2 else -1), 400 - number * 52
        tip = (256 + side * pen.chance.uniform(110, 160), height - 70)
        bulge = (256 + side * 40, height - 86)
        shade = _colour(hue + number * 8, 0.38 + number * 0.05)
        pen.loop([(256, height), bulge, tip, (256 + side * 92, height - 8)], shade, 8, shade)


def _moon(pen: Pen, hue: int) -> None:
    pen.ring((256, 256), 170, _colour(hue, 0.4), _colour(hue, 0.44))
    pen.ring((256 + pen.chance.choice((-1, 1)) * 74, 222), 138, _colour(hue, 0.86, 0.5), _colour(hue, 0.86, 0.5))
    for number in range(7):
        turn = tau * number / 7 + pen.chance.uniform(0, 0.5)
        pen.ring((256 + 214 * cos(turn), 256 + 214 * sin(turn)), 9, _colour(hue + 30, 0.4), _colour(hue + 30, 0.45))


def _colour(hue: int, light: float, strength: float = 0.42) -> str:
    red, green, blue = hls_to_rgb(hue % 360 / 360, light, strength)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
