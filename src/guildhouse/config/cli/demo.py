"""`guildhouse demo`: fills an empty house with the demo community, and says how to sign in."""

import argparse
import os
import secrets
import sys
from pathlib import Path

from django.conf import settings

from guildhouse.config.cli.accounts_of_demo import describe_accounts, password_file
from guildhouse.site.demo.filling import fill_demo
from guildhouse.site.demo.scaling import scale_demo


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse demo", description="Fills an empty house with the demo community.")
    parser.add_argument("--members", type=int, default=0, metavar="N", help="add members until there are N")
    parser.add_argument("--posts", type=int, default=0, metavar="M", help="add topics until there are M posts")
    chosen = parser.parse_args(arguments)
    fill()
    if chosen.members or chosen.posts:
        scale_demo(members=chosen.members, posts=chosen.posts, say=_say)
    sys.stdout.write(describe_accounts(settings.GUILDHOUSE_HOME))
    return 0


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
