"""The desk: the figure is the list, each item is taken, done, let rest or left, and only those see it whose it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhouse.discussions.actions import delete_post
from guildhouse.discussions.models import Topic
from guildhouse.insights.actions import forget_spent, leave_thing, put_back, snooze_thing, take_thing
from guildhouse.insights.models import Mark
from guildhouse.insights.queries.desk import Wishes, load_desk
from guildhouse.insights.queries.lanes import count_late
from guildhouse.kernel.errors import Conflict, Invalid, NotFound
from guildhouse.kernel.live import pulse
from guildhouse.kernel.ports.today import today_sources
from guildhouse.members.models import JoinRequest, Member
from guildhouse.moderation.actions import flag_thing
from guildhouse.spaces.actions import ask_to_enter
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(space):
    return SpaceMembershipFactory(space=space, member=MemberFactory(name="Kit Keeper"), role="host").member


@pytest.fixture
def asker(db):
    """A member of long standing, whose words are nobody's first."""
    return MemberFactory(joined_at=timezone.now() - timedelta(days=400))


@pytest.fixture
def question(space, asker):
    return TopicFactory(space=space, by=asker, kind="question", title="How do you price it")


def figures(host):
    return {key: counts.total for key, _lane, counts in load_desk(host, Wishes()).lanes}


def listed(host, lane="questions", show=""):
    return [row.item.id for row in load_desk(host, Wishes(lane, show)).rows]


def age(topic, **span):
    pulse("desk")
    Topic.objects.filter(pk=topic.pk).update(created_at=timezone.now() - timedelta(**span))


def test_a_question_waits_until_somebody_replies(keeper, question, asker):
    assert figures(keeper)["questions"] == 1
    assert listed(keeper) == [question.pk]
    reply = PostFactory(topic=question, by=MemberFactory())
    assert figures(keeper)["questions"] == 0
    delete_post(reply, by=reply.author)
    assert listed(keeper) == [question.pk]


def test_questions_stand_by_age_and_the_figures_are_the_lists(keeper, space, asker):
    for days in (0, 2, 3, 9):
        age(TopicFactory(space=space, by=asker, kind="question"), days=days, minutes=1)
    counts = load_desk(keeper, Wishes("questions")).counts
    assert (counts.day, counts.week, counts.older) == (1, 2, 1)
    for show in ("day", "week", "older", ""):
        desk = load_desk(keeper, Wishes("questions", show))
        assert len(desk.rows) == desk.count == (getattr(counts, show) if show else 4)
    assert next(lane for _key, lane, _count in count_late(keeper)).say_late(3) == "3 questions wait longer than a day"
    assert {key: count for key, _lane, count in count_late(keeper)} == {"questions": 3}


def test_newcomers_wait_until_somebody_else_writes(keeper, space, asker):
    new = MemberFactory(joined_at=timezone.now() - timedelta(days=3))
    topic = TopicFactory(space=space, by=new, kind="discussion")
    first = topic.posts.get(number=1)
    PostFactory(topic=topic, by=new)
    assert listed(keeper, "newcomers") == [first.pk]
    TopicFactory(space=space, by=new)
    assert listed(keeper, "newcomers") == [first.pk]  # the second words are no first ones
    PostFactory(topic=topic, by=asker)
    assert listed(keeper, "newcomers") == []


def test_a_newcomers_first_question_stands_on_the_desk_once(keeper, space):
    new = MemberFactory(joined_at=timezone.now() - timedelta(days=3))
    first, second = (TopicFactory(space=space, by=new, kind="question") for _ in range(2))
    assert listed(keeper) == [second.pk]
    assert listed(keeper, "newcomers") == [first.posts.get().pk]
    age(first, days=2)
    assert [key for key, _lane, _count in count_late(keeper)] == []
    first.posts.update(created_at=timezone.now() - timedelta(days=2))
    assert [key for key, _lane, _count in count_late(keeper)] == ["newcomers"]
    Member.objects.filter(pk=new.pk).update(joined_at=timezone.now() - timedelta(days=91))
    assert set(listed(keeper)) == {first.pk, second.pk}  # new no more, and still waiting


def test_requests_and_flags_stand_there_and_end_with_one_act(client, host, space, asker):
    guarded = SpaceFactory(join_rule="request")
    SpaceMembershipFactory(space=guarded, member=host, role="host")
    entry = ask_to_enter(guarded, by=MemberFactory(), words="May I?")
    waiting = JoinRequest.objects.create(member=MemberFactory(status="waiting"), words="Hello")
    flag_thing(
        "post", PostFactory(topic=TopicFactory(space=space, by=asker), by=asker).pk, by=MemberFactory(), reason="spam"
    )
    assert figures(host) == {"questions": 0, "newcomers": 0, "joining": 1, "speaking": 0, "entering": 1, "flags": 1}
    client.force_login(host)
    back = "/desk/?lane=joining"
    for lane, address in (
        ("joining", f"/community/requests/{waiting.pk}/decision/"), ("entering", f"/spaces/{guarded.slug}/requests/{entry.pk}/"),
    ):  # fmt: skip
        assert address in client.get(f"/desk/?lane={lane}").content.decode()
        assert client.post(f"{address}?back={back}", {"accepted": "yes"}).url == back
        assert figures(host)[lane] == 0
    assert client.post(f"{address}?back=//example.org/", {"accepted": "yes"}).status_code == 409


def test_whoever_asked_is_answered_and_not_left(host):
    waiting = JoinRequest.objects.create(member=MemberFactory(status="waiting"))
    with pytest.raises(Conflict):
        leave_thing("joining", waiting.pk, by=host, because="No")
    assert listed(host, "joining") == [waiting.pk]


