"""Decisions: done as a whole, with a reason, by one host at a time, about the words they have read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.discussions.actions import delete_post, edit_post
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.models import Member
from guildhouse.moderation.actions import Verdict, decide_item, flag_thing, reverse_decision, take_item, unveil_author
from guildhouse.moderation.kinds import find_kind
from guildhouse.moderation.models import Decision, Flag, Item
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db
HIDE = {"act": "hide", "ground": "unkind", "reason": "You called people fools."}


@pytest.fixture
def item(post, flagger):
    return flag_thing("post", post.pk, by=flagger, reason="unkind").item


def decide(item, by, **chosen):
    item = Item.objects.get(pk=item.pk)
    version = find_kind(item.kind).show(item.object_id).version
    return decide_item(item, Verdict(**chosen), by=by, seen=item.version, thing_seen=version)


def test_hidden_words_leave_the_page_and_the_reason_stands_in_their_place(client, item, post, keeper):
    decide(item, keeper, **HIDE)
    page = client.get(post.topic.get_absolute_url()).content.decode()
    assert "you fools" not in page
    assert "It is not kind" in page
    assert "You called people fools" not in page
    assert not Item.objects.get().is_open
    assert Flag.objects.get().outcome == "acted"


def test_only_what_no_act_needs_is_if_you_like(client, item, host):
    client.force_login(host)
    page = client.get(item.get_absolute_url()).content.decode()
    assert page.count("(if you like)") == 1
    assert "(if you like)" in page.split("The guideline it rests on")[1][:80]


def test_a_topics_first_words_can_be_hidden_while_the_answers_stay(client, space, author, flagger, keeper):
    topic = TopicFactory(space=space, by=author, body="Nasty words.")
    PostFactory(topic=topic, body="A good answer.")
    first = topic.posts.get(number=1)
    decide(flag_thing("post", first.pk, by=flagger, reason="unkind").item, keeper, **HIDE)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "Nasty" not in page
    assert "A good answer" in page
    assert Topic.objects.get(pk=topic.pk).replies_count == 1


def test_a_hidden_topic_says_why_to_whom_it_was_open_and_is_absent_to_others(client, author, flagger, keeper, space):
    topic = TopicFactory(space=space, by=author)
    decide(flag_thing("topic", topic.pk, by=flagger, reason="unkind").item, keeper, **HIDE)
    answer = client.get(topic.get_absolute_url())
    assert answer.status_code == 404
    assert "It is not kind" in answer.content.decode()
    type(space).objects.filter(pk=space.pk).update(join_rule="hidden")
    assert "It is not kind" not in client.get(topic.get_absolute_url()).content.decode()


@pytest.mark.parametrize("act", ["hide", "remove", "lock"])
def test_an_act_and_its_undoing_leave_the_topic_as_it_was(act, author, flagger, keeper, space):
    topic = TopicFactory(space=space, by=author)
    before = Topic.objects.filter(pk=topic.pk).values("deleted_at", "locked_at", "hidden_because", "replies_count")[0]
    item = flag_thing("topic", topic.pk, by=flagger, reason="off_purpose").item
    decision = decide(item, keeper, act=act, ground="off_purpose", reason="It belongs elsewhere.")
    now = Topic.objects.filter(pk=topic.pk).values(*before)[0]
    assert now != before
    reverse_decision(decision, by=keeper, reason="I was wrong.")
    assert Topic.objects.filter(pk=topic.pk).values(*before)[0] == before
    assert Decision.objects.count() == 2


def test_a_moved_topic_goes_back_to_where_it_was(author, flagger, keeper, space):
    topic, there = TopicFactory(space=space, by=author), SpaceFactory(allows_pseudonyms=True)
    SpaceMembershipFactory(space=there, member=keeper, role="host")
    item = flag_thing("topic", topic.pk, by=flagger, reason="off_purpose").item
    decision = decide(item, keeper, act="move", ground="off_purpose", reason="There.", to=there.pk)
    assert (Topic.objects.get(pk=topic.pk).space_id, Item.objects.get().space_id) == (there.pk, there.pk)
    reverse_decision(decision, by=keeper, reason="Here after all.")
    assert (Topic.objects.get(pk=topic.pk).space_id, Item.objects.get().space_id) == (space.pk, space.pk)


def test_a_second_host_is_told_what_was_decided_by_whom(item, post, keeper, host):
    seen, version = item.version, post.version
    decide(item, keeper, **HIDE)
    with pytest.raises(Conflict) as refusal:
        decide_item(item, Verdict(act="remove", ground="spam", reason="x"), by=host, seen=seen, thing_seen=version)
    assert "Kit Keeper" in refusal.value.message
    assert "hidden" in refusal.value.message
    assert Decision.objects.count() == 1


def test_a_page_that_is_too_old_answers_409_and_keeps_what_was_typed(client, item, post, keeper, host):
    client.force_login(host)
    sent = {"seen": item.version, "thing_seen": post.version, "act": "remove", "ground": "spam", "reason": "Zebrafish."}
    decide(item, keeper, **HIDE)
    answer = client.post(f"/moderation/{item.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Kit Keeper has decided" in page
    assert "Zebrafish." in page
    assert Decision.objects.count() == 1


def test_words_that_changed_since_are_looked_at_again(client, item, post, author, host):
    client.force_login(host)
    sent = {"seen": item.version, "thing_seen": post.version, **HIDE}
    edit_post(post, by=author, version=post.version, body="Buy my course, dear friends.")
    answer = client.post(f"/moderation/{item.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "dear friends" in page
    assert "you fools" in page  # as it stood when it was flagged
    assert "You called people fools." in page
    assert not Decision.objects.exists()
    version = Post.objects.get(pk=post.pk).version
    assert f'name="thing_seen" value="{version}"' in page
    assert client.post(f"/moderation/{item.pk}/", {**sent, "thing_seen": version}).status_code == 302


def test_words_their_author_took_away_can_still_be_decided_about(item, post, author, keeper):
    delete_post(post, by=author)
    decide(item, keeper, measure="warn", ground="unkind", reason="Even so.")
    assert Decision.objects.get().measure == "warn"


@pytest.mark.parametrize(("chosen", "field"), [
    ({"act": "hide", "reason": "x"}, "ground"), ({"act": "hide", "ground": "spam"}, "reason"),
    ({"act": "burn", "ground": "spam", "reason": "x"}, "act"), ({"measure": "warn", "ground": "spam"}, "reason"),
    ({"measure": "warn", "reason": "x"}, "ground"),
])  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(item, keeper, chosen, field):
    with pytest.raises(Invalid) as refusal:
        decide(item, keeper, **chosen)
    assert refusal.value.field == field
    assert Item.objects.get().is_open


def test_how_long_is_never_guessed(item, host):
    for days in (None, 2, 400):
        with pytest.raises(Invalid) as refusal:
            decide(item, host, measure="suspend", days=days, ground="spam", reason="x")
        assert refusal.value.field == "days"


def test_hosts_of_a_space_warn_and_hosts_of_the_community_silence(item, post, author, keeper, host):
    with pytest.raises(NotAllowed):
        decide(item, keeper, measure="silence", days=3, ground="unkind", reason="x")
    assert Member.objects.get(pk=author.pk).status == "active"
    decide(item, host, measure="silence", days=3, ground="unkind", reason="x")
    assert Member.objects.get(pk=author.pk).status == "silenced"


def test_nobody_decides_about_their_own_words_or_what_they_flagged(post, space, keeper, host, author):
    own = PostFactory(topic=post.topic, by=keeper)
    about_own = flag_thing("post", own.pk, by=author, reason="spam").item
    flagged = flag_thing("post", post.pk, by=host, reason="spam").item
    for item, member in ((about_own, keeper), (flagged, host)):
        with pytest.raises(NotFound):
            decide(item, member)


def test_hidden_spaces_are_for_their_own_hosts_alone(space, post, flagger, keeper, host):
    item = flag_thing("post", post.pk, by=flagger, reason="spam").item
    type(space).objects.filter(pk=space.pk).update(join_rule="hidden")
    with pytest.raises(NotFound):
        decide(item, host)
    assert decide(item, keeper)


def test_what_another_host_has_in_hand_is_left_to_them_or_taken_over(item, keeper, host):
    take_item(item, by=keeper)
    with pytest.raises(Conflict):
        decide(item, host, **HIDE)
    with pytest.raises(Conflict):
        take_item(item, by=host)
    take_item(item, by=host, over=True)
    assert decide(item, host, **HIDE)


def test_a_claim_runs_out_after_half_an_hour(item, keeper, host):
    take_item(item, by=keeper)
    Item.objects.filter(pk=item.pk).update(claimed_at=timezone.now() - timedelta(minutes=31))
    assert take_item(item, by=host)


def test_who_wrote_under_another_name_is_told_on_request_and_the_log_knows(client, space, author, flagger, keeper):
    topic = TopicFactory(space=space, by=author, pseudonym="Night Owl")
    item = flag_thing("topic", topic.pk, by=flagger, reason="unkind").item
    client.force_login(keeper)
    for address in (f"/moderation/{item.pk}/", "/moderation/"):
        page = client.get(address).content.decode()
        assert "Night Owl" in page
        assert author.name not in page
        assert "/members/author/" not in page
    client.post(f"/moderation/{item.pk}/author/")
    assert author.name in client.get(f"/moderation/{item.pk}/").content.decode()
    entry = AuditEntry.objects.get(act="moderation.author_unveiled")
    assert (entry.by_id, entry.about_id) == (keeper.pk, author.pk)
    assert unveil_author(item, by=keeper)


def test_every_decision_is_in_the_log_and_never_tells_who_was_not_asked_for(space, author, flagger, keeper):
    topic = TopicFactory(space=space, by=author, pseudonym="Night Owl")
    item = flag_thing("topic", topic.pk, by=flagger, reason="unkind").item
    decision = decide(item, keeper, **HIDE)
    reverse_decision(decision, by=keeper, reason="A mistake.")
    entries = AuditEntry.objects.filter(act="moderation.decided").order_by("pk")
    assert [entry.after["act"] for entry in entries] == ["hide", "restore"]
    assert {entry.about_id for entry in entries} == {None}


def test_a_decision_taken_back_gives_the_person_their_voice_again(item, author, host):
    decision = decide(item, host, measure="suspend", days=0, ground="unkind", reason="Enough.")
    assert Member.objects.get(pk=author.pk).status == "suspended"
    reverse_decision(decision, by=host, reason="That was too much.")
    assert Member.objects.get(pk=author.pk).status == "active"
    with pytest.raises(Conflict):
        reverse_decision(decision, by=host, reason="Again.")


def test_a_decided_thing_that_is_flagged_again_keeps_its_history(client, item, post, keeper):
    decide(item, keeper, measure="warn", ground="unkind", reason="First warning.")
    again = flag_thing("post", post.pk, by=MemberFactory(), reason="spam").item
    assert again.pk == item.pk
    client.force_login(keeper)
    assert "First warning." in client.get(f"/moderation/{item.pk}/").content.decode()
