"""Notices as programs see them."""

import pytest
from ninja.testing import TestClient

from guildhouse.kernel.errors import DomainError
from guildhouse.notifications.api import router
from guildhouse.notifications.models import Notice
from guildhouse.notifications.queries.notice_lists import count_unread
from tests.factories import PostFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def api():
    return TestClient(router)


def test_api_lists_marks_one_and_marks_all(api, tomas, deliver):
    for _ in range(2):
        PostFactory(topic=TopicFactory(by=tomas, title="How do you say no?"))
    deliver()
    found = api.get("/notices", member=tomas).json()
    assert found["unread"] == 2
    first = found["notices"][0]
    assert first["subject"] == "How do you say no?"
    assert first["kind"] == "discussions.reply"
    assert api.post(f"/notices/{first['id']}/reading", member=tomas).json() == {"unread": 1}
    newest = max(one["id"] for one in found["notices"])
    assert api.post(f"/notices/reading?up_to={newest}", member=tomas).json() == {"unread": 0}


def test_api_does_not_touch_the_notices_of_others(api, tomas, aino, deliver):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    notice = Notice.objects.get(member=tomas)
    with pytest.raises(DomainError) as refusal:
        api.post(f"/notices/{notice.pk}/reading", member=aino)
    assert refusal.value.status == 404
    api.post("/notices/reading?up_to=999999", member=aino)
    assert count_unread(tomas) == 1


@pytest.mark.parametrize("number", ["-1", "0", "99999999999999999999999999"])
def test_api_takes_any_number(api, tomas, number):
    assert api.get(f"/notices?page={number}", member=tomas).status_code == 200
    assert api.post(f"/notices/reading?up_to={number}", member=tomas).status_code == 200
    with pytest.raises(DomainError):
        api.post(f"/notices/{number}/reading", member=tomas)
