"""The house's own files, as the checks read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "guildhouse"
PROGRAMS = ("src", "tests", "benchmarks", "requirements")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """Everything we wrote in Python; migrations are written by Django."""
    found = (path for folder in folders or PROGRAMS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts)


def templates() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".xml"})


def static_files(suffix: str) -> list[Path]:
    return sorted(path for path in SOURCE.rglob(f"static/**/*{suffix}") if "vendor" not in path.parts)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def count_lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
