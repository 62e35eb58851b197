"""A program for the test of a served demo: what was filled in is full, consistent, readable to its members, and not filled twice."""

from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - the apps have to be loaded first
from django.test import Client  # noqa: E402 - the apps have to be loaded first
from django.utils import timezone  # noqa: E402

from guildhouse.conversations.models import Participation  # noqa: E402
from guildhouse.decisions.models import Decision, Perspective  # noqa: E402
from guildhouse.discussions.models import Post, Topic  # noqa: E402
from guildhouse.insights.queries.desk import Wishes, load_desk  # noqa: E402
from guildhouse.kernel.errors import Conflict  # noqa: E402
from guildhouse.kernel.models import Attachment, Delivery, Due  # noqa: E402
from guildhouse.members.models import Community, Member, Organisation, Speaker  # noqa: E402
from guildhouse.notifications.models import MailBatch, Notice  # noqa: E402
from guildhouse.notifications.queries.wording import read_rows, word_notices  # noqa: E402
from guildhouse.site.demo.filling import fill_demo  # noqa: E402
from guildhouse.site.demo.pictures import DRAWINGS  # noqa: E402
from guildhouse.spaces.models import Space  # noqa: E402


def check(client):
    assert Member.objects.count() >= 40
    assert Space.objects.count() == 8
    assert Topic.objects.count() >= 200
    assert Post.objects.count() > 1000
    assert Community.objects.get().values
    assert Topic.objects.exclude(poll=None).count() >= 7
    assert Topic.objects.filter(kind="question", replies_count=0).exists()
    assert Topic.objects.exclude(pseudonym=None).exists()
    check_nothing_waits_to_be_told()
    for topic in Topic.objects.all():
        numbers = list(topic.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, topic.last_number + 1))
        assert topic.last_post_at >= topic.created_at
    assert set(Participation.objects.filter(state="invited").values_list("member__handle", flat=True)) == {
        "amara-okafor", "tomas-rivera", "beatrix-vandermeer",
    }  # fmt: skip
    assert Participation.objects.filter(member__handle="tomas-rivera", unread=1).exists()
    assert Perspective.objects.filter(decision__owner__handle="amara-okafor", state="given").count() == 3
    assert Decision.objects.filter(state="decided", look_back_on=timezone.localdate()).exists()
    assert Due.objects.filter(member__handle="amara-okafor", room__startswith="commitments").count() == 3
    assert Organisation.objects.live().exclude(logo="").count() == 4
    assert Speaker.objects.confirmed().count() == 4
    check_desk()
    check_notices()
    page = client.get("/").content.decode()
    assert "The Product Guild" in page
    check_pictures(client)
    hidden = Space.objects.get(join_rule="hidden")
    assert hidden.name not in page
    try:
        fill_demo("again", say=lambda _words: None)
    except Conflict:
        return
    raise AssertionError("a house that is lived in was filled")


def check_nothing_waits_to_be_told():
    """Of the filling; what the worker's clock has announced since the house opened is the day's own."""
    filled_by = datetime.fromtimestamp(Path(settings.GUILDHOUSE_HOME, "prepared.json").stat().st_mtime, UTC)
    waiting = Delivery.objects.filter(created_at__lt=filled_by).exclude(event="discussions.TopicsImported")
    assert not waiting.exists(), list(waiting.values_list("event", "listener"))


def check_desk():
    """In each lane of the lent host something waits, and nothing in two."""
    desk = load_desk(Member.objects.get(handle="beatrix-vandermeer"), Wishes())
    assert [key for key, _lane, counts in desk.lanes if not counts.total] == []
    assert Community.objects.get().joining == "open"


def check_notices():
    """Members have heard of something, of nothing they may not read, and no mail waits."""
    told = Member.objects.filter(notices__read_at=None).distinct()
    assert len(told) >= 10
    for member in told:
        rows = read_rows(Notice.objects.visible_to(member).order_by("-pk"))
        assert {row.id for worded in word_notices(member, rows) for row in worded.rows} == {row.id for row in rows}
    assert not MailBatch.objects.exists()


def check_pictures(client):
    """Drawings and faces are there as members' own, and strangers see them where the space is open."""
    drawn = Attachment.objects.filter(state=Attachment.State.KEPT, kind="post", width=1200)
    assert drawn.count() == len(DRAWINGS)
    for attachment in drawn:
        post = Post.objects.get(pk=attachment.object_id)
        assert attachment.get_absolute_url() in post.html
        assert post.author_id == attachment.owner_id
        assert fetch(client, attachment.get_absolute_url()).startswith(b"RIFF")
    assert not Post.objects.filter(body__contains="](picture:").exists()
    with_faces = Member.objects.exclude(avatar="")
    assert 10 <= with_faces.count() < Member.objects.count()
    assert fetch(client, with_faces.first().avatar_url).startswith(b"RIFF")


def fetch(client, address):
    return b"".join(client.get(address).streaming_content)


check(Client(HTTP_HOST="localhost"))
