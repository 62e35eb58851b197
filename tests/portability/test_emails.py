"""The table of addresses, in whatever form a spreadsheet saves it."""

import pytest

from guildhouse.kernel.errors import Invalid
from guildhouse.portability.actions import emails
from guildhouse.portability.actions.emails import read_emails


@pytest.fixture
def table(tmp_path):
    def read(content):
        path = tmp_path / "emails.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_emails(path)

    return read


@pytest.mark.parametrize(
    "content",
    [
        "1,ann@example.org\n2,bo@example.org\n",
        "id,email\n1,ann@example.org\n2,bo@example.org",
        "E-mail;Name;UserId\r\nann@example.org;Ann;1\r\nbo@example.org;Bo;2\r\n",
        "\ufeffId\tEmail\n1\tann@example.org\n\n2\tbo@example.org\n",
        '"id","email"\n"1","ann@example.org"\n" 02 "," bo@example.org "\n',
        "id,email\n1,ann@example.org\n2,bo@example.org\n".encode("utf-16"),
    ],
)
def test_every_usual_form_is_read(table, content):
    found = table(content)
    assert found.emails == {"1": "ann@example.org", "2": "bo@example.org"}
    assert found.problems == []


def test_a_line_that_cannot_be_used_costs_only_itself(table):
    found = table(
        "id,email\n1,ann@example.org\nx,bo@example.org\n3\n4,not an address\n1,other@example.org\n-1,c@example.org\n"
    )
    assert found.emails == {"1": "ann@example.org", "-1": "c@example.org"}
    assert [line for line, _ in found.problems] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"\xff\xfe", b"\xe9,\xe9", b'"open', b"a" * 200_000, b"1" * 100_000 + b",a@b.org"]
)
def test_odd_files_are_no_crash(table, content):
    assert table(content).emails == {}


def test_missing_and_huge_files_say_so(tmp_path, monkeypatch):
    with pytest.raises(Invalid, match="can't be read"):
        read_emails(tmp_path / "absent.csv")
    monkeypatch.setattr(emails, "LARGEST", 3)
    (tmp_path / "big.csv").write_text("1,a@example.org")
    with pytest.raises(Invalid, match="larger"):
        read_emails(tmp_path / "big.csv")
