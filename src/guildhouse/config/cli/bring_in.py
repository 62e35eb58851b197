"""`guildhouse import SOURCE …`: hands over to the command that reads this source."""

import argparse

from django.core.management import ManagementUtility, get_commands

PREFIX = "import_"


def main(arguments: list[str]) -> int:
    sources = sorted(name.removeprefix(PREFIX) for name in get_commands() if name.startswith(PREFIX))
    parser = argparse.ArgumentParser(
        "guildhouse import",
        description="Brings in conversations from elsewhere. Each source has its own help: guildhouse import SOURCE --help",
        add_help=arguments[:1] in ([], ["-h"], ["--help"]),
    )
    parser.add_argument("source", choices=sources)
    chosen, rest = parser.parse_known_args(arguments)
    ManagementUtility(["guildhouse", PREFIX + chosen.source, *rest]).execute()
    return 0
