"""Limits: per level, in the member's own time, counted whoever asks at once, edited by hosts with a line in the log."""

import datetime as dt
import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import timezone, translation

from guildhouse.discussions.actions import edit_post, post_reply, start_topic, toggle_reaction
from guildhouse.discussions.models import Post
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, TooMany
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.actions.invitations import issue_invitation
from guildhouse.moderation.actions.checking import count_one
from guildhouse.moderation.actions.rules import change_rules
from guildhouse.moderation.forms.limits import RulesForm
from guildhouse.moderation.limits import AMOUNTS, PARTS, RATES, Limits, keep_changed
from guildhouse.moderation.models import Rules
from guildhouse.moderation.queries.rules import find_rules, read_rules
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.gates]
NONE = {"limits_on": True, "rates": {}, "amounts": {}, "review": "off", "spam_on": False, "reads_figures": False}


@pytest.fixture
def newcomer(db):
    Rules.objects.create(pk=1, review="off", spam_on=False)
    return MemberFactory(trust=0)


def test_each_level_may_do_at_least_what_the_one_below_may():
    for rows in RATES.values():
        for lower, higher in itertools.pairwise(rows):
            assert all(less <= more for less, more in zip(lower, higher, strict=True))
    for lower, higher in itertools.pairwise(AMOUNTS):
        assert all(higher[part] == 0 or lower[part] <= higher[part] for part in PARTS)


def test_asking_and_promising_are_limited_as_writing_is(newcomer):
    for kind in ("decisions.ask", "decisions.perspective", "commitments.promise"):
        for _ in range(RATES[kind][0][0]):
            count_one(kind, newcomer, Limits({}, {}))
        with pytest.raises(TooMany):
            count_one(kind, newcomer, Limits({}, {}))


def test_only_what_hosts_changed_is_kept():
    typed = {"discussions.topic": {0: (1, 2, 3), 1: (9, 9, 9)}}
    kept = keep_changed(typed)
    assert kept == {"discussions.topic": {"1": [9, 9, 9]}}
    assert Limits(kept, {}).times("discussions.topic", 1) == (9, 9, 9)
    assert Limits(kept, {}).times("discussions.topic", 0) == RATES["discussions.topic"][0]
    assert Limits({}, {}).times("unheard.of", 0) == (0, 0, 0)


def test_newcomer_is_told_when_to_go_on_in_their_own_time(newcomer, space):
    timezone.activate(dt.timezone(dt.timedelta(hours=9)))
    try:
        start_topic(space, by=newcomer, title="One", body="Words")
        with pytest.raises(TooMany) as refusal:
            start_topic(space, by=newcomer, title="Two", body="Words")
        until = timezone.localtime(timezone.now() + dt.timedelta(seconds=refusal.value.retry_after + 59))
    finally:
        timezone.deactivate()
    assert f"{until:%H:%M}" in refusal.value.message
    assert 0 < refusal.value.retry_after <= 60
    assert newcomer.topics.count() == 1


def test_page_says_so_with_retry_after_and_keeps_what_was_typed(client, newcomer, space):
    client.force_login(newcomer)
    topic = TopicFactory(space=space)
    for number in range(2):
        assert client.post(f"/topics/{topic.pk}/replies/", {"body": f"Reply {number}"}).status_code == 302
    answer = client.post(f"/topics/{topic.pk}/replies/", {"body": "One too many"})
    assert answer.status_code == 429
    assert "One too many" in answer.content.decode()
    assert Post.objects.filter(author=newcomer).count() == 2


