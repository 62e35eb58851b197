"""Opening what is sealed, for one reader, so that one text that does not open spoils no page."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.conversations.models import Conversation, Message
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.markdown import RENDERER_VERSION, excerpt, render
from guildhouse.kernel.names import join_names
from guildhouse.kernel.private import hold_keys
from guildhouse.members.models import Member

LENGTH = 140


def hold_keys_of(messages: Iterable[Message], conversations: Iterable[Conversation], reader: Member) -> None:
    """All keys a page needs, with one query."""
    hold_keys(reader, {one.author_id for one in messages} | {one.started_by_id for one in conversations if one.title})


def open_html(message: Message, reader: Member) -> tuple[Markup, str]:
    """The words as HTML, or empty with what stands in their place."""
    if gone := why_gone(message):
        return Markup(), gone
    try:
        if message.renderer == RENDERER_VERSION:
            return Markup(message.html.read(by=reader)), ""  # noqa: S704 - the sanitiser has run
        return Markup(render(message.text.read(by=reader))), ""  # noqa: S704 - the sanitiser has run
    except DomainError as refusal:
        return Markup(), refusal.message


def open_text(message: Message, reader: Member) -> str:
    """The words as they were typed; "" where they are not shown or do not open."""
    try:
        return "" if why_gone(message) else message.text.read(by=reader)
    except DomainError:
        return ""


def open_excerpt(message: Message, reader: Member) -> str:
    html, gone = open_html(message, reader)
    return gone or excerpt(html, LENGTH)


def why_gone(message: Message) -> str:
    if message.deleted_at is not None:
        return _("This message was deleted.")
    if message.hidden_because:
        return _("Hidden by those who keep order here: %(reason)s") % {"reason": message.hidden_because}
    return ""


def open_title(conversation: Conversation, reader: Member, names: Iterable[str]) -> str:
    """Its title where it has one that opens, else the names of the others."""
    try:
        title = conversation.title.read(by=reader) if conversation.title else ""
    except DomainError:
        title = ""
    listed = list(names)
    return title or (join_names(listed)[0] if listed else _("A conversation with nobody else in it"))
