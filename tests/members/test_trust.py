"""Trust is earned by reading and helping, told kindly, and can be counted anew at any time with the same result."""

import random
from datetime import date, timedelta

import pytest

from guildhouse.discussions.actions import delete_post, note_reading, post_reply, read_everything, toggle_reaction
from guildhouse.discussions.actions.answering import accept_answer
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.actions.trust import recompute_trust, set_trust, settle_trust
from guildhouse.members.forms.trust import LadderForm
from guildhouse.members.ladder import FIGURES
from guildhouse.members.models import DayHere, Member, TrustRecord, TrustRules
from guildhouse.members.queries.trust import find_ladder, list_due_today
from guildhouse.notifications.models import Notice
from tests.factories import MemberFactory, PostFactory, TopicFactory

pytestmark = pytest.mark.django_db


def level_of(member):
    return Member.objects.get(pk=member.pk).trust


def read_topics(member, count, posts=10):
    for _topic in range(count):
        topic = TopicFactory()
        type(topic).objects.filter(pk=topic.pk).update(last_number=posts)
        topic.refresh_from_db()
        note_reading(topic, by=member, number=posts)


def test_newcomer_becomes_a_member_by_reading_and_is_told(deliver):
    newcomer = MemberFactory(trust=0)
    read_topics(newcomer, 4)
    settle_trust([newcomer.pk])
    assert level_of(newcomer) == 0
    read_topics(newcomer, 1)
    settle_trust([newcomer.pk])
    deliver()
    assert level_of(newcomer) == 1
    assert Notice.objects.filter(member=newcomer, kind="members.trust").count() == 1


def test_what_was_read_stays_read_when_all_is_marked_as_read():
    newcomer = MemberFactory(trust=0)
    read_topics(newcomer, 4)
    read_everything(by=newcomer)
    read_topics(newcomer, 1)
    settle_trust([newcomer.pk])
    assert level_of(newcomer) == 1


def test_reading_counts_once_a_day_as_a_day_here():
    newcomer = MemberFactory(trust=0)
    read_topics(newcomer, 2)
    assert DayHere.objects.filter(member=newcomer).count() == 1
    assert newcomer.pk in list_due_today()


def test_trusted_member_is_a_regular_again_after_the_days_of_grace(deliver):
    member = MemberFactory(trust=3)
    today = date(2026, 5, 1)
    settle_trust([member.pk], today=today)
    assert (level_of(member), member.trust_record.falls_on) == (3, today + timedelta(days=14))
    settle_trust([member.pk], today=today + timedelta(days=14))
    deliver()
    assert level_of(member) == 2
    assert not Notice.objects.filter(member=member).exists()


def test_word_of_a_host_stands_until_it_is_given_back(host):
    member = MemberFactory(trust=0)
    set_trust(member, by=host, level=3, reason="Known for years")
    settle_trust([member.pk])
    assert level_of(member) == 3
    set_trust(member, by=host, level=None, reason="Back to what is earned")
    assert level_of(member) == 0
    assert list(AuditEntry.objects.filter(act="member.trust_set").values_list("about_id", flat=True)) == [member.pk] * 2


@pytest.mark.parametrize("who", ["member", "self"])
def test_trust_is_not_set_by_members_nor_for_oneself(host, who):
    about = MemberFactory(trust=0)
    with pytest.raises(NotAllowed):
        set_trust(
            about if who == "member" else host, by=MemberFactory() if who == "member" else host, level=3, reason=""
        )
    assert level_of(about) == 0


