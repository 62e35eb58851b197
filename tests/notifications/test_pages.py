"""The list of notices, the count beside the bell, the settings."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.discussions.actions import accept_answer, keep_post, post_reply, toggle_reaction
from guildhouse.discussions.models import Reaction
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import Pulse
from guildhouse.kernel.ports.notices import Choice
from guildhouse.members.models import Block
from guildhouse.notifications.actions import set_wishes
from guildhouse.notifications.models import Notice, NoticePause
from guildhouse.notifications.queries.notice_lists import count_unread
from guildhouse.spaces.models import SpaceMembership
from tests.factories import MemberFactory, PostFactory, TopicFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


def read(client, address="/notices/"):
    return client.get(address).content.decode()


def test_list_merges_by_thread_with_what_is_unread_first(as_tomas, tomas, deliver):
    old = TopicFactory(by=tomas, title="The older topic")
    PostFactory(topic=old)
    deliver()
    Notice.objects.update(read_at=timezone.now())
    new = TopicFactory(by=tomas, title="The newer topic")
    for name in ("Ana", "Ben", "Cem"):
        PostFactory(topic=new, by=MemberFactory(name=name), body=f"Says {name}.")
    deliver()
    page = read(as_tomas)
    assert "Cem and 2 others replied to you" in page
    assert page.index("The newer topic") < page.index("The older topic")
    assert "3 unread" in page


def test_list_says_why_and_what_became_of_the_mail(as_tomas, tomas, deliver):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    page = read(as_tomas)
    assert "You started the topic." in page
    assert "It also goes by e-mail" in page
    assert "/settings/notices/#kind-discussions-reply" in page


def test_empty_list_says_what_will_stand_there(as_tomas):
    page = read(as_tomas)
    assert "Nothing new for you" in page
    assert "You have read everything." in page


def test_list_is_for_members_only(client):
    assert client.get("/notices/").url.startswith("/accounts/login/")


def test_notices_of_others_are_not_there(as_tomas, aino, deliver):
    post_reply(TopicFactory(by=aino, title="Between others"), by=MemberFactory(), body="Hello.")
    deliver()
    notice = Notice.objects.get(member=aino)
    assert as_tomas.get(f"/notices/{notice.pk}/").status_code == 404
    assert as_tomas.post(f"/notices/{notice.pk}/reading/").status_code == 404
    assert "Between others" not in read(as_tomas)
    assert Notice.objects.filter(member=aino).unread().exists()


def test_opening_a_notice_goes_to_the_first_unread_and_reads_its_line(as_tomas, tomas, deliver):
    topic = TopicFactory(by=tomas)
    for _ in range(3):
        PostFactory(topic=topic)
    deliver()
    Notice.objects.filter(position=2).update(read_at=timezone.now())
    newest = Notice.objects.filter(member=tomas).latest("pk")
    response = as_tomas.get(f"/notices/{newest.pk}/")
    assert response.url == f"{topic.get_absolute_url()}#post-3"
    assert count_unread(tomas) == 0


def test_marking_all_leaves_what_came_after_the_page(as_tomas, tomas, deliver):
    topic = TopicFactory(by=tomas)
    PostFactory(topic=topic)
    deliver()
    shown = Notice.objects.filter(member=tomas).latest("pk").pk
    PostFactory(topic=topic)
    deliver()
    as_tomas.post(f"/notices/reading/?up_to={shown}")
    assert count_unread(tomas) == 1


def test_marking_can_be_undone(as_tomas, tomas, deliver):
    topic = TopicFactory(by=tomas)
    PostFactory(topic=topic)
    deliver()
    page = as_tomas.post("/notices/reading/", follow=True)
    assert count_unread(tomas) == 0
    token = page.content.decode().split('name="token" value="')[1].split('"')[0]
    as_tomas.post("/undo/", {"token": token})
    assert count_unread(tomas) == 1


def test_marking_one_by_htmx_answers_with_the_list_and_an_undo(as_tomas, tomas, deliver):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    notice = Notice.objects.get()
    response = as_tomas.post(f"/notices/{notice.pk}/reading/", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert 'id="notices"' in page
    assert 'formaction="/undo/"' in page


def test_rights_lost_later_leave_nothing_in_the_list(as_tomas, tomas, aino, hidden_space, deliver):
    topic = TopicFactory(space=hidden_space, by=tomas, title="A quiet matter")
    post_reply(topic, by=aino, body="Canary words")
    deliver()
    assert "A quiet matter" in read(as_tomas)
    SpaceMembership.objects.filter(member=tomas).delete()
    page = read(as_tomas)
    for secret in ("A quiet matter", "Canary words", "Aino"):
        assert secret not in page
    assert as_tomas.get(f"/notices/{Notice.objects.get(member=tomas).pk}/").status_code == 404


def test_pseudonyms_are_never_resolved(as_tomas, tomas, aino, hidden_space, deliver):
    """The canary: Aino's name, handle and address stand nowhere, whatever she does in the topic."""
    topic = TopicFactory(space=hidden_space, by=tomas)
    mine = topic.posts.get()
    post_reply(topic, by=aino, body="Me too, @tomas.", pseudonym="Quiet Fox")
    post_reply(topic, by=aino, body="And again.")
    toggle_reaction(mine, by=aino, kind="useful")
    deliver()
    page = read(as_tomas)
    assert "Quiet Fox named you" in page
    assert "Quiet Fox replied to you" in page
    assert "Quiet Fox found your post useful" in page
    for secret in ("Aino", "aino", aino.email):
        assert secret not in page


