"""What people type, made storable: no NULs, one form of Unicode, one kind of line end."""

import pytest

from guildhouse.kernel.markdown import MAX_TEXT, TextTooLong, clean_text, one_line, render


def test_clean_text_composes_characters():
    assert clean_text("cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_clean_text_knows_one_line_end(line_end):
    assert clean_text(f"a{line_end}b") == "a\nb"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\ufeff", "\u202e", "\u2066"])
def test_clean_text_removes_what_is_never_content(sign):
    assert clean_text(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", ["\t", "\n", "\u200d", "\u200f", "\u200e", "\u00a0", "\U0001f469"])
def test_clean_text_keeps_what_words_and_pictures_need(sign):
    assert clean_text(f"a{sign}b") == f"a{sign}b"


def test_text_of_the_most_characters_is_taken():
    assert len(clean_text("ä" * MAX_TEXT)) == MAX_TEXT


def test_windows_line_ends_do_not_make_a_text_too_long():
    assert len(clean_text("a\r\n" * (MAX_TEXT // 2))) == MAX_TEXT


@pytest.mark.parametrize("length", [MAX_TEXT + 1, MAX_TEXT * 30])
def test_longer_text_is_refused_with_both_figures(length):
    with pytest.raises(TextTooLong, match=rf"{length} characters; {MAX_TEXT} is the most"):
        render("a" * length)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two \n lines\t here ", "two lines here"),
        ("«\u00a0discovery\u00a0»\u202f?", "«\u00a0discovery\u00a0»\u202f?"),
        ("\u2003wide\u3000space", "wide space"),
        (" \u00a0 ", ""),
    ],
)
def test_one_line_keeps_the_spaces_that_hold_signs_to_words(typed, kept):
    assert one_line(typed) == kept
