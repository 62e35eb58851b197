"""The hand-written queries of the hottest pages answer as the ORM would."""

from datetime import date, timedelta

import pytest
from django.db.models import Q

from guildhouse.discussions.actions import follow_topic, keep_post, note_reading, toggle_reaction
from guildhouse.discussions.actions.curating import pin_topic
from guildhouse.discussions.models import Bookmark, Post, Topic
from guildhouse.discussions.queries.kept import list_kept_due
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.discussions.queries.topic_page import find_with_attention, load_topic_page
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Block
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import find_space, list_spaces, readable_space_ids
from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(member):
    """Topics of every kind, in open, guarded and muted spaces, some deleted, some by somebody blocked."""
    keeper = SpaceMembershipFactory(role="host").member
    opened = keeper.space_memberships.get().space
    mine = SpaceMembershipFactory(space__join_rule="request", member=member).space
    muted = SpaceMembershipFactory(member=member, level="muted").space
    hidden = SpaceMembershipFactory(space__join_rule="hidden")
    blocked = MemberFactory()
    Block.objects.create(member=member, blocked=blocked)
    for number in range(6):
        TopicFactory(space=opened, kind="question" if number % 2 else "experience", title=f"Open {number}", tags=["x"])
    TopicFactory(space=mine, by=member, title="Guarded")
    TopicFactory(space=muted, title="Muted")
    TopicFactory(space=hidden.space, by=hidden.member, title="Hidden")
    TopicFactory(space=opened, by=blocked, title="Blocked")
    Topic.objects.filter(title="Open 0").update(deleted_at="2026-01-01T00:00:00Z")
    pin_topic(Topic.objects.get(title="Open 3"), by=keeper, pinned=True)
    return opened


def _expected(member, **filters):
    readable = Space.objects.readable_by(member)
    return (
        Topic.objects.filter(deleted_at=None, space__in=readable, **filters)
        .exclude(space__memberships__in=member.space_memberships.filter(level="muted"))
        .exclude(Q(author__blocks_received__member=member) & Q(pseudonym=None))
    )


def _ids(member, **wishes):
    return [row.id for row in list_topics(member, Wishes(**wishes)).rows]


def test_readable_spaces_are_those_of_the_queryset(member, house):
    for person in (member, None, MemberFactory()):
        assert readable_space_ids(person) == sorted(Space.objects.readable_by(person).values_list("pk", flat=True))


def test_lists_hold_what_the_orm_finds_in_its_order(member, house):
    assert _ids(member) == list(_expected(member).order_by("-last_post_at").values_list("pk", flat=True))
    top = _expected(member).order_by("-useful_count", "-pk")
    assert _ids(member, sort="top") == list(top.values_list("pk", flat=True))
    waiting = _expected(member, kind="question", accepted_post=None, replies_count=0, locked_at=None)
    assert _ids(member, sort="unanswered") == list(waiting.order_by("-created_at").values_list("pk", flat=True))
    assert _ids(member, sort="mine") == list(_expected(member, author=member).values_list("pk", flat=True))
    assert _ids(member, kind="experience") == list(
        _expected(member, kind="experience").order_by("-last_post_at").values_list("pk", flat=True)
    )
    assert set(_ids(member, tag="x")) == set(_expected(member, tags__name="x").values_list("pk", flat=True))


def test_list_of_one_space_puts_what_is_pinned_first_and_once(member, house):
    rows = [row.title for row in list_topics(member, Wishes(), house).rows]
    assert rows[0] == "Open 3"
    assert sorted(rows) == ["Open 1", "Open 2", "Open 3", "Open 4", "Open 5"]


def test_spaces_are_listed_as_the_orm_lists_them(member, house):
    SpaceFactory(archived_at="2026-01-01T00:00:00Z")
    SpaceFactory(position=1, review_on=date(2027, 1, 1))
    for person in (member, None, MemberFactory()):
        expected = list(Space.objects.visible_to(person).filter(archived_at=None))
        found = list_spaces(person)
        assert [_values(one) for one in found] == [_values(one) for one in expected]
        assert list_spaces(person, most=2) == expected[:2]


def test_space_is_found_as_the_orm_finds_it(member, house):
    hidden, guarded = Space.objects.get(join_rule="hidden"), Space.objects.get(join_rule="request")
    Space.objects.filter(pk=guarded.pk).update(review_on=date(2027, 1, 1), allows_pseudonyms=True)
    access = find_space(member, guarded.slug)
    assert _values(access.space) == _values(Space.objects.get(pk=guarded.pk))
    assert access.space.allows_pseudonyms is True
    assert _values(access.membership) == _values(member.space_memberships.get(space=guarded))
    assert find_space(None, house.slug).membership is None
    for person in (member, None):
        with pytest.raises(NotFound):
            find_space(person, hidden.slug)


def test_kept_posts_due_are_those_of_the_orm_that_may_be_read(member, house):
    today = date(2026, 5, 1)
    for number, topic in enumerate(Topic.objects.all()):
        due = today + timedelta(days=number % 3 - 1)
        Bookmark.objects.create(post=topic.posts.get(), member=member, remind_on=due, note=f"Note {number}")
    readable = Bookmark.objects.filter(
        member=member, remind_on__lte=today, post__deleted_at=None, post__topic__deleted_at=None,
        post__topic__space__in=Space.objects.readable_by(member),
    )  # fmt: skip
    expected = readable.order_by("remind_on", "pk").values_list("post__topic__title", "post_id", "note")
    found = [(kept.title, kept.post_id, kept.note) for kept in list_kept_due(member, today)]
    assert found == list(expected)
    assert "Hidden" not in [title for title, _post, _note in found]


def _values(one):
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def test_list_for_nobody_with_nothing_to_read_is_empty():
    SpaceFactory(join_rule="hidden")
    assert list_topics(None, Wishes()).rows == []


def test_topic_page_holds_what_the_orm_finds(member, topic):
    for _ in range(3):
        PostFactory(topic=topic)
    answered = Post.objects.get(topic=topic, number=3)
    PostFactory(topic=topic, reply_to=answered)
    toggle_reaction(answered, by=member, kind="useful")
    keep_post(answered, by=member)
    topic.refresh_from_db()
    note_reading(topic, by=member, number=2)
    follow_topic(topic, by=member, level="muted")
    view = load_topic_page(member, topic.pk, 1)
    stored = list(Post.objects.filter(topic=topic).order_by("number").select_related("author"))
    assert [
        (row.id, row.html, row.created_at, row.face.name, row.reactions, row.revisions_count) for row in view.posts
    ] == [(p.pk, p.html, p.created_at, p.author.name, p.reactions, p.revisions_count) for p in stored]
    assert view.posts[2].my_reactions == {"useful"}
    assert [row.is_kept for row in view.posts] == [False, False, True, False, False]
    assert view.posts[4].reply_to_number == 3
    assert (view.read_number, view.level) == (2, "muted")
    fresh = Topic.objects.get(pk=topic.pk)
    assert {field.attname: getattr(view.topic, field.attname) for field in Topic._meta.concrete_fields} == {
        field.attname: getattr(fresh, field.attname) for field in Topic._meta.concrete_fields
    }


def test_topic_found_carries_the_space_and_membership_as_stored(member, topic):
    membership = SpaceMembershipFactory(space=topic.space, member=member, level="watching")
    found = find_with_attention(member, topic.pk)
    fresh = Space.objects.get(pk=topic.space_id)
    for field in Space._meta.concrete_fields:
        assert getattr(found.access.space, field.attname) == getattr(fresh, field.attname)
    assert found.access.membership == membership
    assert found.access.membership.entered_at == membership.entered_at
