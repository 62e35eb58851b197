"""Stored posts follow the renderer in the background; imported HTML is edited as Markdown."""

import pytest
from django.utils import timezone

from guildhouse.discussions.actions import edit_post, post_reply
from guildhouse.discussions.models import Post
from guildhouse.kernel.clock import strike
from guildhouse.kernel.jobs.running import run_next_job
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.kernel.models import Job
from guildhouse.kernel.ports.exports import exports
from tests.factories import PostFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_stale_posts_are_rendered_again_once_a_day_by_the_worker(topic, deliver):
    post = PostFactory(topic=topic, body="Ask **why**")
    Post.objects.filter(pk=post.pk).update(html="old", renderer=0)
    strike(timezone.now())
    deliver()
    strike(timezone.now())
    deliver()
    assert Job.objects.filter(kind="discussions.rerender").count() == 1
    while run_next_job():
        pass
    post.refresh_from_db()
    assert "<strong>why</strong>" in post.html
    assert post.renderer == RENDERER_VERSION


def test_footnotes_of_two_posts_do_not_meet(topic, member):
    posts = [post_reply(topic, by=member, body="See[^1]\n\n[^1]: here") for _ in range(2)]
    ids = [{part.split('"')[0] for part in post.html.split('id="')[1:]} for post in posts]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_imported_html_is_offered_and_saved_as_markdown(topic, client):
    first = topic.posts.get()
    Post.objects.filter(pk=first.pk).update(
        format="html", body="<p>Ask <b>why</b></p>", html="<p>Ask <strong>why</strong></p>", renderer=0
    )
    client.force_login(topic.author)
    assert "Ask **why**" in client.get(f"/posts/{first.pk}/edit/").content.decode()
    edited = edit_post(first, by=topic.author, body="Ask **why**", version=1, title=topic.title)
    assert edited.format == "markdown"
    assert "<strong>why</strong>" in edited.html


def test_export_holds_ones_own_words_but_none_said_in_confidence(member):
    PostFactory(by=member, body="In the open")
    inside = SpaceMembershipFactory(space__join_rule="request", space__is_confidential=True, member=member)
    TopicFactory(space=inside.space, by=member, body="In confidence")
    held = exports["discussions"].read(member)
    assert [post["body"] for post in held["posts"]] == ["In the open"]
    assert set(held) == set(exports["discussions"].fields)
