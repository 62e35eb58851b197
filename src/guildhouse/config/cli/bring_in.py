"""`guildhouse import SOURCE …`: hands over to the command that reads this source."""

import argparse
from typing import Any

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

PREFIX = "import_"
OF_DJANGO = {"--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color", "--skip-checks"}  # fmt: skip


def main(arguments: list[str]) -> int:
    homes = {name: app for name, app in get_commands().items() if name.startswith(PREFIX)}
    parser = argparse.ArgumentParser(
        "guildhouse import",
        description="Brings in conversations from elsewhere. Each source has its own help: guildhouse import SOURCE --help",
        add_help=arguments[:1] in ([], ["-h"], ["--help"]),
    )
    parser.add_argument("source", choices=sorted(name.removeprefix(PREFIX) for name in homes))
    chosen, rest = parser.parse_known_args(arguments)
    bring(homes[PREFIX + chosen.source], chosen.source, rest)
    return 0


def bring(app: str | BaseCommand, source: str, rest: list[str]) -> None:
    """Runs the command with our name on it and without Django's own options; raises CommandError with the reason."""
    command = app if isinstance(app, BaseCommand) else load_command_class(app, PREFIX + source)
    command.suppressed_base_arguments = OF_DJANGO | {"-v"}
    options: dict[str, Any] = vars(command.create_parser("guildhouse", f"import {source}").parse_args(rest))
    command.execute(*options.pop("args", ()), **options)
