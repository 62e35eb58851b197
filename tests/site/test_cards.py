"""Drawn cards: one for each thing strangers may read, absolute in the page's head, and none for anything else."""

import io
import re

import pytest
from django.core.cache import cache
from django.test import Client
from PIL import Image

from guildhouse.kernel import cards as drawn
from guildhouse.kernel.cards.lettering import SANS, SERIF, Pen, keep_drawable
from guildhouse.kernel.ports.outward import Card
from guildhouse.members.models import Community
from guildhouse.site.views import cards as views
from tests.factories import GatheringFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SITE = "https://guild.example.org"
PICTURE = re.compile(rf'<meta property="og:image" content="{SITE}(/cards/[a-z]+/\d+/[0-9a-f]+\.png)">')


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_ADDRESS = SITE


def picture_on(client, address):
    page = client.get(address).text
    found = PICTURE.search(page)[1]
    assert f'<meta name="twitter:image" content="{SITE}{found}">' in page
    return found


def test_what_strangers_may_read_has_a_card_kept_for_good(client, as_member):
    stranger, topic = Client(), TopicFactory()
    pages = [topic.get_absolute_url(), topic.space.get_absolute_url(), GatheringFactory().get_absolute_url(), "/"]
    addresses = [picture_on(stranger, page) for page in pages]
    assert [address.split("/")[2] for address in addresses] == ["topic", "space", "event", "community"]
    assert picture_on(stranger, "/topics/") == addresses[-1]
    for address in addresses:
        answer = stranger.get(address)
        assert (answer["Content-Type"], Image.open(io.BytesIO(answer.content)).size) == ("image/png", (1200, 630))
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not answer.cookies
        assert stranger.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert "og:image" not in as_member.get(pages[0]).text


def test_other_words_have_another_address_to_which_the_old_one_leads(client):
    topic = TopicFactory(title="Now or later")
    before = picture_on(client, topic.get_absolute_url())
    type(topic).objects.filter(pk=topic.pk).update(title="Now")
    after = picture_on(client, topic.get_absolute_url())
    assert after != before
    assert client.get(before).url == after


def test_no_card_of_what_strangers_may_not_read(client, host):
    inside = [SpaceMembershipFactory(space__join_rule=rule) for rule in ("request", "hidden")]
    closed = [TopicFactory(space=one.space, by=one.member) for one in inside]
    gone = TopicFactory()
    shown = picture_on(client, gone.get_absolute_url())
    type(gone).objects.filter(pk=gone.pk).update(deleted_at=gone.created_at)
    hidden_event = GatheringFactory(space=inside[1].space, by=inside[1].member)
    mark = "0" * 16
    absent = [
        shown, *(f"/cards/topic/{one.pk}/{mark}.png" for one in closed), *(f"/cards/space/{one.space_id}/{mark}.png" for one in inside),
        f"/cards/event/{hidden_event.pk}/{mark}.png", f"/cards/member/{host.pk}/{mark}.png", f"/cards/topic/999999/{mark}.png",
    ]  # fmt: skip
    own = Client()
    for reader in (client, own):  # nor for those who may: cards are for strangers
        assert [address for address in absent if reader.get(address).status_code != 404] == []
        own.force_login(inside[1].member)


def test_a_closed_community_has_no_cards(client):
    topic = TopicFactory()
    address = picture_on(client, topic.get_absolute_url())
    Community.objects.update_or_create(pk=1, defaults={"is_public": False})
    cache.clear()
    assert client.get(address).status_code == 404
    assert client.get(f"/cards/community/1/{'0' * 16}.png").status_code == 404


def test_drawing_is_limited_and_what_is_kept_is_bounded(client, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1)
    monkeypatch.setattr(drawn, "MOST_KEPT", 2)
    topics = [TopicFactory(space=SpaceFactory()) for _ in range(2)]
    assert [client.get(picture_on(client, one.get_absolute_url())).status_code for one in topics] == [200, 429]
    for number in range(4):
        drawn.find_drawn(Card(kind="topic", id=number, title="One"), "Guild")
    assert len(drawn._drawn) <= 2


def test_words_our_fonts_cannot_draw_are_left_out_with_what_they_leave_hanging():
    assert keep_drawable("Łódź, naïve façade: “őrült”", SERIF) == "Łódź, naïve façade: “őrült”"
    assert keep_drawable("Pitch night: أفكار جديدة – five ideas 🎉", SERIF) == "Pitch night: five ideas"
    assert keep_drawable("كيف أقول لا؟", SANS) == ""
    lines, fits = Pen(SERIF, 60).wrap("x" * 200 + " end", 600, 2)
    assert (len(lines), fits, lines[1][-1]) == (2, False, "…")
    assert all(Pen(SERIF, 60).measure(line) <= 600 for line in lines)
