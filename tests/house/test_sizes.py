"""Small on purpose. What is larger than the house allows is listed in `ratchet.toml`, and may only shrink."""

import tomllib

import pytest

from tests.house.tree import ROOT, count_lines, functions, name_of, python_files, static_files, templates

ALLOWED = {"python": 250, "function": 40, "template": 120, "script": 100, "style": 200}
RATCHET = tomllib.loads((ROOT / "tests/house/ratchet.toml").read_text("utf-8"))


def measure_functions():
    for path in python_files():
        for function in functions(path):
            yield f"{name_of(path)}:{function.name}", (function.end_lineno or function.lineno) - function.lineno + 1


def measure(kind):
    """Every thing of a kind with its number of lines."""
    if kind == "function":
        return dict(measure_functions())
    files = {
        "python": python_files,
        "template": templates,
        "script": lambda: static_files(".js"),
        "style": lambda: static_files(".css"),
    }
    return {name_of(path): count_lines(path) for path in files[kind]()}


@pytest.mark.parametrize("kind", ALLOWED)
def test_nothing_is_larger_than_the_house_allows(kind):
    large = {name: lines for name, lines in measure(kind).items() if lines > ALLOWED[kind]}
    grown = {name: lines for name, lines in large.items() if lines > RATCHET.get(kind, {}).get(name, 0)}
    assert not grown, f"split these; {ALLOWED[kind]} lines are allowed: {grown}"


@pytest.mark.parametrize("kind", ALLOWED)
def test_ratchet_is_as_tight_as_it_can_be(kind):
    measured = measure(kind)
    loose = {
        name: measured.get(name, 0)
        for name, lines in RATCHET.get(kind, {}).items()
        if measured.get(name, 0) != lines or lines <= ALLOWED[kind]
    }
    assert not loose, f"write the smaller number into ratchet.toml, or take the line out: {loose}"


def test_measures_see_what_is_there():
    """Checks that find nothing pass for ever; these have to find the house."""
    assert len(python_files("src")) > 150
    assert len(templates()) > 40
    assert len(static_files(".css")) > 20
    assert measure("function")["src/guildhouse/config/cli/__init__.py:main"] > 5
