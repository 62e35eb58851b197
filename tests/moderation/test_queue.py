"""The queue: whose it is, in what order, and as quick with ten thousand items as with five."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.kernel.live import pulse
from guildhouse.moderation.actions import flag_thing, take_item
from guildhouse.moderation.models import Item
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def fill(space, count):
    author = MemberFactory()
    Item.objects.bulk_create(
        Item(kind="post", object_id=10_000_000 + n, space=space, author=author, title=f"Thing {n}", points=n % 97,
             rank=n % 97, flags_count=1, reason="spam", opened_at=timezone.now())
        for n in range(count)
    )  # fmt: skip
    pulse("moderation")


def count_queries(client, address):
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(caught), answer.content.decode()


@pytest.mark.any_database
def test_the_queue_costs_the_same_however_many_wait(client, host, space):
    client.force_login(host)
    fill(space, 5)
    few, _page = count_queries(client, "/moderation/")
    fill_more = 10_000
    Item.objects.all().delete()
    fill(space, fill_more)
    for address in (
        "/moderation/",
        f"/moderation/?kind=post&source=flag&space={space.pk}&page=7",
        "/moderation/?page=334",
    ):
        many, page = count_queries(client, address)
        assert many <= few <= 12
        assert "10000 items" in page or "10,000 items" in page


def test_the_most_pressing_stands_first(client, keeper, space, flagger):
    topic = TopicFactory(space=space)
    light, heavy = PostFactory(topic=topic), PostFactory(topic=topic)
    flag_thing("post", light.pk, by=flagger, reason="off_purpose")
    flag_thing("post", heavy.pk, by=flagger, reason="unsafe")
    client.force_login(keeper)
    page = client.get("/moderation/").content.decode()
    first, second = (page.index(f"/moderation/{Item.objects.get(object_id=post.pk).pk}/") for post in (heavy, light))
    assert first < second


def test_filters_narrow_and_their_words_stay_in_the_address(client, keeper, space, post, flagger):
    item = flag_thing("post", post.pk, by=flagger, reason="spam").item
    client.force_login(keeper)
    link = f"/moderation/{item.pk}/"
    for asked, there in (("kind=post", True), ("kind=topic", False), ("source=held", False), ("state=mine", False),
                         ("state=decided", False), ("kind=%00nonsense&space=zebra", True)):  # fmt: skip
        assert (link in client.get(f"/moderation/?{asked}").content.decode()) is there, asked
    take_item(item, by=keeper)
    page = client.get("/moderation/?state=mine").content.decode()
    assert link in page
    assert "state=mine&amp;kind=post" in page


def test_a_host_of_a_space_sees_that_space_alone(client, keeper, flagger, post):
    elsewhere = PostFactory(topic=TopicFactory(space=SpaceFactory()))
    mine = flag_thing("post", post.pk, by=flagger, reason="spam").item
    other = flag_thing("post", elsewhere.pk, by=flagger, reason="spam").item
    client.force_login(keeper)
    page = client.get("/moderation/").content.decode()
    assert f"/moderation/{mine.pk}/" in page
    assert f"/moderation/{other.pk}/" not in page


def test_the_desk_is_absent_for_members(client, member):
    client.force_login(member)
    assert client.get("/moderation/").status_code == 404
