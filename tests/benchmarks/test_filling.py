"""A filling is a community as the rooms would have made it, found as the worker would have indexed it."""

import pytest
from django.db import connection

from benchmarks.filling import Community
from benchmarks.indexing import COLUMNS, Index
from benchmarks.sizes import Size
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.ports.search import findables
from guildhouse.search.actions.rebuilding import catch_up
from guildhouse.search.models import Document, ShortForm, Tally, Word

SIZE = Size(members=20, posts=400, long=30, vocabulary=300)


@pytest.fixture
def filled(db):
    if connection.vendor != "sqlite":
        pytest.skip("Fillings are written into SQLite and copied from there.")
    Community(SIZE).fill()


def test_filling_counts_what_it_holds(filled):
    assert Post.objects.count() == SIZE.posts + SIZE.long
    for topic in Topic.objects.all():
        numbers = list(topic.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, topic.last_number + 1))
        assert topic.replies_count == topic.last_number - 1
    assert Topic.objects.unanswered().get().last_number == 1


def test_filling_is_the_same_each_time():
    one, other = ([row[:7] for row in Community(SIZE)._posts()] for _ in range(2))
    assert one == other


def test_index_of_a_filling_is_what_the_worker_writes(filled, monkeypatch):
    entries = {
        name: source for name, source in findables._entries.items() if name != "manual"
    }  # no part of a community
    monkeypatch.setattr(findables, "_entries", entries)
    Index().build()
    ours = snapshot()
    for model in (Document, Word, ShortForm, Tally):
        model.objects.all().delete()
    for _step in catch_up(again=True):
        pass
    assert ours == snapshot()


def snapshot():
    words = dict(Word.objects.values_list("pk", "word"))
    return (
        list(Document.objects.order_by("pk").values_list(*COLUMNS)),
        sorted(Word.objects.values_list("word", "token", "documents", "is_spelled")),
        sorted((key, words[pk]) for key, pk in ShortForm.objects.values_list("key", "word_id")),
        sorted(Tally.objects.values_list("language", "documents")),
    )
