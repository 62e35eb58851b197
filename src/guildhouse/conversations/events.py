"""What happens in conversations: ids, never a word that was said in one."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSent(Event):
    """Somebody asks a member to talk, alone or in a group. Not announced where it does not arrive."""

    conversation_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAccepted(Event):
    conversation_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed(Event):
    """A member has let a request go; nobody else hears of it."""

    conversation_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent(Event):
    """Not announced where it reaches nobody."""

    conversation_id: int
    message_id: int
    author_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted(Event):
    conversation_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptReported(Event):
    """A member shows some messages to those who keep order, and says to them what is wrong; `about_id` is whose they are."""

    excerpt_id: int
    by_id: int
    about_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationReadUpTo(Event):
    """A member has read up to this number; heard inline only, so it costs no delivery."""

    conversation_id: int
    member_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationLeft(Event):
    conversation_id: int
    member_id: int
