"""Who may do what to a topic or a post."""

from guildhouse.discussions.models import Post, Topic
from guildhouse.members.models import Member
from guildhouse.spaces.policies import Access, can_host, can_write


def can_start_topic(access: Access) -> bool:
    return can_write(access)


def can_reply(access: Access, topic: Topic) -> bool:
    return can_write(access) and topic.deleted_at is None and (topic.locked_at is None or can_host(access))


def can_edit_post(access: Access, topic: Topic, post: Post) -> bool:
    """Authors edit their own words while the topic is open; hosts may mend a topic's first post and title."""
    if post.deleted_at is not None or not can_write(access):
        return False
    return can_host(access) or (is_author(access.member, post) and topic.locked_at is None)


def can_delete_post(access: Access, post: Post) -> bool:
    return can_write(access) and (is_author(access.member, post) or can_host(access))


def can_accept_answer(access: Access, topic: Topic) -> bool:
    """Whoever asked decides what helped; hosts may where the asker is gone."""
    asked = access.member is not None and topic.author_id == access.member.pk
    return topic.is_question and can_write(access) and (asked or can_host(access))


def can_react(access: Access, post: Post) -> bool:
    return can_write(access) and post.deleted_at is None and not is_author(access.member, post)


def can_curate_topic(access: Access) -> bool:
    """Pin, lock, move, merge, split: a host's work."""
    return can_host(access)


def is_author(member: Member | None, post: Post) -> bool:
    return member is not None and post.author_id == member.pk


def can_delete_topic(access: Access, topic: Topic) -> bool:
    alone = topic.replies_count == 0 and access.member is not None and topic.author_id == access.member.pk
    return can_write(access) and (alone or can_host(access))
