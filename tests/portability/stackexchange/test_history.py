"""Earlier words out of history entries."""

from datetime import UTC, datetime, timedelta

from guildhouse.formats.stackexchange import HistoryEntry
from guildhouse.portability.actions.stackexchange.history import earlier_words

START = datetime(2020, 1, 1, tzinfo=UTC)


def entry(number, kind, text, revision, *, author=1, comment=""):
    return HistoryEntry(number, kind, 5, START + timedelta(days=number), author, "", text, comment, revision, "")


def edits(*entries):
    return [
        (one.title, one.body, one.edited_by_id, one.reason)
        for one in earlier_words(entries, lambda record: record.author_id)
    ]


def test_each_edit_keeps_what_was_said_before():
    found = edits(
        entry(1, 2, "one", "a"),
        entry(2, 5, "two", "b", author=2, comment="why"),
        entry(3, 8, "one", "c", author=3, comment="rolled back"),
    )
    assert found == [("", "one", 2, "why"), ("", "two", 3, "rolled back")]


def test_title_and_body_changed_together_are_one_edit():
    both = [
        HistoryEntry(3, kind, 5, START + timedelta(days=9), 4, "", text, "both", "b", "")
        for kind, text in ((4, "New"), (5, "two"))
    ]
    assert edits(entry(1, 2, "one", "a"), entry(2, 1, "Old", "a2"), *both)[-1] == ("Old", "one", 4, "both")


def test_changes_of_tags_votes_and_bumps_are_no_edits():
    assert (
        edits(entry(1, 2, "one", "a"), entry(2, 6, "<tag>", "b"), entry(3, 10, "{}", "c"), entry(4, 50, "", "d")) == []
    )


def test_edit_that_changed_nothing_is_none():
    assert edits(entry(1, 2, "one", "a"), entry(2, 5, "one", "b")) == []


def test_history_without_a_beginning_tells_only_what_it_knows():
    assert edits(entry(1, 5, "two", "b"), entry(2, 5, "three", "c", author=9)) == [("", "two", 9, "")]
    assert edits() == []
