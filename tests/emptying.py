"""Between tests that commit, the tables are emptied; the log of acts, which refuses that, is let go for the moment."""

from django.db import connection
from django.test import TransactionTestCase

from guildhouse.kernel.models import AuditEntry

GUARD = "kernel_auditentry_kept_DELETE"
_empty = TransactionTestCase._fixture_teardown


def empty_tables(test):
    if connection.vendor != "sqlite" or not AuditEntry.objects.exists():
        return _empty(test)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [GUARD])
        (guard,) = cursor.fetchone()
        cursor.execute(f"DROP TRIGGER {GUARD}")
        _empty(test)
        cursor.execute(guard)
    return None


def let_tables_be_emptied():
    TransactionTestCase._fixture_teardown = empty_tables
