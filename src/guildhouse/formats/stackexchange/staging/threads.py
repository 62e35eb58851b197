"""Whole conversations out of the working copy, one at a time.

Reading order: the question with its comments, then its answers by score, highest first, and by date where scores are
equal, each with its comments by date. An accepted answer stays where its score puts it: the page marks it.

An answer whose question is not in the dump is not thrown away: answers to the same missing question make a thread
without a question (`question is None`), which takes the missing question's id.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from guildhouse.formats.stackexchange import kinds
from guildhouse.formats.stackexchange.records import Comment, HistoryEntry, Post, PostLink
from guildhouse.formats.stackexchange.staging.schema import COMMENTS, ENTRIES, LINKS, POSTS, Table

PAGE = 100

T = TypeVar("T", Comment, HistoryEntry)

_OF_THREAD = "(SELECT ?1 UNION ALL SELECT id FROM post WHERE parent_id = ?1 AND kind = 2)"


@dataclass(frozen=True, slots=True)
class ThreadPost:
    post: Post
    comments: tuple[Comment, ...]
    history: tuple[HistoryEntry, ...]

    @property
    def markdown(self) -> str | None:
        """What its author last typed, where the history tells."""
        return next((entry.text for entry in reversed(self.history) if entry.kind in kinds.BODIES), None)


@dataclass(frozen=True, slots=True)
class Thread:
    id: int
    question: ThreadPost | None
    answers: tuple[ThreadPost, ...]
    links: tuple[PostLink, ...]  # from its posts to posts that are in the dump

    @property
    def posts(self) -> Iterator[ThreadPost]:
        if self.question:
            yield self.question
        yield from self.answers

    @property
    def accepted_id(self) -> int | None:
        """The accepted answer, if it is among the answers."""
        wanted = self.question.post.accepted_id if self.question else None
        return wanted if any(answer.post.id == wanted for answer in self.answers) else None

    @property
    def close_reason(self) -> str:
        """Why the question stands closed: a value of kinds.CLOSE_REASONS, or empty where the dump does not say."""
        if self.question is None or self.question.post.closed is None:
            return ""
        if entry := self._closing:
            code = entry.comment.split(maxsplit=1)[0] if entry.comment else ""
            if code.isdecimal() and int(code) in kinds.CLOSE_REASONS:
                return kinds.CLOSE_REASONS[int(code)]
        return kinds.CLOSE_REASONS[1] if self.duplicate_of else ""

    @property
    def duplicate_of(self) -> tuple[int, ...]:
        """The questions this one repeats, by the links and by the vote that closed it."""
        linked = [link.related_id for link in self.links if link.kind == kinds.DUPLICATE and link.post_id == self.id]
        closed = self.question is not None and self.question.post.closed is not None
        voted = _originals(self._closing) if closed and self._closing else []
        return tuple(dict.fromkeys(other for other in (*linked, *voted) if other != self.id))

    @property
    def _closing(self) -> HistoryEntry | None:
        history = self.question.history if self.question else ()
        return next((entry for entry in reversed(history) if entry.kind == kinds.CLOSED), None)


def _originals(closing: HistoryEntry) -> list[int]:
    try:
        found = json.loads(closing.text)["OriginalQuestionIds"]
        return [number for number in found if isinstance(number, int)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []  # other reasons carry other text, or none


def read_threads(connection: sqlite3.Connection, after: int | None) -> Iterator[Thread]:
    """Threads by ascending id; `after` goes on behind one already seen. Holds one thread in memory."""
    where, key = ("WHERE id > ?", (after,)) if after is not None else ("", ())
    while ids := connection.execute(f"SELECT id FROM thread {where} ORDER BY id LIMIT {PAGE}", key).fetchall():
        for (number,) in ids:
            yield _assemble(connection, number)
        where, key = "WHERE id > ?", (ids[-1][0],)


def read_duplicates(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """What `Thread.duplicate_of` says of every thread, without assembling any."""
    linked = connection.execute(
        f"SELECT post_id, related_id FROM link WHERE kind = {kinds.DUPLICATE} AND post_id <> related_id"
        " AND post_id IN (SELECT id FROM thread) AND related_id IN (SELECT id FROM thread) ORDER BY id"
    )
    yield from linked
    closed = connection.execute(
        f"SELECT {ENTRIES.columns} FROM entry WHERE kind = {kinds.CLOSED}"
        " AND post_id IN (SELECT id FROM post WHERE closed IS NOT NULL) ORDER BY post_id, created DESC, id DESC"
    )
    for number, entries in groupby(map(ENTRIES.from_row, closed), key=attrgetter("post_id")):
        for other in _originals(next(entries)):
            known = connection.execute("SELECT 1 FROM thread WHERE id = ?", (other,)).fetchone()
            if known and other != number:
                yield number, other


def _assemble(connection: sqlite3.Connection, number: int) -> Thread:
    comments = _by_post(_select(connection, COMMENTS, f"post_id IN {_OF_THREAD} ORDER BY created, id", number))
    history = _by_post(_select(connection, ENTRIES, f"post_id IN {_OF_THREAD} ORDER BY created, id", number))

    def whole(post: Post) -> ThreadPost:
        return ThreadPost(post, tuple(comments[post.id]), tuple(history[post.id]))

    question = next(_select(connection, POSTS, f"id = ? AND kind = {kinds.QUESTION}", number), None)
    answers = _select(
        connection, POSTS, f"parent_id = ? AND kind = {kinds.ANSWER} ORDER BY score DESC, created, id", number
    )
    links = _select(
        connection, LINKS, f"post_id IN {_OF_THREAD} AND related_id IN (SELECT id FROM post) ORDER BY id", number
    )
    return Thread(number, whole(question) if question else None, tuple(map(whole, answers)), tuple(links))


def _select(connection: sqlite3.Connection, table: Table[Any], condition: str, number: int) -> Iterator[Any]:
    found = connection.execute(f"SELECT {table.columns} FROM {table.name} WHERE {condition}", (number,))
    return map(table.from_row, found)


def _by_post(records: Iterable[T]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for record in records:
        found[record.post_id].append(record)
    return found
