"""What is read from a damaged file, and what is said about the rest."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.formats.stackexchange import reader, reasons
from guildhouse.formats.stackexchange.expat import Row
from guildhouse.formats.stackexchange.lines import CHUNK
from guildhouse.formats.stackexchange.reasons import Problem
from tests.factories.stackexchange import listing, row


def read(content: bytes, root: str = "posts"):
    found = list(reader.read_rows(io.BufferedReader(io.BytesIO(content)), "Posts.xml", root))
    return [item for item in found if isinstance(item, Row)], [item for item in found if isinstance(item, Problem)]


def ids(rows):
    return [item.attributes["Id"] for item in rows]


def test_rows_come_with_their_lines():
    rows, problems = read(listing("posts", [row(Id=1), row(Id=2)]))
    assert [(item.line, item.attributes) for item in rows] == [(3, {"Id": "1"}), (4, {"Id": "2"})]
    assert problems == []


def test_rows_laid_out_otherwise_are_read():
    rows, problems = read(b"<posts><row Id='1'/><row\n  Id='2'\n  Body='a'\n/><row Id='3'></row></posts>")
    assert ids(rows) == ["1", "2", "3"]
    assert problems == []


@pytest.mark.parametrize(
    "bad",
    [
        "<row Id='7' Body='cut />",
        "<row Id='7' Id='8' />",
        "<row Id='7' Body=none />",
        "<row Id='7' <em>Body='a' />",
    ],
)
def test_malformed_record_is_named_and_the_rest_goes_on(bad):
    rows, problems = read(listing("posts", [row(Id=1), bad, row(Id=2), row(Id=3)]))
    assert ids(rows) == ["1", "2", "3"]
    assert [problem.reason for problem in problems] == [reasons.MALFORMED]
    assert problems[0].line == 4


def test_lines_that_are_no_records_are_skipped_and_said():
    rows, problems = read(listing("posts", [row(Id=1), "<<<<", "=====", row(Id=2)]))
    assert ids(rows) == ["1", "2"]
    assert [str(problem) for problem in problems] == [
        "Posts.xml, line 4: Lines 4 to 5 are not records (not well-formed (invalid token)) and were skipped."
    ]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a&#x1F;b", "a\ufffdb"),
        ("a\x00b", "a\ufffdb"),
        ("AT&T &nbsp; &amp;", "AT&T &nbsp; &"),
        ("1 < 2", "1 < 2"),
        ("&#xD800;&#99999999;", "\ufffd\ufffd"),
        ("caf&#xE9; \U0001f600\x07", "café \U0001f600\ufffd"),
    ],
)
def test_characters_xml_forbids_do_not_cost_the_record(written, kept):
    rows, problems = read(listing("posts", [f'  <row Id="5" Body="{written}" />', row(Id=6)]))
    assert rows[0].attributes["Body"] == kept
    assert ids(rows) == ["5", "6"]
    assert [(problem.reason, problem.line, problem.record_id) for problem in problems] == [(reasons.REPAIRED, 3, 5)]


def test_truncated_file_says_where_and_how_much_was_read():
    whole = listing("posts", [row(Id=1), row(Id=2), row(Id=3, Body="long enough")])
    rows, problems = read(whole[: whole.index(b"enough")])
    assert ids(rows) == ["1", "2"]
    assert [str(problem) for problem in problems] == [
        "Posts.xml, line 5: The file breaks off at line 5 (unclosed token); 2 records were read before."
    ]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_empty_file_is_a_problem_not_a_crash(content):
    rows, problems = read(content)
    assert rows == []
    assert [problem.reason for problem in problems] == [reasons.BROKEN_OFF]


def test_other_text_is_a_problem_not_a_crash():
    rows, problems = read(b"Id,Body\n1,hello\n")
    assert rows == []
    assert problems[0].reason == reasons.BROKEN_OFF


def test_rows_after_the_end_are_read():
    rows, problems = read(
        listing("posts", [row(Id=1)]) + b"\n" + listing("posts", [row(Id=2)]).replace(b"\xef\xbb\xbf", b"")
    )
    assert ids(rows) == ["1", "2"]
    assert [problem.reason for problem in problems] == [reasons.SKIPPED]


def test_declared_entities_end_the_file_unexpanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    rows, problems = read(f'<!DOCTYPE posts [{laughs}]>\n<posts>\n<row Id="1" Body="&l9;" />\n</posts>'.encode())
    assert rows == []
    assert [problem.reason for problem in problems] == [reasons.REFUSED]


def test_outer_entities_are_not_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("canary")
    rows, problems = read(
        f'<!DOCTYPE posts SYSTEM "file://{secret}">\n<posts>\n<row Id="1" Body="&canary;" />\n</posts>'.encode()
    )
    assert "canary" not in str([item.attributes for item in rows]).replace("&canary;", "")
    assert all("canary" not in str(problem) for problem in problems)


def test_another_kind_of_list_is_not_read():
    rows, problems = read(listing("users", [row(Id=1, DisplayName="Ann")]))
    assert rows == []
    assert [str(problem) for problem in problems] == [
        "Posts.xml, line 2: The file is a list of “users”, not of “posts”; it was not read."
    ]


def test_strange_elements_are_said_once():
    rows, problems = read(listing("posts", ["<note/>", row(Id=1), "<note/>"]))
    assert ids(rows) == ["1"]
    assert [problem.reason for problem in problems] == [reasons.STRANGE_ELEMENT]


def test_stray_windows_bytes_are_read_as_such():
    rows, problems = read(
        listing("posts", [row(Id=1, Body="X")]).replace(b"X", "naïve – été".encode("cp1252")) + "<!-- é -->".encode()
    )
    assert rows[0].attributes["Body"] == "naïve – été"
    assert [(problem.reason, problem.line) for problem in problems] == [(reasons.ENCODING, 3)]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_declared_encodings_are_respected(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\r\n<posts>\r\n<row Id="1" Body="été" />\r\n</posts>'
    rows, problems = read(text.encode(encoding))
    assert rows == [Row(3, {"Id": "1", "Body": "été"})]
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-7-of-our-own", "rot13", "hex", "unicode_escape", "idna"])
def test_a_declared_encoding_that_makes_no_sense_is_read_as_utf8(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<posts>\n<row Id="1" Body="\\u0041 été" />\n</posts>'
    rows, _ = read(text.encode())
    assert ids(rows) == ["1"]


def test_one_very_long_line_is_read_in_pieces():
    count = 2 * CHUNK // 60
    rows, problems = read(
        ("<posts>" + "".join(f'<row Id="{n}" Body="{"é" * 20}"/>' for n in range(count)) + "</posts>").encode()
    )
    assert len(rows) == count
    assert all(item.attributes["Body"] == "é" * 20 for item in rows)
    assert problems == []


def test_a_record_without_end_is_dropped_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(reader, "RECORD_LIMIT", 1 << 20)
    rows, problems = read(listing("posts", [row(Id=1), row(Id=2, Body="x" * (3 << 20)), row(Id=3)]))
    assert ids(rows) == ["1", "3"]
    assert [(problem.reason, problem.line) for problem in problems] == [(reasons.TOO_LARGE, 4)]


def test_a_huge_attribute_within_the_limit_is_kept():
    rows, problems = read(listing("posts", [row(Id=1, Body="x" * (5 << 20))]))
    assert len(rows[0].attributes["Body"]) == 5 << 20
    assert problems == []


def test_an_archive_that_fails_midway_is_said():
    class Failing(io.RawIOBase):
        def __init__(self):
            self.parts = [listing("posts", [row(Id=1)])[:-8]]

        def readable(self):
            return True

        def readinto(self, buffer):
            if not self.parts:
                raise EOFError("Compressed file ended")
            part = self.parts.pop()
            buffer[: len(part)] = part
            return len(part)

    found = list(reader.read_rows(io.BufferedReader(Failing()), "Posts.xml", "posts"))
    assert isinstance(found[0], Row)
    assert (
        found[1].sentence == "The file could not be read further (Compressed file ended); 1 records were read before."
    )


SOUND = listing("posts", [row(Id=number, Body=f"<p>body {number} & more</p>") for number in range(20)])


@given(place=st.integers(60, len(SOUND) - 1), removed=st.integers(0, 40), put=st.binary(max_size=12))
def test_one_wound_costs_few_records_and_never_the_reading(place, removed, put):
    rows, problems = read(SOUND[:place] + put + SOUND[place + removed :])
    # Forty bytes reach into two rows at most.
    assert len([item for item in rows if item.attributes.get("Id", "").isdecimal()]) >= 17
    assert all("%(" not in problem.sentence for problem in problems)


@given(content=st.binary(max_size=2000))
def test_any_bytes_are_read_without_failing(content):
    rows, problems = read(content)
    assert rows or problems
