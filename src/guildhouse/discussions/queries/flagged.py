"""Topics and posts as those who keep order see them, in whatever state they are."""

from collections.abc import Sequence

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.markdown import plain_text
from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.members.models import Member
from guildhouse.spaces.queries import hosted_space_ids


def show_flagged_post(post_id: int) -> FlaggedThing | None:
    post = Post.objects.select_related("topic").filter(pk=post_id).first()
    return _thing_of(post, post.version) if post else None


def show_flagged_topic(topic_id: int) -> FlaggedThing | None:
    """A topic is its title and its first words."""
    first = Post.objects.select_related("topic").filter(topic=topic_id, number=1).first()
    return _thing_of(first, first.topic.version + first.version) if first else None


def find_flagged_post(post_id: int, member: Member) -> FlaggedThing | None:
    seen = Post.objects.visible_to(member).filter(pk=post_id).exists()
    return show_flagged_post(post_id) if seen else None


def find_flagged_topic(topic_id: int, member: Member) -> FlaggedThing | None:
    seen = Topic.objects.visible_to(member).filter(pk=topic_id).exists()
    return show_flagged_topic(topic_id) if seen else None


def decided_posts(member: Member, ids: Sequence[int]) -> set[int]:
    """Posts in spaces this member is a host of, but their own."""
    posts = Post.objects.filter(pk__in=ids, topic__space__in=hosted_space_ids(member)).exclude(author=member)
    return set(posts.values_list("pk", flat=True))


def decided_topics(member: Member, ids: Sequence[int]) -> set[int]:
    topics = Topic.objects.filter(pk__in=ids, space__in=hosted_space_ids(member)).exclude(author=member)
    return set(topics.values_list("pk", flat=True))


def _thing_of(post: Post, version: int) -> FlaggedThing:
    topic = post.topic
    return FlaggedThing(
        title=topic.title, text=plain_text(post.html), address=post.get_absolute_url(), author_id=post.author_id,
        byline=post.pseudonym or "", space_id=topic.space_id, is_unnamed=post.pseudonym is not None,
        is_shown=post.deleted_at is None and topic.deleted_at is None, version=version,
    )  # fmt: skip