def test_only_those_see_it_whose_space_it_is(client, member, keeper, host, asker):
    hidden = SpaceFactory(join_rule="hidden")
    secret = SpaceMembershipFactory(space=hidden, member=asker, role="host").member
    topic = TopicFactory(space=hidden, by=secret, kind="question")
    other = SpaceMembershipFactory(space=hidden, member=MemberFactory(), role="host").member
    assert listed(other) == [topic.pk]
    assert listed(secret) == []  # one's own question is for others
    for stranger in (keeper, host):
        assert listed(stranger) == []
        with pytest.raises(NotFound):
            take_thing("questions", topic.pk, by=stranger)
    client.force_login(member)
    assert client.get("/desk/").status_code == client.get(f"/desk/questions/{topic.pk}/").status_code == 404
    assert "joining" not in figures(keeper)


def test_one_host_at_a_time_for_two_days(client, keeper, host, question):
    client.force_login(keeper)
    assert client.post(f"/desk/questions/{question.pk}/hold/", {"taken": "yes"}).status_code == 302
    assert "Kit Keeper has it" in client_for(client, host).get("/desk/").content.decode()
    for act in (take_thing, lambda *what, by: leave_thing(*what, by=by, because="Done")):
        with pytest.raises(Conflict, match="Kit Keeper has taken this"):
            act("questions", question.pk, by=host)
    Mark.objects.update(taken_at=timezone.now() - timedelta(days=2, minutes=1))
    assert take_thing("questions", question.pk, by=host).holder_id == host.pk


def client_for(client, member):
    client.force_login(member)
    return client


def test_left_with_a_reason_and_undone(client, keeper, host, question):
    client.force_login(keeper)
    address = f"/desk/questions/{question.pk}/closure/"
    assert client.post(address, {"because": " "}).status_code == 422
    refused = client.post(address, {"because": "x" * 301})
    assert refused.status_code == 422
    assert "x" * 301 in refused.content.decode()
    page = client.post(address, {"because": "Answered at the meetup"}, follow=True).content.decode()
    assert "Undo" in page
    assert figures(host)["questions"] == 0
    assert listed(host, show="aside") == [question.pk]
    assert "Answered at the meetup" in client_for(client, host).get("/desk/?lane=questions&show=aside").content.decode()
    put_back("questions", question.pk, by=host)
    assert listed(keeper) == [question.pk]


def test_rests_until_a_day(keeper, question):
    today = timezone.localdate()
    for day in (today, today + timedelta(days=91)):
        with pytest.raises(Invalid):
            snooze_thing("questions", question.pk, by=keeper, until=day)
    snooze_thing("questions", question.pk, by=keeper, until=today + timedelta(days=3))
    assert listed(keeper) == []
    Mark.objects.update(snoozed_until=timezone.now())
    assert listed(keeper) == [question.pk]


def test_what_waits_anew_has_no_past(keeper, host):
    asked = JoinRequest.objects.create(member=MemberFactory(status="waiting"))
    snooze_thing("joining", asked.pk, by=host, until=timezone.localdate() + timedelta(days=3))
    assert listed(host, "joining") == []
    JoinRequest.objects.update(created_at=timezone.now())
    assert listed(host, "joining") == [asked.pk]


def test_the_clock_forgets_what_is_done(keeper, question, space, asker):
    resting, still = (TopicFactory(space=space, by=asker, kind="question") for _ in range(2))
    leave_thing("questions", question.pk, by=keeper, because="Answered by mail")
    snooze_thing("questions", resting.pk, by=keeper, until=timezone.localdate() + timedelta(days=3))
    take_thing("questions", still.pk, by=keeper)
    Mark.objects.create(lane="a room that is gone", thing_id=1, since=timezone.now(), left_at=timezone.now())
    assert forget_spent() == 1
    PostFactory(topic=question, by=keeper)
    Mark.objects.filter(thing_id=still.pk).update(taken_at=timezone.now() - timedelta(days=3))
    assert forget_spent() == 2
    assert Mark.objects.get().thing_id == resting.pk


def test_hosts_find_it_on_today(keeper, question, member):
    age(question, days=2)
    said = [item.title for item in today_sources["insights"](keeper)]
    assert said == ["1 question waits longer than a day"]
    assert list(today_sources["insights"](member)) == []


@pytest.mark.any_database
def test_ten_thousand_cost_what_five_cost(client, host, space, asker):
    def fill(count):
        Topic.objects.bulk_create(
            Topic(space=space, author=asker, kind="question", title=f"Question {n}", slug="q", last_number=1)
            for n in range(count)
        )
        pulse("desk")

    def ask(address):
        with CaptureQueriesContext(connection) as caught:
            page = client.get(address).content.decode()
        return len(caught), page

    client.force_login(host)
    fill(5)
    few, _page = ask("/desk/")
    fill(9_995)
    Mark.objects.bulk_create(
        Mark(lane="questions", thing_id=pk, since=since, left_at=timezone.now(), left_by=host)
        for pk, since in Topic.objects.order_by("pk").values_list("pk", "created_at")[:100]
    )
    pulse("desk")
    for address in ("/desk/", "/desk/?lane=questions&show=day&page=330", "/desk/?lane=questions&show=aside"):
        many, page = ask(address)
        assert many <= few <= 12, address
        assert "9900" in page.replace(",", "")
    desk = load_desk(host, Wishes("questions", "", 330))
    assert (desk.count, desk.pages, len(desk.rows)) == (9_900, 330, 30)
