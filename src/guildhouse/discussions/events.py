"""What happens in discussions."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicStarted(Event):
    topic_id: int
    post_id: int
    space_id: int
    author_id: int
    mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyPosted(Event):
    """`reply_to_author_id` is whom it answers; `mentioned` are members named in it who may read it."""

    topic_id: int
    post_id: int
    space_id: int
    author_id: int
    reply_to_author_id: int | None = None
    mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEdited(Event):
    """`newly_mentioned` leaves out whoever was mentioned before the edit."""

    topic_id: int
    post_id: int
    by_id: int
    newly_mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDeleted(Event):
    topic_id: int
    post_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRestored(Event):
    topic_id: int
    post_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDeleted(Event):
    topic_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRestored(Event):
    topic_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChanged(Event):
    """Title, kind, tags, pin, lock or duplicate mark changed; `what` names which."""

    topic_id: int
    by_id: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMoved(Event):
    topic_id: int
    from_space_id: int
    to_space_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsMoved(Event):
    """Posts went from one topic to another by a merge or a split."""

    from_topic_id: int
    to_topic_id: int
    post_ids: tuple[int, ...]
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAccepted(Event):
    topic_id: int
    post_id: int
    author_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerUnaccepted(Event):
    topic_id: int
    post_id: int
    author_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionGiven(Event):
    topic_id: int
    post_id: int
    author_id: int
    by_id: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReadUpTo(Event):
    """A member has read a topic up to this number; heard inline only, so it costs no delivery."""

    topic_id: int
    member_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsImported(Event):
    """One fact for a whole import: rooms backfill from it, nobody is notified."""

    source: str
    topics: int
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsHandedOver(Event):
    """What stood under a placeholder is the member's own now."""

    from_id: int
    to_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingRead(Event):
    """Marks of reading were given up for one date; so much had they told. Heard inline only."""

    member_id: int
    topics: int
    posts: int
