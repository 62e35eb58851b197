"""Reads the demo's data files and the short times in them."""

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def read_members() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "members.toml")["member"])


def read_spaces() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The community and its spaces."""
    found = _read(CONTENT / "spaces.toml")
    return found["community"], found["space"]


def read_topics() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every topic with the slug of its space."""
    for file in sorted((CONTENT / "topics").glob("*.toml")):
        space = file.stem.rpartition("-")[0]
        for topic in _read(file).get("topic", []):
            yield space, topic


def read_conversations() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "conversations.toml")["conversation"])


def read_commitments() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "commitments.toml")["commitment"])


def read_work() -> dict[str, list[dict[str, Any]]]:
    """What members do, offer and seek, and who asked whom to connect."""
    return _read(CONTENT / "work.toml")


def read_organisations() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "organisations.toml")["organisation"])


def read_decisions() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "decisions.toml")["decision"])


def read_gatherings() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "gatherings.toml")["gathering"])


def read_kudos() -> list[dict[str, Any]]:
    return list(_read(CONTENT / "kudos.toml")["kudos"])


def read_waiting() -> dict[str, list[dict[str, Any]]]:
    """Requests to join, requests to enter a space, flagged words."""
    return _read(CONTENT / "waiting.toml")


def read_span(words: str) -> timedelta:
    """`12d 4h` is twelve days and four hours."""
    parts = re.findall(r"(\d+)\s*([dhm])", words)
    return timedelta(**{UNITS[unit]: int(number) for number, unit in parts})


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as handle:
        return tomllib.load(handle)
