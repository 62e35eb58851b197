"""`guildhouse demo`: fills an empty house with the demo community, and says how to sign in."""

import argparse
import os
import secrets
import sys
from pathlib import Path

from django.conf import settings

from guildhouse.config.cli.accounts_of_demo import describe_accounts, password_file
from guildhouse.members.models import Member
from guildhouse.site.demo.filling import fill_demo
from guildhouse.site.demo.scaling import scale_demo

MOST = 100_000_000


def main(arguments: list[str]) -> int:
    chosen = read_arguments(arguments)
    wants_more = bool(chosen.members or chosen.posts)
    if not (wants_more and holds_demo()):
        fill()
    if wants_more:
        scale_demo(members=chosen.members, posts=chosen.posts, say=_say)
    sys.stdout.write(describe_accounts(settings.GUILDHOUSE_HOME))
    return 0


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "guildhouse demo",
        description="Fills an empty house with the demo community. With numbers it makes the demo as large as one likes, "
        "a house that holds the demo already as well: always the same for the same numbers. Numbers below what is there "
        "add nothing. For looking around and for measuring.",
    )
    parser.add_argument("--members", type=count, default=0, metavar="N", help="add members until there are N")
    parser.add_argument("--posts", type=count, default=0, metavar="M", help="add topics until there are M posts")
    return parser.parse_args(arguments)


def count(words: str) -> int:
    """A number of members or posts, up to a hundred million."""
    if not words.isascii() or not words.isdigit() or not 0 < int(words[:12]) <= MOST:
        raise argparse.ArgumentTypeError(f"{words[:40]!r} is not a number from 1 to {MOST:,}")
    return int(words)


def holds_demo() -> bool:
    """Whether this house was filled with the demo before: its password stands beside the database."""
    return password_file(settings.GUILDHOUSE_HOME).exists() and Member.objects.exists()


def fill() -> None:
    """The password is made for this house and kept beside its database, readable by its owner alone."""
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    sys.stdout.write("Filling the demo community\n")
    fill_demo(password, _say)
    _keep(password_file(settings.GUILDHOUSE_HOME), password)


def _keep(file: Path, password: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as handle:
        handle.write(password)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
