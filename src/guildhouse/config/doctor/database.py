"""The database: there, writable, set up as this house needs it, up to date, and of one mind about the time."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from guildhouse.config.cli.prepare import pending_migrations
from guildhouse.config.doctor.finding import Finding, advice, fine, wrong
from guildhouse.kernel.models import ClockTick, Heartbeat

SKEW = timedelta(seconds=5)
AHEAD = timedelta(hours=1)
OLDEST_POSTGRES = 130_000


def check_connection() -> Iterator[Finding]:
    """Raises DatabaseError when there is no use in asking further."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        yield from _check_postgres()
    else:
        yield from _check_sqlite()


def _check_sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        sound = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    if sound != "ok":
        yield wrong(f"The database file is damaged: {sound}.", "Stop the house and put back the latest backup.")
    if mode != "wal":
        yield wrong(
            f"SQLite keeps its journal as {mode}, so readers wait for writers.",
            "Put the home on a local disk; network folders cannot hold a write-ahead log.",
        )
    elif connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        yield wrong(
            "Transactions do not begin as IMMEDIATE, so writers refuse each other.", "Leave OPTIONS as they are."
        )
    else:
        yield fine(f"SQLite at {connection.settings_dict['NAME']}: write-ahead log, immediate transactions.")


def _check_postgres() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        number = int(cursor.fetchone()[0])
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()[0]
    if encoding != "UTF8":
        yield wrong(f"The database keeps text as {encoding}.", "Create it with ENCODING 'UTF8' and move in again.")
    if number < OLDEST_POSTGRES:
        yield wrong(f"PostgreSQL {number // 10_000} is too old.", "Upgrade to 13 or newer.")
    else:
        yield fine(f"PostgreSQL {number // 10_000}.")


def check_migrations() -> Iterator[Finding]:
    """Says nothing when all is well; without its tables nothing else can be asked."""
    if pending := pending_migrations():
        yield wrong(f"The tables are not up to date: {len(pending)} steps are missing.", "guildhouse prepare")


def check_writing() -> Iterator[Finding]:
    """Writes and takes it back."""
    try:
        with transaction.atomic():
            Heartbeat.objects.update_or_create(name="doctor")
            transaction.set_rollback(True)
    except DatabaseError as error:
        yield wrong(f"The database cannot be written to: {str(error).strip()}.", "Look at its rights and at the disk.")
    else:
        yield fine("The database can be written to.")


def check_clock() -> Iterator[Finding]:
    now = timezone.now()
    if ClockTick.objects.filter(at__gt=now + AHEAD).exists():
        yield wrong(
            "Hours were announced that this clock has not reached yet.", "Set the machine's clock by a time server."
        )
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            skew = abs(cursor.fetchone()[0] - timezone.now())
        if skew > SKEW:
            yield advice(f"This clock and the database's differ by {skew}.", "Set both by a time server.")
            return
    yield fine("The clock agrees with what was announced.")


CHECKS = (check_writing, check_clock)
