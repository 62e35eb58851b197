"""Replying in a topic."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.starting import take_pseudonym
from guildhouse.discussions.actions.writing import Written, write_text
from guildhouse.discussions.events import ReplyPosted
from guildhouse.discussions.models import Post, Topic, TopicFollow
from guildhouse.discussions.policies import can_reply
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.rows import change_rows, fetch_rows, stamp
from guildhouse.members.models import Member
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.queries import find_access

# By hand, because nothing is done more often (docs/adr/0008-speed.md).
NAME = "SELECT name FROM discussions_pseudonym WHERE topic_id = %s AND member_id = %s"
FOLLOW = "INSERT INTO discussions_topicfollow (topic_id, member_id, level) VALUES (%s, %s, %s) ON CONFLICT (topic_id, member_id) DO NOTHING"
READ = """
INSERT INTO discussions_topicread (topic_id, member_id, number, at) VALUES (%s, %s, %s, %s)
ON CONFLICT (member_id, topic_id) DO UPDATE SET number = excluded.number, at = excluded.at"""


@transaction.atomic
def post_reply(topic: Topic, *, by: Member, body: str, reply_to: Post | None = None, pseudonym: str = "") -> Post:
    """Adds the next number to the topic. NotAllowed, with the reason, when it was locked meanwhile; the draft stays."""
    topic = lock(Topic.objects.select_related("space").filter(pk=topic.pk)).get()
    access = find_access(by, topic.space)
    if not can_reply(access, topic):
        raise NotAllowed(_refusal(topic))
    written, taken = write_text(body, topic.space), _known_name(topic, by)
    pass_gates(Saying(
        kind="discussions.reply", by=by, text=written.body, space_id=topic.space_id,
        given={
            "topic": topic.pk, "body": written.body, "reply_to": reply_to.pk if reply_to else None,
            "pseudonym": taken or pseudonym, "draft": f"discussions.reply:{topic.pk}",
        },
    ))  # fmt: skip
    post = _add_post(topic, by, written, reply_to, taken or _take_name(topic, by, pseudonym))
    keep_attachments(written.body, kind="post", object_id=post.pk, by=by)
    if access.membership is None and post.pseudonym is None:  # the list of who is inside would tell who wrote
        admit_member(topic.space, by)
    _note_attention(topic, by, post)
    discard_draft(by.pk, f"discussions.reply:{topic.pk}")
    pulse(f"topic:{topic.pk}", f"space:{topic.space_id}")
    emit(ReplyPosted(
        topic_id=topic.pk, post_id=post.pk, space_id=topic.space_id, author_id=by.pk, mentioned=written.mentioned,
        reply_to_author_id=post.reply_to.author_id if post.reply_to else None,
    ))  # fmt: skip
    return post


def _add_post(topic: Topic, by: Member, written: Written, reply_to: Post | None, name: str | None) -> Post:
    now = timezone.now()
    is_new_voice = not Post.objects.filter(topic=topic, author=by, deleted_at=None).exists()
    post = Post.objects.create(
        topic=topic, number=topic.last_number + 1, author=by, pseudonym=name, body=written.body, html=written.html,
        renderer=written.renderer, created_at=now, reply_to=_find_answered(topic, reply_to),
    )  # fmt: skip
    Topic.objects.filter(pk=topic.pk).update(
        last_number=post.number,
        last_post_at=now,
        last_author=None if name else by,
        last_author_name=name or by.name,
        replies_count=F("replies_count") + 1,
        people_count=F("people_count") + (1 if is_new_voice else 0),
    )
    return post


def _find_answered(topic: Topic, reply_to: Post | None) -> Post | None:
    """The post that is answered, unless it was moved to another topic meanwhile."""
    return Post.objects.filter(pk=reply_to.pk, topic=topic).first() if reply_to else None


def _note_attention(topic: Topic, by: Member, post: Post) -> None:
    """Whoever speaks in a topic follows it, unless they have said otherwise, and has read what they wrote under."""
    change_rows(FOLLOW, [topic.pk, by.pk, TopicFollow.Level.WATCHING])
    change_rows(READ, [topic.pk, by.pk, post.number, stamp(post.created_at)])


def _take_name(topic: Topic, member: Member, wanted: str) -> str | None:
    return take_pseudonym(topic, member, wanted) if wanted else None


def _known_name(topic: Topic, member: Member) -> str | None:
    """Who has taken a name in this topic keeps it there: one slip would tell who they are."""
    return next((name for (name,) in fetch_rows(NAME, [topic.pk, member.pk])), None)


def _refusal(topic: Topic) -> str:
    if topic.deleted_at is not None:
        return _("This topic was deleted meanwhile. Your text is kept as a draft.")
    if topic.locked_at is not None:
        reason = topic.locked_because
        closing = _("This topic was closed for replies. Your text is kept as a draft; you can start a topic with it.")
        return f"{closing} {reason}".strip()
    return _("You cannot write in this space yet. Your text is kept as a draft; the space's page says how to enter.")
