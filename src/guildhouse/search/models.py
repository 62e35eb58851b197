"""The tables of search: documents, the words in them, and what was asked for in vain."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.utils import timezone

from guildhouse.search.analysis.analyser import Term

LONGEST_TITLE, LONGEST_TEXT = 300, 60_000


class Document(models.Model):
    """A thing as it can be found. The database itself keeps a full-text index of ``tokens`` and ``marks`` (migration 0002).

    Rows are added in the order of time, so a higher id is newer: "the newest 2,000" needs no sorting. ``tokens`` are the title's
    and the text's, ``marks`` what the thing can be narrowed by, both padded with spaces.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    sort = models.CharField(max_length=20)
    space_id = models.BigIntegerField(null=True)
    author_id = models.BigIntegerField(null=True)
    at = models.BigIntegerField()
    score = models.IntegerField(default=0)
    settled = models.BooleanField(default=False)
    marks = models.TextField()
    tokens = models.TextField()
    title = models.CharField(max_length=LONGEST_TITLE)
    address = models.CharField(max_length=300)
    byline = models.CharField(max_length=80, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    text = models.TextField()

    terms: Collection[Term] = ()
    """The words of a document just made, until they are counted; not kept."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Word(models.Model):
    """A word as people type it (folded), the token it became, and in about how many documents it stands."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=120)
    token = models.CharField(max_length=120)
    documents = models.IntegerField(default=0)
    is_spelled = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "token"], name="search_word_once")]
        indexes = [models.Index(fields=["token"], name="search_word_token")]

    def __str__(self) -> str:
        return self.word


class ShortForm(models.Model):
    """A word with letters left out, as a number; mistyped words are found where they meet (analysis/spelling.py)."""

    pk: Any = models.CompositePrimaryKey("key", "word_id")
    key = models.IntegerField()
    word_id = models.BigIntegerField()


class Tally(models.Model):
    """How many documents there are in each language, so that nobody has to count."""

    language = models.CharField(max_length=10, primary_key=True)
    documents = models.IntegerField(default=0)


class MissedSearch(models.Model):
    """What members looked for and did not find, by month and without a word about who asked."""

    words = models.CharField(max_length=80)
    month = models.DateField()
    times = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "words"], name="search_missed_once")]
        ordering = ["-month", "-times", "words"]

    def __str__(self) -> str:
        return self.words
