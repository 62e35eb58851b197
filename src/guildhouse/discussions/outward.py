"""What open topics and spaces say of themselves to those outside, and which of them the sitemap names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max

from guildhouse.discussions.models import Topic
from guildhouse.discussions.queries.rows import PostRow
from guildhouse.discussions.queries.topic_page import TopicPage, list_posts
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.outward import Card, Outward, Section, cards, sections
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space

MOST_WORDS = 1500
TITLE = 110


def describe_topic(view: TopicPage, viewer: Member | None) -> Outward | None:
    """For strangers alone, who read open spaces alone; a page beyond the first is its own."""
    topic = view.topic
    if viewer is not None or not topic.space.is_open:
        return None
    first = view.posts[0] if view.page == 1 and view.posts else None
    address = topic.get_absolute_url() + (f"?page={view.page}" if view.page > 1 else "")
    words = excerpt(view.posts[0].html, MOST_WORDS) if view.posts else ""
    return Outward(
        title=topic.title, text=words or topic.space.purpose, address=address, kind="article", card=_card_of(topic),
        thing=_describe(topic, first, view.posts) if first is not None and not first.is_deleted else None,
    )  # fmt: skip


def _describe(topic: Topic, first: PostRow, posts: list[PostRow]) -> dict[str, Any]:
    if topic.is_question and topic.accepted_post_id is not None:
        answer = next((row for row in posts if row.is_accepted), None) or _find_accepted(topic)
        if answer is not None and not answer.is_deleted:
            said = {
                "@type": "Question",
                "name": topic.title[:TITLE],
                "answerCount": topic.replies_count,
                **_said(first),
            }
            accepted = {
                "@type": "Answer",
                "upvoteCount": max(0, answer.score),
                "url": f"/posts/{answer.id}/",
                **_said(answer),
            }
            return {"@type": "QAPage", "mainEntity": {**said, "acceptedAnswer": accepted}}
    comments = {
        "@type": "InteractionCounter", "interactionType": "https://schema.org/CommentAction",
        "userInteractionCount": topic.replies_count,
    }  # fmt: skip
    return {
        "@type": "DiscussionForumPosting", "headline": topic.title[:TITLE], "url": topic.get_absolute_url(),
        "interactionStatistic": comments, **_said(first),
    }  # fmt: skip


def _find_accepted(topic: Topic) -> PostRow | None:
    """When it stands on another page."""
    number = topic.accepted_post.number if topic.accepted_post else 0
    return next(iter(list_posts(topic, None, number, number)), None)


def _said(row: PostRow) -> dict[str, Any]:
    """Whoever writes under another name is named by it and leads nowhere."""
    who = {"@type": "Person", "name": row.face.name, **({"url": row.face.address} if row.face.address else {})}
    return {"text": excerpt(row.html, MOST_WORDS), "datePublished": row.created_at.isoformat(), "author": who}


def describe_space(space: Space, viewer: Member | None) -> Outward | None:
    if viewer is not None or not space.is_open:
        return None
    return Outward(title=space.name, text=space.purpose, address=space.get_absolute_url(), card=_card_of_space(space))


def _card_of(topic: Topic) -> Card:
    return Card(kind="topic", id=topic.pk, title=topic.title, above=topic.space.name)


def _card_of_space(space: Space) -> Card:
    return Card(kind="space", id=space.pk, title=space.name, below=space.purpose)


def find_topic_card(topic_id: int) -> Card | None:
    topic = Topic.objects.visible_to(None).select_related("space").filter(pk=topic_id).first()
    return _card_of(topic) if topic is not None and topic.space.is_open else None


def find_space_card(space_id: int) -> Card | None:
    space = Space.objects.readable_by(None).filter(pk=space_id).first()
    return _card_of_space(space) if space is not None and space.is_open else None


def last_topic() -> int:
    return Topic.objects.aggregate(last=Max("pk"))["last"] or 0


def list_open_topics(above: int, up_to: int) -> Iterator[tuple[str, datetime | None]]:
    rows = Topic.objects.visible_to(None).filter(pk__gt=above, pk__lte=up_to).order_by("pk")
    for pk, slug, at in rows.values_list("pk", "slug", "last_post_at").iterator():
        yield f"/topics/{pk}-{slug}/", at


sections.register("topics", Section(last_topic, list_open_topics))
cards.register("topic", find_topic_card)
cards.register("space", find_space_card)