def test_someone_blocked_later_is_gone_from_the_list(as_tomas, tomas, aino, deliver):
    post_reply(TopicFactory(by=tomas), by=aino, body="Canary words")
    deliver()
    Block.objects.create(member=tomas, blocked=aino)
    assert "Canary words" not in read(as_tomas)


def fill(tomas, aino, deliver, count):
    """Every kind of notice, in `count` threads of replies and one of each other kind."""
    for _ in range(count):
        post_reply(TopicFactory(by=tomas), by=MemberFactory(), body="Hello.")
    question = TopicFactory(kind="question", by=aino)
    answer = post_reply(question, by=tomas, body="So.")
    accept_answer(answer, by=aino)
    toggle_reaction(answer, by=aino, kind=Reaction.Kind.THANKS)
    keep_post(question.posts.get(number=1), by=tomas, remind_on=timezone.localdate(), note="Look again")
    with transaction.atomic():
        emit(HourStruck(at=timezone.now().replace(hour=12)))
    deliver()


@pytest.mark.any_database
def test_list_costs_the_same_with_few_and_many(as_tomas, tomas, aino, deliver):
    fill(tomas, aino, deliver, 2)
    read(as_tomas)
    with CaptureQueriesContext(connection) as few:
        assert "Look again" in read(as_tomas)
    fill(tomas, aino, deliver, 48)
    read(as_tomas)
    with CaptureQueriesContext(connection) as many:
        assert "Look again" in read(as_tomas)
    assert len(few) == len(many) <= MOST_QUERIES, [query["sql"] for query in many]


def test_pages_of_the_list_have_addresses(as_tomas, tomas, deliver):
    for number in range(23):
        post_reply(TopicFactory(by=tomas, title=f"Topic number {number}."), by=MemberFactory(), body="Hello.")
    deliver()
    assert "Topic number 0." not in read(as_tomas)
    assert "Topic number 0." in read(as_tomas, "/notices/?page=2")
    assert as_tomas.get("/notices/?page=99999999999999").status_code == 200


def test_count_stands_in_every_page_and_costs_one_query(as_tomas, tomas, deliver, django_assert_num_queries):
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    assert 'id="notices-count"' in read(as_tomas, "/topics/")
    assert '>1<span class="only-read"> unread' in read(as_tomas, "/topics/")
    with django_assert_num_queries(1):
        assert count_unread(tomas) == 1


def test_count_is_asked_for_again_when_something_comes(as_tomas, tomas, deliver):
    Pulse.objects.all().delete()
    PostFactory(topic=TopicFactory(by=tomas))
    deliver()
    assert Pulse.objects.filter(channel=f"member:{tomas.pk}").exists()
    page = read(as_tomas, "/notices/count/")
    assert f"live:member:{tomas.pk}" in page
    assert "<html" not in page


def test_settings_keep_a_choice_per_kind_and_a_pause(as_tomas, tomas):
    until = timezone.localdate() + timedelta(days=5)
    values = choices(as_tomas) | {"discussions.mention": "off", "until": until.isoformat()}
    assert as_tomas.post("/settings/notices/", values).url == "/settings/notices/"
    page = read(as_tomas, "/settings/notices/")
    assert until.isoformat() in page
    assert NoticePause.objects.get(member=tomas).until == until
    as_tomas.post("/settings/notices/", values | {"until": ""})
    assert not NoticePause.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"discussions.mention": "often"}, {"discussions.reply": ""}, {"until": "soon"}, {"until": "2099-01-01"}]
)
def test_settings_that_make_no_sense_change_nothing_and_say_so(as_tomas, tomas, wrong):
    set_wishes({"discussions.mention": Choice.OFF}, by=tomas)
    response = as_tomas.post("/settings/notices/", choices(as_tomas) | {"discussions.reaction": "off"} | wrong)
    assert response.status_code == 422
    assert "to mend" in response.content.decode()
    assert 'value="off" id="id_discussions.reaction-2" checked' in response.content.decode()
    page = read(as_tomas, "/settings/notices/")
    assert 'value="here" id="id_discussions.reaction-1" checked' in page


def choices(client):
    """What the form would send as it stands."""
    page = read(client, "/settings/notices/")
    found = {}
    for part in page.split('type="radio" name="')[1:]:
        name, rest = part.split('" value="', 1)
        if " checked" in rest.split(">", 1)[0]:
            found[name] = rest.split('"', 1)[0]
    assert len(found) >= 8
    return found
