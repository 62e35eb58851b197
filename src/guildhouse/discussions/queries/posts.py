"""Finding one post, and where it stands."""

from django.utils.translation import gettext as _

from guildhouse.discussions.models import Post, PostRevision, Topic
from guildhouse.discussions.queries.topic_page import TopicPage, find_topic, find_with_attention, list_posts
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member


def find_post(member: Member | None, post_id: int, *, removed: bool = False) -> Post:
    """The post with its topic and space; `removed` finds one whose words are gone too."""
    post = Post.objects.select_related("topic__space").filter(pk=post_id).first()
    if post is not None and (removed or post.deleted_at is None):
        find_topic(member, post.topic_id)
        return post
    raise NotFound(_("There is no post at this address, or it is not open to you."))


def load_post(member: Member | None, post_id: int) -> TopicPage:
    """One post as its topic's page would show it."""
    post = find_post(member, post_id, removed=True)
    found = find_with_attention(member, post.topic_id)
    rows = list_posts(found.topic, member, post.number, post.number)
    return TopicPage(found.topic, found.access, rows, post.page, found.topic.last_page, found.read_number, found.level)


def address_of(post: Post) -> str:
    return address_of_number(post.topic, post.number)


def address_of_number(topic: Topic, number: int) -> str:
    page = (number - 1) // 20 + 1
    return f"{topic.get_absolute_url()}{f'?page={page}' if page > 1 else ''}#post-{number}"


def first_unread(topic: Topic, member: Member) -> str:
    read = find_with_attention(member, topic.pk).read_number
    return address_of_number(topic, min(read + 1, topic.last_number))


def list_revisions(post: Post) -> list[PostRevision]:
    return list(PostRevision.objects.filter(post=post).select_related("edited_by").order_by("-number"))
