"""What a search never shows: hidden places, deleted and hidden words, the words of people one has blocked, who is behind a pseudonym."""

import pytest
from django.utils import timezone

from guildhouse.discussions.actions import delete_post, delete_topic
from guildhouse.discussions.actions.curating import move_topic
from guildhouse.discussions.actions.deleting import restore_topic
from guildhouse.discussions.models import Post, Topic
from guildhouse.members.models import Block
from guildhouse.search.actions.indexing import index_things
from guildhouse.spaces.actions.changing import change_space
from guildhouse.spaces.actions.entering import admit_member, leave_space
from guildhouse.spaces.models import Space
from guildhouse.spaces.search import name_spaces
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

WORD = "zanzibarquark"


@pytest.fixture
def insider(db):
    return MemberFactory()


@pytest.fixture
def outsider(db):
    return MemberFactory(role="host")


@pytest.fixture
def closed(insider):
    space = SpaceFactory(name=f"{WORD} circle", join_rule="hidden")
    SpaceMembershipFactory(space=space, member=insider, role="host")
    return space


@pytest.fixture
def told(closed, insider, deliver):
    topic = TopicFactory(space=closed, by=insider, title=f"About {WORD}", body="Only here.")
    PostFactory(topic=topic, by=insider, body=f"More {WORD}.")
    deliver()
    return topic


def nothing_shows(results):
    return (results.count, results.hits, results.spaces, results.kinds, results.authors) == (0, [], [], [], [])


@pytest.mark.parametrize("typed", [WORD, f"{WORD} more", f'"{WORD}"', WORD[:-3], f"about only {WORD}"])
def test_a_hidden_space_is_found_by_its_members_alone(told, insider, outsider, find, typed):
    assert find(typed, insider).count
    assert nothing_shows(find(typed, outsider))
    assert nothing_shows(find(typed))


def test_a_hidden_space_is_no_filter_for_others(told, closed, insider, outsider, find):
    index_things([("space", closed.pk)])
    assert find(f"in:{closed.slug}", insider).count == 2 + 1  # the topic, the reply, the space itself
    assert nothing_shows(find(f"in:{closed.slug}", outsider))


def test_a_hidden_space_is_called_by_its_name_before_those_who_may_know_of_it(closed, space, insider, outsider):
    """As the query by hand has it, and as the spaces' own rule does."""
    for viewer in (insider, outsider, None):
        known = dict(Space.objects.visible_to(viewer).values_list("pk", "name"))
        assert {pk: name for pk, (name, _slug) in name_spaces([closed.pk, space.pk], viewer).items()} == known
    assert closed.pk in name_spaces([closed.pk], insider)
    assert name_spaces([], insider) == {}


def test_words_of_hidden_places_are_not_suggested_to_others(told, insider, outsider, find):
    assert find("zanzibarquakr", insider).respelled == WORD
    results = find("zanzibarquakr", outsider)
    assert (results.respelled, results.count) == ("", 0)


def test_a_space_closed_a_moment_ago_is_closed_to_search_before_anything_is_read_again(db, deliver, find, insider):
    space = SpaceFactory()
    SpaceMembershipFactory(space=space, member=insider, role="host")
    TopicFactory(space=space, by=insider, title=WORD)
    deliver()
    assert find(WORD).count == 1
    change_space(space, by=insider, join_rule="hidden")
    assert nothing_shows(find(WORD))
    assert find(WORD, insider).count == 1


def test_who_leaves_a_space_no_longer_finds_what_is_in_it(told, closed, find):
    guest = MemberFactory()
    admit_member(closed, guest)
    assert find(WORD, guest).count
    leave_space(closed, by=guest)
    assert nothing_shows(find(WORD, guest))


def test_a_topic_moved_into_a_closed_space_goes_with_its_replies(closed, insider, deliver, find):
    open_space = SpaceFactory()
    SpaceMembershipFactory(space=open_space, member=insider, role="host")
    topic = TopicFactory(space=open_space, by=insider, title=f"{WORD} plans")
    PostFactory(topic=topic, body="A reply.")
    deliver()
    assert find(f"{WORD} plans").count == 2
    move_topic(topic, by=insider, to=closed)
    assert find(f"{WORD} plans").hits == []  # not shown even before search has heard of it
    deliver()
    assert nothing_shows(find(f"{WORD} plans"))
    assert find(f"{WORD} plans", insider).count == 2


def test_what_was_deleted_is_gone_and_comes_back_with_its_undo(db, deliver, find, insider):
    topic = TopicFactory(by=insider, title="A good plan", body="with words")
    reply = PostFactory(topic=topic, by=insider, body=f"the {WORD}")
    deliver()
    delete_post(reply, by=insider)
    assert find(WORD).hits == []
    deliver()
    assert nothing_shows(find(WORD))
    delete_topic(topic, by=insider)
    deliver()
    assert find("plan").count == 0
    restore_topic(by=insider, topic_id=topic.pk)
    deliver()
    assert find("plan").count == 1


def test_what_moderators_hid_is_not_shown(db, deliver, find):
    reply = PostFactory(body=WORD)
    deliver()
    Post.objects.filter(pk=reply.pk).update(hidden_because="Spam")
    assert find(WORD).hits == []


def test_a_reply_in_a_deleted_topic_is_not_shown(db, deliver, find):
    reply = PostFactory(body=WORD)
    deliver()
    Topic.objects.filter(pk=reply.topic_id).update(deleted_at=timezone.now())
    assert find(WORD).hits == []


def test_people_one_has_blocked_are_not_found_by_oneself_alone(db, deliver, find, insider):
    loud = MemberFactory()
    PostFactory(by=loud, body=f"{WORD} from me")
    PostFactory(body=f"{WORD} from another")
    deliver()
    Block.objects.create(member=insider, blocked=loud)
    assert find(WORD, insider).count == 1
    assert find(WORD, MemberFactory()).count == 2


def test_a_pseudonym_leads_to_nobody(db, deliver, find, insider):
    space = SpaceFactory(allows_pseudonyms=True)
    TopicFactory(space=space, by=insider, title=WORD, pseudonym="Quiet Fox")
    deliver()
    (hit,) = find(WORD).hits
    assert (hit.author, hit.author_handle) == ("Quiet Fox", "")
    assert find(f"{WORD} author:{insider.handle}").count == 0
    assert find(WORD).authors == []
    other = MemberFactory()
    Block.objects.create(member=other, blocked=insider)
    assert find(WORD, other).count == 1  # that it vanished would tell who it is


def test_members_are_found_by_members(db, deliver, find, insider):

    index_things([("member", insider.pk)])
    assert find(insider.name, insider).count == 1
    assert nothing_shows(find(insider.name))
