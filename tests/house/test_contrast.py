"""Every pair of colours that stands on a page is read from tokens.css and measured in both themes."""

import math
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "src/guildhouse/static/css/tokens.css"
OKLCH = re.compile(r"oklch\((?P<l>[\d.]+)% (?P<c>[\d.]+) (?P<h>[\d.]+|var\(--hue\))(?: / (?P<alpha>[\d.]+))?\)")
PAIR = re.compile(
    r"--(?P<name>[\w-]+): light-dark\((?P<light>oklch\((?:[^()]|\([^()]*\))*\)), (?P<dark>oklch\((?:[^()]|\([^()]*\))*\))\);"
)
THEMES = ("light", "dark")
GROUNDS = ("paper", "sheet", "wash", "rail")
WASHES = ("brick", "brass", "moss", "amber", "red")
TEXT_PAIRS = [
    *[
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3", "brick", "brick-deep", "brass", "moss", "amber", "red")
        for ground in GROUNDS
    ],
    *[(tone, f"{tone}-wash") for tone in WASHES],
    *[(ink, f"{tone}-wash") for ink in ("ink", "ink-2") for tone in WASHES],
    ("on-brick", "brick"),
    ("on-brick", "brick-deep"),
    ("on-red", "red"),
    ("ink", "mark"),
]


def read_pairs() -> dict[str, dict[str, str]]:
    found = PAIR.finditer(TOKENS.read_text(encoding="utf-8"))
    return {match["name"]: {"light": match["light"], "dark": match["dark"]} for match in found}


def luminance(colour: str, hue: float = 0.0) -> float:
    """Relative luminance (WCAG 2.2) of an oklch() colour clipped to sRGB, by Ottosson's published matrices."""
    parts = OKLCH.fullmatch(colour)
    assert parts, f"{colour} is not written as oklch(L% C H)"
    lightness, chroma = float(parts["l"]) / 100, float(parts["c"])
    angle = math.radians(hue if parts["h"].startswith("var") else float(parts["h"]))
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    brighter, darker = max(one, other), min(one, other)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_measures_black_on_white_as_twenty_one():
    assert contrast(luminance("oklch(100% 0 0)"), luminance("oklch(0% 0 0)")) == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(ink, ground, theme):
    pairs = read_pairs()
    measured = contrast(luminance(pairs[ink][theme]), luminance(pairs[ground][theme]))
    assert measured >= 4.5, f"--{ink} on --{ground} in {theme}: {measured:.2f}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_edge_of_a_control_can_be_seen(ground, theme):
    pairs = read_pairs()
    measured = contrast(luminance(pairs["edge"][theme]), luminance(pairs[ground][theme]))
    assert measured >= 3, f"--edge on --{ground} in {theme}: {measured:.2f}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("step", range(24))
def test_monogram_is_readable_in_every_hue(step, theme):
    pairs = read_pairs()
    ink, ground = (luminance(pairs[name][theme], hue=step * 15) for name in ("hue-ink", "hue-ground"))
    assert contrast(ink, ground) >= 4.5


def test_every_colour_pair_of_the_tokens_is_known_to_this_file():
    measured = {name for pair in TEXT_PAIRS for name in pair} | {*GROUNDS, "edge", "hue-ink", "hue-ground"}
    assert set(read_pairs()) - measured == {"line", "veil", "moss-mid"}, (
        "a new colour of words needs a pair here; these three carry none"
    )


def test_raw_colours_stand_in_tokens_alone():
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lch|lab)a?\(", re.IGNORECASE)
    sheets = [path for path in TOKENS.parent.rglob("*.css") if path != TOKENS]
    offenders = [
        path.name
        for path in sheets
        if raw.search(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
    ]
    assert offenders == []