@pytest.mark.parametrize("seed", range(3))
def test_counting_anew_gives_the_running_figures(deliver, seed):
    """Whatever happens in whatever order: running figures after the day's pass are those counted from nothing."""
    chance = random.Random(seed)  # noqa: S311 - the order of acts
    people = [MemberFactory(trust=0) for _one in range(4)]
    topics = [TopicFactory(by=chance.choice(people), kind="question") for _one in range(3)]
    posts = []
    for _step in range(40):
        who, topic = chance.choice(people), chance.choice(topics)
        topic.refresh_from_db()
        act = chance.choice(["reply", "reply", "react", "read", "delete", "accept", "everything"])
        others = [post for post in posts if post.author_id != who.pk]
        own = [post for post in posts if post.author_id == who.pk]
        if act == "reply":
            posts.append(post_reply(topic, by=who, body="words"))
        elif act == "react" and others:
            toggle_reaction(chance.choice(others), by=who, kind="thanks")
        elif act == "read":
            note_reading(topic, by=who, number=topic.last_number)
        elif act == "delete" and own:
            delete_post(post := chance.choice(own), by=who)
            posts.remove(post)
        elif act == "accept" and (answers := [post for post in posts if post.topic_id == topic.pk]):
            accept_answer(chance.choice(answers), by=topic.author, instead_of=topic.accepted_post_id)
        elif act == "everything":
            read_everything(by=who)
        if chance.random() < 0.3:
            deliver()
    deliver()
    settle_trust(list_due_today())
    running = list(TrustRecord.objects.order_by("pk").values_list("pk", *FIGURES))
    levels = list(Member.objects.order_by("pk").values_list("pk", "trust"))
    TrustRecord.objects.update(**dict.fromkeys(FIGURES, 0))
    list(recompute_trust())
    assert [row for row in TrustRecord.objects.order_by("pk").values_list("pk", *FIGURES) if row[0] in dict(levels)][
        : len(running)
    ] == running
    assert list(Member.objects.order_by("pk").values_list("pk", "trust")) == levels


def test_counting_costs_the_same_for_one_and_for_many(django_assert_max_num_queries):
    ids = [MemberFactory(trust=0).pk for _one in range(30)]
    with django_assert_max_num_queries(14):
        settle_trust(ids[:1])
    with django_assert_max_num_queries(14):
        settle_trust(ids)


def test_own_page_says_what_comes_next_and_others_see_nothing(client):
    newcomer = MemberFactory(trust=0)
    client.force_login(newcomer)
    page = client.get("/settings/standing/").content.decode()
    assert "0 / 5" in page
    client.force_login(MemberFactory())
    assert "/ 5" not in client.get(newcomer.get_absolute_url()).content.decode()


def test_host_changes_the_numbers_and_the_log_says_so(client, host):
    client.force_login(host)
    assert client.get("/community/trust/").status_code == 200
    given = {box.html_name: box.value() for box in LadderForm(ladder=find_ladder(), seen=0)} | {
        "level_1_topics_read": "0",
        "level_1_posts_read": "0",
    }
    assert client.post("/community/trust/", given).status_code == 302
    newcomer = MemberFactory(trust=0)
    settle_trust([newcomer.pk])
    assert level_of(newcomer) == 1
    assert AuditEntry.objects.filter(act="trust.ladder_changed", by_id=host.pk).exists()
    assert client.post("/community/trust/", given | {"level_1_topics_read": "many"}).status_code == 422
    assert client.post("/community/trust/", given | {"seen": "1", "level_1_topics_read": "9"}).status_code == 409
    assert TrustRules.objects.get().ladder["1"]["topics_read"] == 0


def test_host_sets_a_level_from_the_profile(client, host):
    member = MemberFactory(trust=0)
    client.force_login(host)
    assert f"{member.get_absolute_url()}trust/" in client.get(member.get_absolute_url()).content.decode()
    assert client.post(f"{member.get_absolute_url()}trust/", {"level": "2", "reason": ""}).status_code == 422
    assert client.post(f"{member.get_absolute_url()}trust/", {"level": "2", "reason": "Known"}).status_code == 302
    assert level_of(member) == 2
    client.force_login(PostFactory().author)
    assert client.get(f"{member.get_absolute_url()}trust/").status_code == 404
