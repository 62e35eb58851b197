"""Marks: periods made of whole years, months and days, and tags that no index takes for its own signs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.search.index.marks import period_marks, tag_mark

TODAY = date(2026, 3, 15)
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("after", "before", "marks"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), ("d:2025",)),
        (
            date(2025, 11, 29),
            date(2026, 2, 2),
            ("d:2025-11-29", "d:2025-11-30", "d:2025-12", "d:2026-01", "d:2026-02-01"),
        ),
        (date(2026, 3, 1), None, tuple(f"d:2026-{month:02}" for month in range(3, 13))),
        (date(2026, 3, 1), date(2026, 3, 1), ()),
        (date(2026, 3, 2), date(2026, 3, 1), ()),
        (date(2024, 2, 29), date(2024, 3, 1), ("d:2024-02-29",)),
    ],
)
def test_a_period_is_made_of_the_largest_pieces(after, before, marks):
    assert period_marks(after, before, TODAY) == marks


@given(DAYS, DAYS, DAYS)
def test_a_day_has_one_mark_of_a_period_exactly_when_it_is_in_it(after, before, day):
    of_day = {f"d:{day:%Y}", f"d:{day:%Y-%m}", f"d:{day:%Y-%m-%d}"}
    assert len(of_day & set(period_marks(after, before, TODAY))) == (1 if after <= day < before else 0)


@given(DAYS, DAYS)
def test_a_period_has_few_marks(after, before):
    assert len(period_marks(after, before, TODAY)) <= 100


def test_the_future_and_the_distant_past_end_somewhere():
    assert len(period_marks(None, date.max, TODAY)) == len(period_marks(date.min, None, TODAY))
    assert len(period_marks(None, TODAY + timedelta(days=400), TODAY)) < 60


@given(st.text(max_size=40))
def test_a_tag_is_one_token_of_any_index(tag):
    mark = tag_mark(tag)
    assert not set(mark) & set(" \"'\\&|!()<>*\0\n\t")


def test_a_tag_is_found_however_it_is_written():
    assert tag_mark("Saying No") == tag_mark(" saying no ")
