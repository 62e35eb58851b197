"""From a thread of a dump to a topic of ours: reading order, replies, what was said before, where it came from."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from guildhouse.discussions.actions.importing import NOWHERE, Talk, Words
from guildhouse.discussions.models import Post as OurPost
from guildhouse.discussions.models import Topic
from guildhouse.formats.stackexchange import Comment, HistoryEntry, Post, Source, Thread, ThreadPost
from guildhouse.portability.actions.stackexchange.comments import comment_to_markdown
from guildhouse.portability.actions.stackexchange.history import earlier_words

# Under which licence the network's texts stand where a dump does not say (older ones do not).
_LICENCES = ((date(2018, 5, 2), "CC BY-SA 4.0"), (date(2011, 4, 8), "CC BY-SA 3.0"), (date.min, "CC BY-SA 2.5"))

Authored = Post | Comment | HistoryEntry


def key_of(author_id: int | None, name: str) -> str:
    """Under which `source_id` somebody is known: the id, or the name that is left where the account is gone."""
    return str(author_id) if author_id is not None else f"name:{name[:100]}"


def authors_of(thread: Thread) -> Iterator[tuple[str, str]]:
    """Everybody who wrote or edited in the thread: key, and the name the texts carry."""
    for placed in thread.posts:
        records: list[Authored] = [placed.post, *placed.comments, *placed.history]
        for record in records:
            yield key_of(record.author_id, record.author_name), record.author_name


class Mapper:
    """Knows the site and, for the threads at hand, which member stands for whom."""

    def __init__(self, source: Source) -> None:
        self._site = source.site
        self._address = f"https://{source.site}/" if source.has_address else ""
        self.members: Mapping[str, int] = {}

    def to_talk(self, thread: Thread) -> Talk:
        question = thread.question.post if thread.question else None
        return Talk(
            source_id=str(thread.id),
            title=question.title if question else _("Answers whose question did not come along"),
            posts=tuple(self._words(thread)),
            kind=Topic.Kind.QUESTION if question else Topic.Kind.DISCUSSION,
            tags=tuple(map(_say_signs, question.tags)) if question else (),
            accepted=str(thread.accepted_id or ""),
            locked_at=question.closed if question else None,
            locked_because=self._closing(thread) if question and question.closed else "",
            base=self._address or NOWHERE,
        )

    def _words(self, thread: Thread) -> Iterator[Words]:
        for placed in thread.posts:
            yield self._post(placed)
            for comment in placed.comments:
                yield self._comment(comment, placed.post)

    def _post(self, placed: ThreadPost) -> Words:
        post = placed.post
        page = "questions" if post.parent_id is None else "a"
        return Words(
            source_id=str(post.id),
            author_id=self._member(post),
            body=post.body,
            format=OurPost.Format.HTML,
            created_at=post.created,
            score=post.score,
            address=f"{self._address}{page}/{post.id}" if self._address else "",
            licence=self._licence(post.licence, post.created),
            edited_at=post.edited,
            earlier=earlier_words(placed.history, self._member),
        )

    def _comment(self, comment: Comment, post: Post) -> Words:
        place = f"{self._address}questions/{post.parent_id or post.id}#comment{comment.id}_{post.id}"
        return Words(
            source_id=f"c{comment.id}",
            author_id=self._member(comment),
            body=comment_to_markdown(comment.text),
            format=OurPost.Format.MARKDOWN,
            created_at=comment.created,
            score=comment.score,
            address=place if self._address else "",
            licence=self._licence(comment.licence, comment.created),
            reply_to=str(post.id),
        )

    def _member(self, record: Authored) -> int:
        return self.members[key_of(record.author_id, record.author_name)]

    def _licence(self, stated: str, at: datetime) -> str:
        if stated or not self._address:
            return stated
        return next(name for since, name in _LICENCES if at.astimezone(UTC).date() >= since)

    def _closing(self, thread: Thread) -> str:
        if reason := thread.close_reason:
            return _("Closed at %(site)s: %(reason)s.") % {"site": self._site, "reason": _(reason)}
        return _("Closed at %(site)s.") % {"site": self._site}


def _say_signs(tag: str) -> str:
    """C, C++ and C# are three tags; signs that an address cannot hold are said."""
    said = tag.replace("++", "-plus-plus").replace("#", "-sharp")
    return f"dot-{said[1:]}" if said.startswith(".") else said
