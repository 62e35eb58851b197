"""`guildhouse check`: the doctor."""

import argparse
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import DatabaseError

from guildhouse.config.cli import DONE, REFUSED
from guildhouse.config.doctor import Finding, Level, database, machine, reach, work
from guildhouse.config.doctor.finding import Check, wrong

WIDTH = 100
MARKS = {Level.FINE: "fine  ", Level.ADVICE: "advice", Level.WRONG: "WRONG "}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "guildhouse check", description="Says what is wrong with this house and how to mend it; 1 when something is."
    )
    parser.add_argument(
        "--settings", action="store_true", help="list every setting, what it does and where it came from"
    )
    if parser.parse_args(arguments).settings:
        sys.stdout.write("".join(list_settings()))
        return DONE
    counted: Counter[Level] = Counter()
    for finding in examine():
        counted[finding.level] += 1
        sys.stdout.write(write_finding(finding))
        sys.stdout.flush()
    sys.stdout.write(f"\n{sum_up(counted)}\n")
    return REFUSED if counted[Level.WRONG] else DONE


def examine() -> Iterator[Finding]:
    """Everything there is to say; what needs the database is left out when there is none."""
    yield from run(machine.CHECKS)
    yield from run(reach.CHECKS)
    try:
        yield from database.check_connection()
        behind = list(database.check_migrations())
    except DatabaseError as error:
        mend = "See DATABASE_URL and whether the server runs."
        yield wrong(f"The database cannot be reached: {str(error).strip()}.", mend)
        return
    yield from behind or run([*database.CHECKS, *work.CHECKS])


def run(checks: Iterable[Check]) -> Iterator[Finding]:
    for check in checks:
        try:
            yield from check()
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            yield wrong(f"{check.__name__.replace('_', ' ')}: the database refused ({reason}).", "guildhouse prepare")


def write_finding(finding: Finding) -> str:
    lines = textwrap.wrap(finding.words, WIDTH)
    lines += [
        f"→ {line}" if number == 0 else f"  {line}" for number, line in enumerate(textwrap.wrap(finding.mend, WIDTH))
    ]
    first, *rest = lines
    return f"{MARKS[finding.level]}  {first}\n" + "".join(f"        {line}\n" for line in rest)


def sum_up(counted: Counter[Level]) -> str:
    if counted[Level.WRONG]:
        return f"{counted[Level.WRONG]} wrong, {counted[Level.ADVICE]} could be better."
    if counted[Level.ADVICE]:
        return f"Nothing is wrong; {counted[Level.ADVICE]} could be better."
    return "All is well."


def list_settings() -> Iterator[str]:
    for known in sorted(settings.KNOWN_SETTINGS.values(), key=lambda known: known.name):
        yield f"{known.name}\n    {known.about}\n    {known.shown or '(empty)'}  [{known.source}]\n"
