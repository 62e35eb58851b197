"""What the working copy holds, in numbers: the answer to a dry run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from guildhouse.formats.stackexchange import kinds
from guildhouse.formats.stackexchange.reasons import Problem, gettext_noop
from guildhouse.formats.stackexchange.source import Source
from guildhouse.formats.stackexchange.staging.schema import TABLES, load_facts

ON_OTHERS = gettext_noop("comment on one of these")
HISTORY_OF_OTHERS = gettext_noop("history of one of these")


@dataclass(frozen=True, slots=True)
class Report:
    users: int
    questions: int
    answers: int  # that have a place, with or without their question
    comments: int  # on those
    revisions: int  # history entries of those
    links: int
    tags: int
    placeholders: int  # threads whose question is missing
    left_out: dict[str, int]  # posts of other kinds, and what hangs on them
    missing: tuple[str, ...]  # files the dump does not have
    problems: dict[str, int]  # by reason

    @property
    def posts(self) -> int:
        return self.questions + self.answers


_PLACED = (
    f"(SELECT id FROM post WHERE kind = {kinds.QUESTION}"
    f" UNION ALL SELECT post.id FROM post JOIN thread ON thread.id = post.parent_id WHERE kind = {kinds.ANSWER})"
)


def count(connection: sqlite3.Connection, missing: tuple[str, ...]) -> Report:
    def number(query: str) -> int:
        found: int = connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0]
        return found

    return Report(
        users=number("user"),
        questions=number("thread WHERE NOT placeholder"),
        answers=number(f"post JOIN thread ON thread.id = post.parent_id WHERE kind = {kinds.ANSWER}"),
        comments=number(f"comment WHERE post_id IN {_PLACED}"),
        revisions=number(f"entry WHERE post_id IN {_PLACED}"),
        links=number("link WHERE post_id IN (SELECT id FROM post) AND related_id IN (SELECT id FROM post)"),
        tags=number("tag"),
        placeholders=number("thread WHERE placeholder"),
        left_out=dict(_left_out(connection)),
        missing=missing,
        problems=dict(connection.execute("SELECT reason, count(*) FROM problem GROUP BY reason ORDER BY min(number)")),
    )


def _left_out(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    others = f"kind NOT IN ({kinds.QUESTION}, {kinds.ANSWER})"
    for kind, found in connection.execute(f"SELECT kind, count(*) FROM post WHERE {others} GROUP BY kind"):
        yield kinds.OTHER_POSTS[kind], found
    for name, table in ((ON_OTHERS, "comment"), (HISTORY_OF_OTHERS, "entry")):
        query = f"SELECT count(*) FROM {table} WHERE post_id IN (SELECT id FROM post WHERE {others})"
        if found := connection.execute(query).fetchone()[0]:
            yield name, found


def keep_remark(connection: sqlite3.Connection, source: Source, record_id: int, reason: str, kind: str) -> None:
    table = TABLES[kind]
    line = connection.execute(f"SELECT line FROM {table.name} WHERE id = ?", (record_id,)).fetchone()
    values = (source.files[kind].name, line[0] if line else 0, record_id, reason.replace("%", "%%"))
    connection.execute(
        "INSERT INTO problem (file, line, record_id, reason, facts) SELECT ?1, ?2, ?3, ?4, '{}' WHERE NOT EXISTS"
        " (SELECT 1 FROM problem WHERE file = ?1 AND record_id = ?3 AND reason = ?4)",
        values,
    )


def read_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for file, line, record, reason, facts in connection.execute(
        "SELECT file, line, record_id, reason, facts FROM problem ORDER BY number"
    ):
        yield Problem(file, line, record, reason, load_facts(facts))
