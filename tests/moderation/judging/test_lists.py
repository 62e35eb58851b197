"""Lists as files: every line is an entry, a duplicate, a fault or empty; what is written reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.moderation.judging.lists import Entry, Kind, decode, find_fault, read_list, write_list
from guildhouse.moderation.judging.watching import Act, Way


def test_plain_list_tells_what_each_line_is():
    told = read_list("bad.example\nfoo@bad.example\nrude word\n\n# a remark\nRUDE  Word\n10.0.0.1\n")
    assert [(line, entry.kind, entry.value) for line, entry in told.entries] == [
        (1, Kind.DOMAIN, "bad.example"),
        (2, Kind.ADDRESS, "foo@bad.example"),
        (3, Kind.WORD, "rude word"),
        (7, Kind.WORD, "10.0.0.1"),
    ]
    assert told.duplicates == [(6, 3, "RUDE Word")]
    assert (told.empty, told.lines, told.faults) == (2, 7, [])


def test_table_tells_which_line_cannot_be_used_and_why():
    told = read_list(
        "kind;value;act\nword;fine;hold\nword;odd;explode\ndomain;no domain;note\nplanet;mars;note\n"
        f"word;{'x' * 101};note\ndomain;10.0.0.1;note\nword;\u200b;note\n"
    )
    assert [entry for _line, entry in told.entries] == [Entry(Kind.WORD, "fine", act=Act.HOLD)]
    assert [(fault.line, fault.code) for fault in told.faults] == [
        (3, "unknown-choice"), (4, "not-a-domain"), (5, "unknown-choice"), (6, "too-long"), (7, "network"), (8, "nothing-to-find"),
    ]  # fmt: skip


def test_given_kind_way_and_act_hold_for_every_line():
    told = read_list("casino", kind=Kind.WORD, way=Way.ANYWHERE, act=Act.HOLD, language="en")
    assert told.entries == [(1, Entry(Kind.WORD, "casino", Way.ANYWHERE, Act.HOLD, "en"))]


@pytest.mark.parametrize("content", ["é\n".encode(), "é\n".encode("utf-16"), b"\xef\xbb\xbf\xc3\xa9\n", b"\xe9\n"])
def test_files_of_any_usual_encoding_are_read(content):
    assert [entry.value for _line, entry in read_list(decode(content)).entries] == ["é"]


words = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)


@given(
    st.lists(
        st.builds(
            Entry,
            st.just(Kind.WORD),
            words,
            st.sampled_from(Way),
            st.sampled_from(Act),
            st.sampled_from(["", "en", "fr"]),
        )
    )
)
def test_what_is_written_reads_back(entries):
    entries = [one for one in {one.key: one for one in entries}.values() if not find_fault(one)]
    told = read_list(write_list(entries))
    assert [entry for _line, entry in told.entries] == entries
    assert not told.duplicates
    assert not told.faults


@given(st.text(max_size=300))
def test_every_line_is_accounted_for(text):
    told = read_list(text, kind=Kind.WORD)
    if not text.lower().startswith(("value", "kind", "way", "act", "language")):
        assert len(told.entries) + len(told.duplicates) + len(told.faults) + told.empty == told.lines
