"""`guildhouse prepare`: brings the database and the static files up to date, and fills the demo where one is wished."""

import argparse
import compileall
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from guildhouse.config.cli import demo
from guildhouse.config.cli.first_host import forget_link, keep_link
from guildhouse.config.serving.readiness import fingerprint, write_readiness
from guildhouse.kernel.statistics import refresh_statistics
from guildhouse.members.actions.founding import is_empty, issue_founding
from guildhouse.members.models import Member

MIGRATION_LOCK = 7_015_283  # any number of ours; PostgreSQL's advisory locks are named by numbers


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse prepare", description=__doc__)
    parser.parse_args(arguments)
    with one_at_a_time(settings.GUILDHOUSE_HOME):
        seen = fingerprint()
        changed = migrate()
        collect_static()
        compile_code()
        if settings.DEMO and not Member.objects.exists():
            demo.fill()
            changed = True
        welcome_first_host()
        if changed:
            refresh_statistics()
        write_readiness(seen, sorted(MigrationExecutor(connection).loader.applied_migrations))
    return 0


def welcome_first_host() -> None:
    """A house without a host has a link by which one comes in, made anew each time; afterwards there is none."""
    if is_empty() and not settings.DEMO:
        keep_link(issue_founding())
    else:
        forget_link()


def migrate() -> bool:
    """Applies what is missing, and says whether anything was; machines that share a PostgreSQL do it one after another."""
    if not pending_migrations():
        return False
    sys.stdout.write("Bringing the database up to date\n")
    sys.stdout.flush()
    if connection.vendor != "postgresql":
        call_command("migrate", interactive=False, verbosity=0)
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return True


def pending_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def collect_static() -> None:
    if settings.DEBUG:
        return
    sys.stdout.write("Gathering the static files\n")
    sys.stdout.flush()
    call_command("collectstatic", interactive=False, verbosity=0)


def compile_code() -> None:
    """So that no start has to where Python was told to write nothing; a folder that cannot be written is left as it is."""
    compileall.compile_dir(settings.PACKAGE, quiet=2)


@contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    with (home / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
