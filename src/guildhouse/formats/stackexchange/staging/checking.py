"""Once everything is in: what points nowhere, and which threads there are."""

from __future__ import annotations

import sqlite3

from guildhouse.formats.stackexchange import kinds, reasons
from guildhouse.formats.stackexchange.staging.schema import INDICES

# Each finds records whose reference leads nowhere: (kind of file, reason, the column that holds what was sought, table, condition).
_Check = tuple[str, str, str, str, str]

_REFERENCES: tuple[_Check, ...] = (
    ("Posts", reasons.PARENT_NOT_NAMED, "NULL", "post", f"kind = {kinds.ANSWER} AND parent_id IS NULL"),
    (
        "Posts",
        reasons.PARENT_MISSING,
        "parent_id",
        "post",
        f"kind = {kinds.ANSWER} AND parent_id NOT IN (SELECT id FROM post)",
    ),
    (
        "Posts",
        reasons.PARENT_NOT_QUESTION,
        "parent_id",
        "post",
        f"kind = {kinds.ANSWER} AND parent_id IN (SELECT id FROM post WHERE kind <> {kinds.QUESTION})",
    ),
    (
        "Posts",
        reasons.ACCEPTED_MISSING,
        "accepted_id",
        "post",
        f"""kind = {kinds.QUESTION} AND accepted_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM post a WHERE a.id = post.accepted_id AND a.kind = {kinds.ANSWER} AND a.parent_id = post.id)""",
    ),
    ("Comments", reasons.POST_MISSING, "post_id", "comment", "post_id NOT IN (SELECT id FROM post)"),
    ("PostHistory", reasons.POST_MISSING, "post_id", "entry", "post_id NOT IN (SELECT id FROM post)"),
    ("PostLinks", reasons.LINK_DANGLING, "post_id", "link", "post_id NOT IN (SELECT id FROM post)"),
    (
        "PostLinks",
        reasons.LINK_DANGLING,
        "related_id",
        "link",
        "related_id NOT IN (SELECT id FROM post) AND post_id IN (SELECT id FROM post)",
    ),
)
_AUTHORS: tuple[_Check, ...] = tuple(
    (kind, reasons.AUTHOR_MISSING, "author_id", table, "author_id NOT IN (SELECT id FROM user)")
    for kind, table in (("Posts", "post"), ("Comments", "comment"), ("PostHistory", "entry"))
)

_THREADS = f"""
INSERT INTO thread SELECT id, 0 FROM post WHERE kind = {kinds.QUESTION};
INSERT INTO thread SELECT DISTINCT parent_id, 1 FROM post
    WHERE kind = {kinds.ANSWER} AND parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM post)
"""


def check(connection: sqlite3.Connection, names: dict[str, str]) -> None:
    """Complete the working copy, once. `names` are the files' names by kind."""
    if connection.execute("SELECT 1 FROM fact WHERE name = 'complete'").fetchone():
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in (*INDICES.split(";"), *_THREADS.split(";")):
            connection.execute(statement)
        # Without a list of people every author would be missing: the report says once that the list is.
        for kind, reason, sought, table, condition in (*_REFERENCES, *(_AUTHORS if "Users" in names else ())):
            connection.execute(
                "INSERT INTO problem (file, line, record_id, reason, facts)"
                f" SELECT ?, line, id, ?, json_object('id', {sought}) FROM {table} WHERE {condition} ORDER BY id",
                (names.get(kind, f"{kind}.xml"), reason),
            )
        connection.execute("INSERT INTO fact VALUES ('complete', '1')")
