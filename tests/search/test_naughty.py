"""Strings that break searches elsewhere, as queries and as texts."""

import json
from datetime import UTC, datetime

import pytest

from guildhouse.kernel.ports.search import Findable
from guildhouse.search.actions.indexing import make_document
from guildhouse.search.models import Document

BUILT_IN = [
    '" OR 1=1', "NEAR(a b)", "a AND", "NOT", "tokens : a", "{tokens}:a", "a*", "^a", "-", "--", '"', '""""', 'a" OR "b', "'", "''", "\\", "\\'",
    "a:b:c", "a & b", "a | b", "!a", "a <-> b", "a:*", "%", "%s", "%%", "{0}", "?", "(((", ")))", "\ufeff", "\u202e", "\u0000", "Ω≈ç√∫", "𝓪𝓫𝓬",
    "ﷺ" * 80, "Z̵͓͂a̵͜lgo", "👩‍👩‍👧", "１２３", "١٢٣", "İstanbul ı", "ß" * 120, "ᄀ" * 300, "\u0e4d\u0e32", "\U0001f1eb\U0001f1f7", "a" * 500,
]  # fmt: skip


@pytest.mark.parametrize("typed", BUILT_IN)
def test_an_odd_query_is_answered(db, find, typed):
    assert find(typed).count == 0


def test_odd_texts_are_kept_and_odd_words_found(db):
    for number, text in enumerate(BUILT_IN):
        found = Findable(
            kind="note", id=number, title=text, text=text, address="/", audience="everyone", kinds=("note",), tags=(text,),
            created_at=datetime(2026, 1, 1, tzinfo=UTC), language="tr",
        )  # fmt: skip
        make_document(found).save()
    assert Document.objects.count() == len(BUILT_IN)


@pytest.mark.corpus
def test_every_naughty_string_is_answered(db, find, corpus):
    lines = json.loads((corpus / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    assert lines
    for line in lines:
        assert find(line).count == 0
