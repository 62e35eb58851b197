"""The demo's members have heard of something, of nothing they may not read, and no mail waits."""

import pytest
from django.db import connection

from guildhouse.members.models import Member
from guildhouse.notifications.models import MailBatch, Notice
from guildhouse.notifications.queries.wording import read_rows, word_notices
from guildhouse.site.demo.filling import fill_demo


@pytest.mark.django_db
def test_demo_members_find_notices_they_may_read_and_no_mail_waits():
    fill_demo("a long walk by the river", say=lambda _words: None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a running database does by itself; without it PostgreSQL plans for empty tables
    told = Member.objects.filter(notices__read_at=None).distinct()
    assert len(told) >= 10
    for member in told:
        rows = read_rows(Notice.objects.visible_to(member).order_by("-pk"))
        assert {row.id for worded in word_notices(member, rows) for row in worded.rows} == {row.id for row in rows}
    assert not MailBatch.objects.exists()
