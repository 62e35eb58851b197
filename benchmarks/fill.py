"""Fills the SQLite database of the house that the environment names, and indexes it: `python -m benchmarks.fill MEMBERS POSTS LONG VOCABULARY`."""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks.filling import Community
from benchmarks.indexing import Index
from benchmarks.sizes import Size

# Nothing is lost when this stops half-way: what is not finished is thrown away.
HURRY = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;"


def main() -> None:
    size = Size(*map(int, sys.argv[1:]))
    call_command("migrate", verbosity=0)
    connection.ensure_connection()
    connection.connection.executescript(HURRY)
    began = time.monotonic()
    Community(size).fill()
    say(f"{size.posts:,} posts in {time.monotonic() - began:.0f} s")
    began = time.monotonic()
    say(f"{Index().build():,} documents indexed in {time.monotonic() - began:.0f} s")
    connection.connection.executescript("ANALYZE; PRAGMA journal_mode = WAL;")


def say(words: str) -> None:
    sys.stderr.write(f"  {words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
