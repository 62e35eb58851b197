"""What was drawn of a post once is given only to whoever may do the same, and only where it says the same."""

import pytest
from django.template import engines

from guildhouse.discussions.actions import toggle_reaction
from guildhouse.discussions.models import Post
from guildhouse.discussions.queries.topic_page import load_topic_page
from guildhouse.discussions.views.drawn_posts import Drawing
from tests.factories import MemberFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(topic):
    """Draws the second post of the topic for somebody."""
    PostFactory(topic=topic)
    macros = engines["house"].get_template("discussions/parts/post.html").template.module

    def draw(reader, *, topic_id=topic.pk, may_reply=True, may_accept=True):
        row = load_topic_page(reader, topic.pk, 1).posts[1]
        page = Drawing(topic_id, may_reply, may_accept, reader is not None)
        return str(page.draw_once(row, macros.post_row))

    return draw


def test_post_is_drawn_for_each_set_of_rights(drawn, member):
    assert "/answer/?post=" in drawn(member)
    assert "/answer/?post=" not in drawn(member, may_accept=False)
    assert "data-reply" not in drawn(member, may_reply=False)
    assert "/bookmark/" not in drawn(None, may_reply=False, may_accept=False)


def test_post_that_moved_to_another_topic_is_drawn_for_that_one(drawn, member):
    assert "/topics/1000001/answer/" in drawn(member, topic_id=1000001)
    assert "/topics/1000002/answer/" in drawn(member, topic_id=1000002)


def test_own_mark_shows_to_its_member_alone(drawn, member, topic):
    drawn(member)
    toggle_reaction(Post.objects.get(topic=topic, number=2), by=member, kind="useful")
    assert 'aria-pressed="true"' in drawn(member)
    assert 'class="react" aria-pressed="true"' not in drawn(MemberFactory())


def test_changed_words_and_names_show_at_once(drawn, member, topic):
    drawn(member)
    post = Post.objects.get(topic=topic, number=2)
    Post.objects.filter(pk=post.pk).update(html="<p>Other words</p>")
    assert "Other words" in drawn(member)
    type(post.author).objects.filter(pk=post.author_id).update(name="Renamed Person")
    assert "Renamed Person" in drawn(member)
