"""The `guildhouse` command line: one file per command, errors as sentences, exit codes that programs can use.

0: done. 1: it could not be done, and standard error says why. 2: the command was not understood. 130: interrupted.
"""

import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import DatabaseError

from guildhouse import __version__
from guildhouse.kernel.errors import DomainError

DONE, REFUSED, NOT_UNDERSTOOD, INTERRUPTED = 0, 1, 2, 130


class Refusal(Exception):
    """What stops a command, as a sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Command:
    """`module` has `main(arguments) -> int`; `opens_house` loads the rooms first, which takes a second."""

    about: str
    module: str
    opens_house: bool = True


COMMANDS = {
    "serve": Command("Start the house: pages, live events and the worker.", "serve", opens_house=False),
    "worker": Command("Run the worker alone: deliveries, long work, the clock.", "worker"),
    "prepare": Command("Bring the database and the static files up to date.", "prepare"),
    "demo": Command("Fill an empty house with the demo community.", "demo"),
    "import": Command("Bring in conversations from elsewhere.", "bring_in"),
    "host": Command("Make somebody a host, with a link to sign in by if they are new.", "host"),
    "check": Command("Say what is wrong with this house and how to mend it.", "check"),
    "deliveries": Command("List what could not be delivered, and let it try again.", "deliveries"),
    "backup": Command("Put the database and the members' files into one archive.", "backup"),
    "restore": Command("Put a backup in the place of what this house holds.", "restore"),
    "document": Command("Write the reference pages anew from the code.", "document"),
    "words": Command("Bring the catalogues of translations up to date with the code.", "words"),
    "manage": Command("Django's own commands, for people who know them.", "manage", opens_house=False),
}


def main(arguments: Sequence[str] | None = None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhouse.config.settings")
    name, *rest = [*(sys.argv[1:] if arguments is None else arguments), ""]
    rest = rest[:-1]
    if name in {"", "-h", "--help", "help"}:
        sys.stdout.write(overview())
        return DONE if name else NOT_UNDERSTOOD
    if name == "--version":
        sys.stdout.write(f"guildhouse {__version__}\n")
        return DONE
    if name not in COMMANDS:
        return _complain(_unknown(name), NOT_UNDERSTOOD)
    return _run(COMMANDS[name], rest)


def _run(command: Command, arguments: list[str]) -> int:
    try:
        if command.opens_house:
            django.setup()
        return int(import_module(f"{__name__}.{command.module}").main(arguments))
    except CommandError as error:
        return _complain(str(error), error.returncode)
    except (Refusal, DomainError, ImproperlyConfigured) as error:
        return _complain(str(error), REFUSED)
    except DatabaseError as error:
        return _complain(f"The database refused: {str(error).strip()}\n`guildhouse check` says more.", REFUSED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - whoever read us has left
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def overview() -> str:
    rows = "".join(f"  {name:<12}{command.about}\n" for name, command in COMMANDS.items())
    return (
        "guildhouse: the house of a product-management community\n\n"
        f"{rows}\n`guildhouse COMMAND --help` says more about each. Settings are read from GUILDHOUSE_… in the\n"
        "environment; `guildhouse check --settings` lists them.\n"
    )


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean `guildhouse {close[0]}`?" if close else ""
    return f"There is no command {name!r}.{hint} `guildhouse --help` lists them."


def _complain(sentence: str, status: int) -> int:
    sys.stderr.write(f"guildhouse: {sentence}\n")
    return status
