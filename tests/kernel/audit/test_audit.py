"""The log of acts: added to, never changed, and a change from outside is seen."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from guildhouse.kernel.audit import find_break, record_act
from guildhouse.kernel.models import AuditEntry
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def tamper(statement, entry_id):
    """As somebody with the database's own shell would, who first takes the guard away."""
    if connection.vendor == "sqlite":
        guards = ["DROP TRIGGER kernel_auditentry_kept_UPDATE", "DROP TRIGGER kernel_auditentry_kept_DELETE"]
    else:
        guards = ["DROP TRIGGER kernel_auditentry_kept ON kernel_auditentry"]
    with connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(guard)
        cursor.execute(statement, [entry_id])


def test_act_is_recorded_with_who_what_and_why():
    host, member = MemberFactory(), MemberFactory()
    entry = record_act("member.silenced", by=host, about=member, kind="member", object_id=member.pk, reason="Spam.",
                       before={"status": "active"}, after={"status": "silenced"})  # fmt: skip
    found = AuditEntry.objects.get(pk=entry.pk)
    assert (found.by_id, found.about_id, found.reason) == (host.pk, member.pk, "Spam.")
    assert (found.before, found.after) == ({"status": "active"}, {"status": "silenced"})


def test_log_of_many_acts_is_whole():
    for number in range(5):
        record_act("setting.changed", after={"é": number, "b": [1, 2.5], "a": None})
    assert find_break() is None


@pytest.mark.parametrize("change", [{"reason": "Another."}, {"by_id": 7}])
def test_row_cannot_be_changed(change):
    entry = record_act("member.warned", reason="Rude.")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(**change)
    assert AuditEntry.objects.get(pk=entry.pk).reason == "Rude."


def test_row_cannot_be_taken_out():
    entry = record_act("member.warned")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()
    assert AuditEntry.objects.filter(act="member.warned").count() == 1


def test_row_changed_behind_the_guard_is_found():
    entries = [record_act("member.warned", reason=f"Reason {number}.") for number in range(3)]
    tamper("UPDATE kernel_auditentry SET reason = 'Nothing.' WHERE id = %s", entries[1].pk)
    assert find_break() == entries[1].pk


def test_row_taken_out_behind_the_guard_is_found():
    entries = [record_act("member.warned", reason=f"Reason {number}.") for number in range(3)]
    tamper("DELETE FROM kernel_auditentry WHERE id = %s", entries[1].pk)
    assert find_break() == entries[2].pk


@pytest.mark.django_db(transaction=True)
def test_act_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        record_act("member.warned")
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", [1, 2])
def test_guard_is_back_after_tests_that_commit(_time):
    with transaction.atomic():
        record_act("member.warned")
    with pytest.raises(DatabaseError):
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.count() == 1
