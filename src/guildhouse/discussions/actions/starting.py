"""Starting a topic."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.polling import Poll, add_poll, write_poll
from guildhouse.discussions.actions.tagging import set_tags
from guildhouse.discussions.actions.writing import Written, write_text
from guildhouse.discussions.events import TopicStarted
from guildhouse.discussions.models import Post, Pseudonym, Topic, TopicFollow, TopicRead
from guildhouse.discussions.policies import can_start_topic
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text, one_line
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.ports.readable import read
from guildhouse.members.models import Member
from guildhouse.spaces.actions.entering import admit_member
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import find_access

LONGEST_TITLE = 200
About = tuple[str, int]


@transaction.atomic
def start_topic(
    space: Space,
    *,
    by: Member,
    title: str,
    body: str,
    kind: str = Topic.Kind.DISCUSSION,
    tags: list[str] | None = None,
    pseudonym: str = "",
    poll: Poll | None = None,
    about: About | None = None,
) -> Topic:
    """Opens a topic with its first post; the author enters the space, unless under another name, and follows the topic."""
    access = find_access(by, space)
    if not can_start_topic(access):
        raise NotAllowed(_("You cannot write in this space yet. Its page says how to enter."))
    about = find_about(about, by)
    title, written = read_words(space, by, title, body, kind=kind, tags=tags or [], pseudonym=pseudonym, poll=poll, about=about)  # fmt: skip
    now, (about_kind, about_id) = timezone.now(), about or ("", None)
    topic = Topic.objects.create(
        space=space, author=by, kind=kind, title=title, slug=make_slug(title), created_at=now, last_post_at=now,
        last_number=1, last_author=by, last_author_name=by.name, about_kind=about_kind, about_id=about_id,
    )  # fmt: skip
    name = take_pseudonym(topic, by, pseudonym) if pseudonym else None
    post = Post.objects.create(
        topic=topic, number=1, author=by, pseudonym=name, body=written.body, html=written.html,
        renderer=written.renderer, created_at=now,
    )  # fmt: skip
    keep_attachments(written.body, kind="post", object_id=post.pk, by=by)
    if poll is not None:
        add_poll(topic, poll, by)
    if access.membership is None and name is None:  # the list of who is inside would tell who wrote
        admit_member(space, by)
    set_tags(topic, tags or [])
    TopicFollow.objects.create(topic=topic, member=by, level=TopicFollow.Level.WATCHING)
    TopicRead.objects.create(topic=topic, member=by, number=1)
    discard_draft(by.pk, draft_place(space.pk, about))
    pulse(f"space:{space.pk}")
    emit(TopicStarted(topic_id=topic.pk, post_id=post.pk, space_id=space.pk, author_id=by.pk, mentioned=written.mentioned))  # fmt: skip
    return topic


def read_words(
    space: Space, by: Member, title: str, body: str, *, poll: Poll | None, about: About | None, **more: Any
) -> tuple[str, Written]:
    """Title and text as they will stand, once the gates let them pass; `more` is what else the topic is made of (JSON)."""
    title, written = clean_title(title), write_text(body, space)
    given = {
        "space": space.pk, "title": title, "body": written.body, "draft": draft_place(space.pk, about),
        "poll": write_poll(poll), "about": about, **more,
    }  # fmt: skip
    pass_gates(Saying(
        kind="discussions.topic", by=by, title=title, text=written.body, space_id=space.pk, given=given,
    ))  # fmt: skip
    return title, written


def find_about(about: About | None, by: Member) -> About | None:
    """The thing of another room a topic is about; one its author may not see is left out."""
    return about if about is not None and read(*about, by) is not None else None


def draft_place(space_id: int, about: About | None = None) -> str:
    """What begins with words of a private thing is kept sealed."""
    return f"private.discussions.topic:{space_id}:{about[0]}:{about[1]}" if about else f"discussions.topic:{space_id}"


def clean_title(title: str) -> str:
    title = one_line(title[: LONGEST_TITLE * 4])
    if not title:
        raise Invalid(_("Give the topic a title, so that others can tell what it is about."), field="title")
    if len(title) > LONGEST_TITLE:
        raise Invalid(_("A title holds 200 characters. Say the rest in the text below."), field="title")
    return title


def make_slug(title: str) -> str:
    return slugify(title, allow_unicode=True)[:80].strip("-") or "topic"


def take_pseudonym(topic: Topic, member: Member, name: str) -> str:
    """A name for this topic only, where the space allows one; nobody else in the topic may have it."""
    if not topic.space.allows_pseudonyms:
        raise Invalid(_("This space is for real names."), field="pseudonym")
    name = " ".join(clean_text(name).split())[:40]
    if not name:
        raise Invalid(_("Choose a name for this topic."), field="pseudonym")
    if Member.objects.filter(name__iexact=name).exists() or Member.objects.filter(handle__iexact=name).exists():
        raise Invalid(_("A member goes by this name. Choose another one for this topic."), field="pseudonym")
    try:
        with transaction.atomic():
            Pseudonym.objects.create(topic=topic, member=member, name=name)
    except IntegrityError as error:
        raise Conflict(_("Somebody in this topic has this name already. Choose another one.")) from error
    Topic.objects.filter(pk=topic.pk, author=member).update(pseudonym=name, last_author=None, last_author_name=name)
    return name
