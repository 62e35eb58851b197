"""Editing a post: the earlier words stay readable, except within the first minutes when nobody has answered them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.finding import lock_post
from guildhouse.discussions.actions.starting import clean_title, make_slug
from guildhouse.discussions.actions.tagging import set_tags
from guildhouse.discussions.actions.writing import Written, write_text
from guildhouse.discussions.events import PostEdited
from guildhouse.discussions.models import Post, PostRevision, Topic
from guildhouse.discussions.policies import can_edit_post
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text, find_mentions
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member

GRACE = timedelta(minutes=5)


@transaction.atomic
def edit_post(
    post: Post, *, by: Member, body: str, version: int, reason: str = "", title: str = "", tags: list[str] | None = None
) -> Post:
    """Changes the words (and, on a first post, title and tags). `version` is the one the editor was shown.

    Conflict when somebody has changed the post since; the caller shows both texts.
    """
    topic, post, access = lock_post(post, by)
    if not can_edit_post(access, topic, post):
        raise NotAllowed(_("This post is not yours to edit, or its topic was closed meanwhile."))
    if post.version != version:
        raise Conflict(_("Somebody has edited this post since you opened it. Both texts are below; nothing is lost."))
    before = set(find_mentions(post.body)) if post.format == Post.Format.MARKDOWN else set()
    written = write_text(body, topic.space)
    retitled = clean_title(title) if title and post.number == 1 else topic.title
    if (written.body, retitled) != (post.body, topic.title):
        pass_gates(Saying(kind="discussions.edit", by=by, title=title, text=written.body, space_id=topic.space_id))
        _keep_revision(post, topic, by, reason, timezone.now())
        _change(post, written)
        keep_attachments(written.body, kind="post", object_id=post.pk, by=by)
    if post.number == 1:
        _change_topic(topic, retitled, tags)
    discard_draft(by.pk, f"discussions.edit:{post.pk}")
    pulse(f"topic:{topic.pk}")
    newly = [pk for handle, pk in _named(written) if handle not in before]
    emit(PostEdited(topic_id=topic.pk, post_id=post.pk, by_id=by.pk, newly_mentioned=tuple(newly)))
    return post


def _keep_revision(post: Post, topic: Topic, by: Member, reason: str, now: datetime) -> None:
    if _is_in_grace(post, topic, by, now):
        return
    post.revisions_count += 1
    post.edited_at = now
    PostRevision.objects.create(
        post=post, number=post.revisions_count, title=topic.title if post.number == 1 else "", body=post.body,
        html=post.html, format=post.format, edited_by=by, reason=clean_text(reason)[:300],
    )  # fmt: skip


def _is_in_grace(post: Post, topic: Topic, by: Member, now: datetime) -> bool:
    """Nobody can have built on the earlier words yet: they are minutes old, unanswered and without a reaction."""
    alone = topic.last_number == post.number and not post.reactions
    return post.author_id == by.pk and now - post.created_at < GRACE and alone and not post.revisions_count


def _change(post: Post, written: Written) -> None:
    post.body, post.html, post.renderer = written.body, written.html, written.renderer
    post.format = Post.Format.MARKDOWN
    post.version += 1
    post.save(update_fields=["body", "html", "renderer", "format", "version", "edited_at", "revisions_count"])


def _change_topic(topic: Topic, title: str, tags: list[str] | None) -> None:
    if title != topic.title:
        topic.title, topic.slug = title, make_slug(title)
        topic.save(update_fields=["title", "slug"])
    if tags is not None:
        set_tags(topic, tags)


def _named(written: Written) -> list[tuple[str, int]]:
    return list(Member.objects.filter(pk__in=written.mentioned).values_list("handle", "pk"))
