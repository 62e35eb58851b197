"""`guildhouse document`: writes `docs/reference/` of this checkout anew from the code."""

import argparse
import sys
from pathlib import Path

from guildhouse.config.cli import Refusal
from guildhouse.config.reference import PAGES

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "reference"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse document", description=__doc__)
    parser.parse_args(arguments)
    if not FOLDER.parent.is_dir():
        raise Refusal("This is an installed house, not a checkout of its code; there is nothing to write to.")
    FOLDER.mkdir(exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}\n")
    return 0
