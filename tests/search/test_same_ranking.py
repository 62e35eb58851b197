"""The same top twenty on every database: against the pure ranking over all rows, and against answers kept in a file."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guildhouse.kernel.ports.search import Findable, FindableSource, findables
from guildhouse.search.actions.indexing import index_things
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.analysis.ranking import Candidate
from guildhouse.search.index import postgres, sqlite
from guildhouse.search.models import Document
from guildhouse.search.queries.asking import ask, make_frame
from guildhouse.search.queries.searching import rank_rows

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEPT = Path(__file__).with_name("expected_top20.json")
WORDS = (
    "roadmap strategy mentor mentoring discovery interview customer market research vision goal metric launch feedback team "
    "engineer design trade off experiment pricing growth onboarding retention churn kanban sprint backlog stakeholder e-mail "
    "résumé the of and to for without données 東京都 user_id v2"
).split()
QUERIES = [
    "roadmap", "the roadmap", "mentors", "mentoring strategy", '"customer interview"', "customer interview", "roadm", "e-mail",
    "email", "resume", "東京", "user_id", "roadmap -strategy", "roadmap kind:odd", "kind:even", "strategy tag:t3", "vision goal metric",
    "the of and", "interview after:2025-06 before:2026-01", "pricing is:answered", "raodmap strategy", "experiment zzzzqqq", "donnees",
]  # fmt: skip


def make_note(number):
    rnd = random.Random(number)  # noqa: S311 - words, not secrets
    words = [rnd.choice(WORDS) for _ in range(rnd.randint(3, 60))]
    return Findable(
        kind="note",
        id=number,
        title=" ".join(words[:3]),
        text=" ".join(words[2:]),
        address=f"/notes/{number}/",
        audience="everyone" if number % 5 else "space:1",
        kinds=("odd" if number % 2 else "even",),
        created_at=NOW - timedelta(hours=rnd.randint(1, 20_000)),
        language="en",
        tags=(f"t{number % 7}",),
        score=rnd.randint(-2, 40),
        answered=None if number % 3 else number % 2 == 0,
        settled=number % 6 == 0,
    )


@pytest.fixture
def notes(db):
    source = FindableSource(
        kind="note",
        read=lambda ids: map(make_note, ids),
        everything=list,
        visible=lambda ids, viewer: set(ids),
        kinds={"odd": "Odd", "even": "Even"},
    )
    findables.register("note", source)
    index_things(("note", number) for number in range(1, 241))
    yield
    findables._entries.pop("note")


@pytest.mark.parametrize("few", [4_000, 0], ids=["row by row", "in the index"])
def test_the_top_twenty_are_the_same_everywhere(notes, find, few, time_machine, monkeypatch):
    """Under both plans; a word expected in more than `few` documents is looked for in the index alone."""
    time_machine.move_to(NOW, tick=False)
    for database in (sqlite, postgres):
        monkeypatch.setattr(database, "FEW", few)
    expected = json.loads(KEPT.read_text(encoding="utf-8"))
    answers = {typed: [hit.id for hit in find(typed).hits] for typed in QUERIES}
    assert answers == expected


def test_the_index_finds_what_looking_at_every_document_finds(notes, find, time_machine):
    time_machine.move_to(NOW, tick=False)
    documents = list(Document.objects.all())
    for typed in QUERIES:
        asked = ask(parse_query(typed), make_frame(parse_query(typed), None, "en"))
        rows = [row for row in map(_as_row, documents) if _answers(row, asked)]
        by_hand = rank_rows(asked, [row for row, _marks in rows], 20)
        if rows:
            assert [hit.id for hit in find(typed).hits] == [_number(documents, pk) for pk in by_hand], typed


def _number(documents, pk):
    return next(document.object_id for document in documents if document.pk == pk)


def _as_row(document):
    row = Candidate(document.pk, document.tokens, document.at, document.score, document.settled)
    return row, document.marks


def _answers(row_and_marks, asked):
    row, marks = row_and_marks
    frame = asked.frame
    runs = ([*want.sequences, *((token,) for token in want.near)] for want in asked.wants)
    has_words = all(any(f" {' '.join(run)} " in row.tokens for run in choices) for choices in runs)
    has_marks = all(any(f" {mark} " in marks for mark in choices) for choices in (*frame.reach, *frame.filters))
    return has_words and has_marks and not any(f" {' '.join(run)} " in row.tokens for run in frame.unwanted)
