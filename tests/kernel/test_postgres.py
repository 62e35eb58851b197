"""A connection to PostgreSQL is kept while it is good, and replaced before anybody notices that it is not."""

import pytest
from django.db import connection, connections

from guildhouse.members.models import Member

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="What is asked of PostgreSQL alone."),
]


def end_the_connection():
    """As a server that is started again does: from another connection."""
    number = connection.connection.info.backend_pid
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    other.close()


def test_good_connection_is_not_asked_whether_it_is_good(monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "cursor", None)
    assert connection.is_usable()


def test_connection_the_server_has_ended_is_replaced_before_the_next_question():
    assert Member.objects.count() == 0
    end_the_connection()
    assert not connection.is_usable()
    connection.close_if_unusable_or_obsolete()  # as between two requests
    connection.health_check_done = False
    assert Member.objects.count() == 0


def test_statement_asked_often_keeps_its_plan():
    for number in range(8):
        Member.objects.filter(pk=number).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%members_member%"])
        assert cursor.fetchone() == (1,)
