"""Flags: one per member and thing, with a reason, within limits, and known to nobody but those who decide."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.kernel.undo import offer_undo, take_back
from guildhouse.moderation.actions import Verdict, decide_item, flag_thing
from guildhouse.moderation.models import Flag, Item
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_flagging_the_same_thing_twice_is_one_flag(post, flagger):
    first = flag_thing("post", post.pk, by=flagger, reason="unkind")
    again = flag_thing("post", post.pk, by=flagger, reason="spam")
    assert first == again
    assert Item.objects.get().flags_count == 1


def test_many_flags_make_one_item_that_weighs_more(post, flagger):
    flag_thing("post", post.pk, by=flagger, reason="unkind")
    before = Item.objects.get().rank
    flag_thing("post", post.pk, by=MemberFactory(), reason="unsafe")
    item = Item.objects.get()
    assert (item.flags_count, item.flags.count()) == (2, 2)
    assert item.rank > before


def test_something_else_needs_words(post, flagger):
    with pytest.raises(Invalid) as refusal:
        flag_thing("post", post.pk, by=flagger, reason="else", words="  ")
    assert refusal.value.field == "words"
    assert not Item.objects.exists()


def test_own_words_are_not_flagged(post, author):
    with pytest.raises(NotAllowed):
        flag_thing("post", post.pk, by=author, reason="spam")


def test_what_one_may_not_see_cannot_be_flagged(flagger):
    hidden = SpaceFactory()
    topic = TopicFactory(space=hidden)
    type(hidden).objects.filter(pk=hidden.pk).update(join_rule="hidden")
    with pytest.raises(NotFound):
        flag_thing("topic", topic.pk, by=flagger, reason="spam")


@pytest.mark.parametrize("status", ["waiting", "suspended", "left", "placeholder"])
def test_who_is_not_let_in_cannot_flag(post, status):
    with pytest.raises(NotAllowed):
        flag_thing("post", post.pk, by=MemberFactory(status=status), reason="unsafe")


def test_a_silenced_member_can_still_say_that_something_is_unsafe(post):
    assert flag_thing("post", post.pk, by=MemberFactory(status="silenced"), reason="unsafe")


def test_somebody_new_flags_ten_things_a_day(space, flagger):
    topic = TopicFactory(space=space)
    posts = [PostFactory(topic=topic) for _ in range(11)]
    for post in posts[:10]:
        flag_thing("post", post.pk, by=flagger, reason="spam")
    with pytest.raises(TooMany):
        flag_thing("post", posts[10].pk, by=flagger, reason="spam")
    type(flagger).objects.update(joined_at=timezone.now() - timedelta(days=8))
    flagger.refresh_from_db()
    assert flag_thing("post", posts[10].pk, by=flagger, reason="spam")


def test_who_was_right_before_weighs_more_than_who_never_was(post, space, keeper):
    right, wrong = MemberFactory(), MemberFactory()
    for member, measure in ((right, "warn"), (wrong, "")):
        for _ in range(3):
            other = PostFactory(topic=TopicFactory(space=space))
            item = flag_thing("post", other.pk, by=member, reason="spam").item
            verdict = Verdict(measure=measure, ground="spam", reason="Because.")
            decide_item(item, verdict, by=keeper, seen=item.version, thing_seen=other.version)
    one, two = PostFactory(topic=post.topic), PostFactory(topic=post.topic)
    heavy = flag_thing("post", one.pk, by=right, reason="spam").item
    light = flag_thing("post", two.pk, by=wrong, reason="spam").item
    assert Item.objects.get(pk=heavy.pk).points > 3 * Item.objects.get(pk=light.pk).points


def test_a_flag_can_be_taken_back_and_the_item_goes_with_the_last_one(post, flagger):
    flag = flag_thing("post", post.pk, by=flagger, reason="spam")
    other = flag_thing("post", post.pk, by=MemberFactory(), reason="spam")
    take_back(offer_undo("moderation.flag_thing", by_id=flagger.pk, flag_id=flag.pk), by=flagger)
    assert list(Flag.objects.all()) == [other]
    assert Item.objects.get().is_open
    take_back(offer_undo("moderation.flag_thing", by_id=other.by_id, flag_id=other.pk), by=other.by)
    item = Item.objects.get()
    assert (item.is_open, round(item.points, 6)) == (False, 0)


def test_words_left_as_they_are_are_not_brought_again_within_a_day_but_grave_things_are(post, flagger, keeper):
    item = flag_thing("post", post.pk, by=flagger, reason="spam").item
    decide_item(item, Verdict(), by=keeper, seen=item.version, thing_seen=post.version)
    with pytest.raises(Conflict):
        flag_thing("post", post.pk, by=MemberFactory(), reason="spam")
    assert flag_thing("post", post.pk, by=MemberFactory(), reason="unsafe").item.is_open


def test_a_flag_is_made_in_the_browser_and_answers_with_an_undo(client, post, flagger):
    client.force_login(flagger)
    assert "Flag for the hosts" in client.get(f"/posts/{post.pk}/acts/").content.decode()
    page = client.get(f"/flags/post/{post.pk}/").content.decode()
    assert "Buy my course" in page
    refused = client.post(f"/flags/post/{post.pk}/", {"reason": "else", "words": ""})
    assert refused.status_code == 422
    sent = client.post(f"/flags/post/{post.pk}/", {"reason": "unkind", "words": "He shouts."}, follow=True)
    assert "A host will look at it" in sent.content.decode()
    assert Flag.objects.get().words == "He shouts."


def test_nobody_but_those_who_decide_learns_who_flagged(client, post, author, flagger, keeper, host):
    flag_thing("post", post.pk, by=flagger, reason="unkind", words="zebrafish")
    item = Item.objects.get()
    for someone, sees in ((author, False), (flagger, False), (keeper, True), (host, True)):
        client.force_login(someone)
        answer = client.get(f"/moderation/{item.pk}/")
        assert ("zebrafish" in answer.content.decode()) is sees
        assert answer.status_code == (200 if sees else 404)


def test_a_profile_is_flagged_for_hosts_of_the_community_alone(client, author, flagger, keeper, space, host):
    item = flag_thing("member", author.pk, by=flagger, reason="spam").item
    for someone, status in ((keeper, 404), (author, 404), (host, 200)):
        client.force_login(someone)
        assert client.get(f"/moderation/{item.pk}/").status_code == status
