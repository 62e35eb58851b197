"""The house's one accent in a hue of a community's own, its lightness chosen so that every word on it and in it can be read.

Colours are oklch; luminance and contrast as WCAG 2.2 defines them. Source: B. Ottosson's matrices for OKLab.
"""

import hashlib
import math
from functools import lru_cache
from typing import NamedTuple

HUES = 360
ENOUGH = 4.6  # asked for where 4.5 is needed, as browsers round
STEP = 0.005


class Colour(NamedTuple):
    """Lightness and chroma from 0 to 1, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def __str__(self) -> str:
        return f"oklch({self.lightness * 100:.1f}% {self.chroma:.3f} {self.hue:g})"


class Accent(NamedTuple):
    """What the stylesheet of the tokens calls brick, in one theme."""

    plain: Colour
    deep: Colour
    wash: Colour
    on: Colour


class Theme(NamedTuple):
    """How an accent of this theme begins. `grounds` are the lightest and the darkest the theme has (tokens.css); `away` is where contrast grows."""

    plain: tuple[float, float]
    deep: tuple[float, float]
    wash: tuple[float, float]
    on: tuple[float, float]
    grounds: tuple[Colour, ...]
    away: int


LIGHT = Theme(
    (0.50, 0.145), (0.43, 0.135), (0.95, 0.025), (0.99, 0.01),
    (Colour(0.984, 0.008, 85), Colour(0.997, 0.003, 85), Colour(0.956, 0.012, 82), Colour(0.969, 0.011, 84)), -1,
)  # fmt: skip
DARK = Theme(
    (0.73, 0.12), (0.80, 0.10), (0.29, 0.045), (0.20, 0.04),
    (Colour(0.195, 0.008, 60), Colour(0.228, 0.009, 60), Colour(0.26, 0.011, 60), Colour(0.214, 0.009, 60)), 1,
)  # fmt: skip


def make_accent(hue: int, theme: Theme) -> Accent:
    wash, on = (inside(Colour(lightness, chroma, hue)) for lightness, chroma in (theme.wash, theme.on))
    plain, deep = (
        _readable(Colour(lightness, chroma, hue), (*theme.grounds, wash, on), theme.away)
        for lightness, chroma in (theme.plain, theme.deep)
    )
    return Accent(plain, deep, wash, on)


def _readable(colour: Colour, others: tuple[Colour, ...], away: int) -> Colour:
    """The nearest lightness, in the direction in which contrast grows, at which it stands out from all of them."""
    lightness = colour.lightness
    while 0 < lightness < 1:
        tried = inside(colour._replace(lightness=lightness))
        if all(contrast(tried, other) >= ENOUGH for other in others):
            return tried
        lightness += away * STEP
    return colour._replace(lightness=max(0.0, min(1.0, lightness)), chroma=0)


def inside(colour: Colour) -> Colour:
    """With as much chroma as a screen can show at this lightness, at most what is asked for."""
    if _is_shown(colour):
        return colour
    least, most = 0.0, colour.chroma
    while most - least > 0.0005:  # noqa: PLR2004 - finer than is written out
        middle = (least + most) / 2
        least, most = (middle, most) if _is_shown(colour._replace(chroma=middle)) else (least, middle)
    return colour._replace(chroma=math.floor(least * 1000) / 1000)


def _linear(colour: Colour) -> tuple[float, float, float]:
    angle = math.radians(colour.hue)
    a, b = colour.chroma * math.cos(angle), colour.chroma * math.sin(angle)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(colour: Colour) -> bool:
    return all(-0.0001 <= channel <= 1.0001 for channel in _linear(colour))  # noqa: PLR2004 - a rounding of the matrices


def contrast(one: Colour, other: Colour) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: Colour) -> float:
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in _linear(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def in_hex(colour: Colour) -> str:
    """For drawings, which are given their colours as attributes."""
    return "#" + "".join(f"{round(_encoded(min(max(channel, 0.0), 1.0)) * 255):02x}" for channel in _linear(colour))


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB's own numbers


@lru_cache(maxsize=HUES)
def write_sheet(hue: int) -> str:
    """The few rules that put this hue in the place of the house's own; outside any layer, so that they come last."""
    light, dark = make_accent(hue, LIGHT), make_accent(hue, DARK)
    names = {"brick": "plain", "brick-deep": "deep", "brick-wash": "wash", "on-brick": "on"}
    rules = (f"--{name}:light-dark({getattr(light, part)},{getattr(dark, part)})" for name, part in names.items())
    return f":root{{{';'.join(rules)}}}\n"


@lru_cache(maxsize=HUES)
def sheet_address(hue: int) -> str:
    """Another text has another address, so that browsers never ask again."""
    return f"/colour/{hue}-{hashlib.sha256(write_sheet(hue).encode()).hexdigest()[:12]}.css"
