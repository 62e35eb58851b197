"""Editing: the grace of the first minutes, the history afterwards, two editors at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.discussions.actions import edit_post, post_reply
from guildhouse.discussions.models import Post
from guildhouse.kernel.errors import Conflict, NotAllowed
from tests.factories import MemberFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(topic, member):
    return post_reply(topic, by=member, body="Say it in one sentence.")


def _age(post, **span):
    Post.objects.filter(pk=post.pk).update(created_at=timezone.now() - timedelta(**span))


def test_edit_within_the_first_minutes_leaves_no_history(post, member):
    edited = edit_post(post, by=member, body="Say it in two.", version=1)
    assert (edited.html, edited.revisions_count, edited.edited_at) == ('<p dir="auto">Say it in two.</p>\n', 0, None)


def test_edit_later_keeps_what_was_said_before(post, member):
    _age(post, minutes=6)
    edited = edit_post(post, by=member, body="Say it in two.", version=1, reason="Clearer")
    revision = edited.revisions.get()
    assert (revision.body, revision.reason) == ("Say it in one sentence.", "Clearer")
    assert edited.edited_at is not None


def test_edit_of_an_answered_post_keeps_history_even_at_once(post, member, topic):
    PostFactory(topic=topic, body="I build on that.")
    assert edit_post(post, by=member, body="Something else.", version=1).revisions_count == 1


def test_edit_of_a_changed_post_is_refused_and_shows_both_texts(post, as_member, member):
    edit_post(post, by=member, body="The newer text.", version=1)
    response = as_member.post(f"/posts/{post.pk}/edit/", {"body": "The stale text.", "version": 1})
    page = response.content.decode()
    assert response.status_code == 409
    assert "The newer text." in page
    assert "The stale text." in page
    assert Post.objects.get(pk=post.pk).body == "The newer text."


def test_edit_by_another_member_is_refused(post):
    with pytest.raises(NotAllowed):
        edit_post(post, by=MemberFactory(), body="Not mine", version=1)
    assert Post.objects.get(pk=post.pk).body == "Say it in one sentence."


def test_edit_of_the_first_post_changes_title_and_address(topic, as_member):
    first = topic.posts.get()
    as_member.force_login(topic.author)
    response = as_member.post(
        f"/posts/{first.pk}/edit/", {"body": "New words", "version": 1, "title": "A better title", "tags": "one, two"}
    )
    topic.refresh_from_db()
    assert (topic.title, topic.slug) == ("A better title", "a-better-title")
    assert set(topic.tags.values_list("name", flat=True)) == {"one", "two"}
    assert response.url == f"/topics/{topic.pk}-a-better-title/#post-1"


def test_old_address_of_a_retitled_topic_leads_to_the_new_one(client, topic):
    edit_post(topic.posts.get(), by=topic.author, body="Words", version=1, title="Another title")
    response = client.get(f"/topics/{topic.pk}-how-do-you-say-no-to-a-good-idea/")
    assert (response.status_code, response.url) == (301, f"/topics/{topic.pk}-another-title/")


def test_edit_page_shows_the_words_and_the_history_page_the_earlier_ones(post, as_member, member):
    _age(post, hours=1)
    assert "Say it in one sentence." in as_member.get(f"/posts/{post.pk}/edit/").content.decode()
    edit_post(post, by=member, body="Now in two.", version=1)
    history = as_member.get(f"/posts/{post.pk}/history/").content.decode()
    assert "Say it in one sentence." in history
    assert "Now in two." in history


def test_edit_links_everybody_it_mentions(topic, member):
    old, new = MemberFactory(handle="old-friend"), MemberFactory(handle="new-friend")
    post = post_reply(topic, by=member, body="@old-friend said so")
    edited = edit_post(post, by=member, body="@old-friend and @new-friend said so", version=1)
    assert f'href="/members/{new.handle}/"' in edited.html
    assert f'href="/members/{old.handle}/"' in edited.html


def test_second_editor_with_the_same_version_loses(post, member, host):
    edit_post(post, by=member, body="First", version=1)
    with pytest.raises(Conflict):
        edit_post(post, by=host, body="Second", version=1)
