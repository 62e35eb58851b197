"""Changing one's own message soon after, and taking it away at any time."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.conversations.actions.writing import lock_conversation, pass_gates_unread, write_text
from guildhouse.conversations.events import MessageDeleted
from guildhouse.conversations.models import Message
from guildhouse.conversations.policies import Standing, can_delete, can_edit, is_own
from guildhouse.kernel.attachments import keep_attachments, release_attachments
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

RESTORABLE_FOR = timedelta(days=1)
BATCH = 500


@transaction.atomic
def edit_message(message: Message, *, by: Member, body: str) -> Message:
    """Within fifteen minutes; its readers see that it was changed."""
    message, standing = _lock(message, by)
    if not is_own(by, message):
        raise NotAllowed(_("You can change your own messages only."))
    if not can_edit(standing, message):
        raise Conflict(_("A message can be changed for 15 minutes. Write another one, or delete it."))
    pass_gates_unread("conversations.message", by)
    written = write_text(body, (one.member for one in standing.people))
    if written.body != message.text.read(by=by):
        message.text, message.html, message.renderer = written.body, written.html, RENDERER_VERSION
        message.edited_at = timezone.now()
        message.save(update_fields=["text", "html", "renderer", "edited_at"])
        keep_attachments(written.body, kind="conversation_message", object_id=message.pk, by=by)
        pulse(f"conversation:{message.conversation_id}")
    return message


@transaction.atomic
def delete_message(message: Message, *, by: Member) -> None:
    """Its words leave every page; its place says that it was deleted. Twice is once."""
    message, standing = _lock(message, by)
    if message.deleted_at is not None and is_own(by, message):
        return
    if not can_delete(standing, message):
        raise NotAllowed(_("You can delete your own messages only."))
    Message.objects.filter(pk=message.pk).update(deleted_at=timezone.now())
    pulse(f"conversation:{message.conversation_id}")
    emit(MessageDeleted(conversation_id=message.conversation_id, message_id=message.pk))


@undoes("conversations.delete_message")
@transaction.atomic
def restore_message(*, by: Member, message_id: int, **_more: Any) -> Message:
    message, _standing = _lock(Message.objects.get(pk=message_id), by)
    if not is_own(by, message):
        raise NotAllowed(_("You can delete your own messages only."))
    Message.objects.filter(pk=message.pk).update(deleted_at=None)
    pulse(f"conversation:{message.conversation_id}")
    return message


def wipe_deleted_messages() -> int:
    """What was deleted a day ago is gone for good, its files too; how many."""
    before = timezone.now() - RESTORABLE_FOR
    gone = Message.objects.filter(deleted_at__lt=before, renderer__gt=0).select_related("author")
    wiped = 0
    while batch := list(gone[:BATCH]):
        with transaction.atomic():
            ids = [one.pk for one in batch]
            release_attachments("conversation_message", ids)
            for one in batch:
                one.text = one.html = ""
                one.renderer = 0
                one.save(update_fields=["text", "html", "renderer"])
        wiped += len(batch)
    return wiped


def _lock(message: Message, by: Member) -> tuple[Message, Standing]:
    standing = lock_conversation(message.conversation_id, by)
    fresh = Message.objects.get(pk=message.pk)
    fresh.conversation = standing.conversation
    return fresh, standing
