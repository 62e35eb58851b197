"""File names come out harmless and still say what the file is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.kernel.attachments.naming import clean_name

RTLO = "\u202e"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Report.PDF", "Report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Ann\\plan.docx", "plan.docx"),
        (f"invoice-{RTLO}fdp.exe", "invoice-fdp.exe"),
        ("a\u200bb\ufeffc\u2066.txt", "abc.txt"),
        ("line\r\nbreak\x00.txt", "linebreak.txt"),
        ('q"uo<te>|?*.txt', "q-uo-te-.txt"),
        ("semi;colon%20.txt", "semi-colon-20.txt"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("console.txt", "console.txt"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("", "file"),
        ("....txt", "txt"),
        ("name.txt.", "name.txt"),
        ("name.txt ", "name.txt"),
        ("  spaced   out .txt", "spaced out.txt"),
        ("e\u0301.txt", "é.txt"),
        ("进度.报告.xlsx", "进度.报告.xlsx"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("archive.tar.gz", "archive.tar.gz"),
        ("é" * 200 + ".txt", "é" * 58 + ".txt"),
        ("a" * 5000, "a" * 119),
    ],
)
def test_name_is_made_harmless(name, clean):
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_name_of_any_text_is_safe_and_settled(name):
    clean = clean_name(name)
    assert clean
    assert len(clean.encode()) <= 120
    assert not set(clean) & set('/\\<>:"|?*;%\0')
    assert not any(unicodedata.category(char).startswith("C") for char in clean)
    assert not clean.startswith((".", " ", "-"))
    assert not clean.endswith((".", " "))
    assert clean_name(clean) == clean