def test_hosts_of_the_house_and_of_the_space_are_not_limited(newcomer, space):
    SpaceMembershipFactory(space=space, member=newcomer, role="host")
    host = MemberFactory(role="host", trust=0)
    for number in range(5):
        start_topic(
            space,
            by=newcomer,
            title=f"Mine {number}",
            body="Words https://a.example https://b.example https://c.example",
        )
        start_topic(space, by=host, title=f"Ours {number}", body="Words")
    with pytest.raises(TooMany):
        for _number in range(2):
            start_topic(SpaceFactory(), by=newcomer, title="Elsewhere", body="Words")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("https://a.example https://b.example https://c.example", "links"),
        ("![a](/attachments/1) ![b](/attachments/2)", "picture"),
    ],
)
def test_newcomers_text_holds_only_so_much(newcomer, space, text, word):
    with pytest.raises(Invalid, match=word) as refusal:
        start_topic(space, by=newcomer, title="A", body=text)
    assert refusal.value.field == "body"
    start_topic(space, by=MemberFactory(trust=1), title="A", body=text)


def test_editing_links_in_does_not_get_around_it(newcomer, space):
    topic = start_topic(space, by=newcomer, title="A", body="Words")
    post = topic.posts.get()
    with pytest.raises(Invalid):
        edit_post(post, by=newcomer, body="https://a.example https://b.example https://c.example", version=1)
    post.refresh_from_db()
    assert post.body == "Words"


def test_reactions_and_invitations_are_counted_each_for_themselves(newcomer, space):
    topic = TopicFactory(space=space)
    issue_invitation(by=newcomer)
    with pytest.raises(TooMany):
        issue_invitation(by=newcomer)
    post = topic.posts.get()
    for _press in range(10):
        toggle_reaction(post, by=newcomer, kind="useful")
        toggle_reaction(post, by=newcomer, kind="useful")
    with pytest.raises(TooMany):
        toggle_reaction(post, by=newcomer, kind="useful")
    post_reply(topic, by=newcomer, body="Still free to write")


def test_count_holds_when_many_ask_at_once(newcomer):
    limits = Limits({"discussions.reply": {"0": [5, 0, 0]}}, {})

    def ask(_number):
        try:
            with translation.override("en"):
                count_one("discussions.reply", newcomer, limits)
        except TooMany:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(40))) == 5


def test_hosts_change_rules_with_a_line_in_the_log(host, newcomer, space):
    change_rules(by=host, seen=1, **{**NONE, "rates": {"discussions.topic": {"0": [0, 0, 0]}}})
    find_rules()
    for number in range(4):
        start_topic(space, by=newcomer, title=f"A {number}", body="Words")
    entry = AuditEntry.objects.get(act="moderation.rules_changed")
    assert (entry.by_id, entry.after["rates"]) == (host.pk, {"discussions.topic": {"0": [0, 0, 0]}})
    with pytest.raises(Conflict):
        change_rules(by=host, seen=1, **NONE)
    with pytest.raises(NotAllowed):
        change_rules(by=newcomer, seen=2, **NONE)


def test_page_of_rules_keeps_what_is_typed_and_says_what_is_wrong(client, host):
    client.force_login(host)
    assert client.get("/moderation/rules/").status_code == 200
    given = {
        box.html_name: ("on" if box.value() is True else box.value())
        for box in RulesForm(rules=read_rules())
        if box.value() is not False
    }
    assert client.post("/moderation/rules/", given).status_code == 302
    assert Rules.objects.get().rates == {}
    given["discussions.topic:0:day"] = "7"
    assert client.post("/moderation/rules/", given).status_code == 409
    given["seen"] = Rules.objects.get().version
    assert client.post("/moderation/rules/", given).status_code == 302
    assert Rules.objects.get().rates == {"discussions.topic": {"0": [1, 2, 7]}}
    wrong = client.post("/moderation/rules/", given | {"links:0": "plenty"})
    assert wrong.status_code == 422
    assert "plenty" in wrong.content.decode()
    client.force_login(MemberFactory())
    assert client.get("/moderation/rules/").status_code == 404


def test_own_page_tells_ones_limits(client, newcomer):
    client.force_login(newcomer)
    assert "Links in one text" in client.get("/settings/standing/").content.decode()
