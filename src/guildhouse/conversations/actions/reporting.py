"""Showing some messages to those who keep order, and what they can do about them: hide, and show again."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.conversations.actions.writing import lock_conversation
from guildhouse.conversations.events import ExcerptReported
from guildhouse.conversations.models import Conversation, Excerpt, ExcerptLine, Message
from guildhouse.conversations.queries.excerpts import find_deciding
from guildhouse.conversations.queries.pages import list_messages
from guildhouse.kernel.errors import Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member

MOST_LINES, LONGEST_REASON = 20, 500
MOST, PER = 10, timedelta(days=1)
KEPT = timedelta(days=365)


@transaction.atomic
def report_messages(
    conversation: Conversation, *, by: Member, message_ids: Sequence[int], reason: str, about: str = ""
) -> Excerpt:
    """Copies the chosen messages, opened with the reporter's right; `about` names whose they are where several wrote them."""
    standing = lock_conversation(conversation.pk, by)
    reason = " ".join(clean_text(reason[: LONGEST_REASON * 4]).split())
    if not reason:
        raise Invalid(_("Say in a sentence what is wrong with it."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("A reason holds 500 characters."), field="reason")
    chosen = [
        one
        for one in list_messages(standing).filter(pk__in=list(message_ids), kind=Message.Kind.SAID).order_by("number")
        if one.is_readable
    ]
    if len(chosen) > MOST_LINES:
        raise Invalid(_("Choose at most 20 messages; those that show what is wrong."), field="messages")
    whose = _find_whose(chosen, by, about)
    throttle(f"conversations.report:{by.pk}", limit=MOST, per=PER)
    excerpt = Excerpt.objects.create(conversation=conversation, reporter=by, about=whose, reason=reason)
    for message in chosen:
        message.conversation = standing.conversation
        ExcerptLine.objects.create(
            excerpt=excerpt, message=message, author=message.author, said_at=message.created_at,
            text=message.text.read(by=by),
        )  # fmt: skip
    emit(ExcerptReported(excerpt_id=excerpt.pk, by_id=by.pk, about_id=whose.pk, reason=reason))
    return excerpt


def _find_whose(chosen: Sequence[Message], by: Member, about: str) -> Member:
    others = {one.author.handle: one.author for one in chosen if one.author_id != by.pk}
    if not others:
        raise Invalid(_("Choose at least one message of somebody else."), field="messages")
    if len(others) == 1:
        return next(iter(others.values()))
    if about not in others:
        raise Invalid(_("You chose messages of several people. Say whose are wrong."), field="about")
    return others[about]


@transaction.atomic
def hide_excerpt(excerpt_id: int, *, by: Member, reason: str) -> None:
    """The messages it is about are shown to nobody any more, their author neither; in their place stands the reason."""
    excerpt = _find_to_decide(excerpt_id, by)
    if not reason.strip():
        raise Invalid(_("Say why, in a sentence its author will read."), field="reason")
    _set_hidden(excerpt, clean_text(reason).strip()[:300])


@transaction.atomic
def restore_excerpt(excerpt_id: int, *, by: Member) -> None:
    excerpt = _find_to_decide(excerpt_id, by)
    _set_hidden(excerpt, "")


def _find_to_decide(excerpt_id: int, by: Member) -> Excerpt:
    excerpt = Excerpt.objects.select_related("about").filter(pk=excerpt_id).first()
    if excerpt is None:
        raise NotFound(_("This report is not there any more."))
    if not find_deciding(by, [excerpt.pk]):
        raise NotAllowed(_("This is for hosts of the community who have no part in it."))
    return excerpt


def _set_hidden(excerpt: Excerpt, because: str) -> None:
    ids = excerpt.lines.filter(author=excerpt.about).values("message")
    Message.objects.filter(pk__in=ids).update(hidden_because=because)
    Excerpt.objects.filter(pk=excerpt.pk).update(version=F("version") + 1)
    pulse(f"conversation:{excerpt.conversation_id}")


def forget_old_excerpts() -> int:
    """What was shown is forgotten after a year; how many reports."""
    old = Excerpt.objects.filter(created_at__lt=timezone.now() - KEPT)
    count = old.count()
    old.delete()
    return count
