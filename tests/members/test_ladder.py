"""The ladder, pure: up at once, down from trusted alone and after fourteen days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.members.ladder import DEFAULT, FIGURES, Figures, Standing, reached, read_ladder, settle, weigh

TODAY = date(2026, 5, 1)
ENOUGH = {
    0: Figures(topics_read=5, posts_read=29),
    1: Figures(topics_read=5, posts_read=30),
    2: Figures(topics_read=20, posts_read=100, days=15, replies=3, thanks=1),
    3: Figures(topics_read=200, posts_read=500, days=60, recent_days=50, replies=10, thanks=20),
}


@pytest.mark.parametrize("level", range(4))
def test_level_is_reached_by_all_its_figures(level):
    assert reached(ENOUGH[level], DEFAULT) == level


def test_level_asks_for_those_below_it_too():
    assert (
        reached(Figures(topics_read=500, posts_read=900, recent_days=90, days=90, replies=99, thanks=0), DEFAULT) == 1
    )


def test_trusted_goes_down_after_fourteen_days_unless_it_is_reached_again():
    less = Figures(topics_read=300, posts_read=900, days=90, recent_days=49, replies=30, thanks=40)
    warned = settle(Standing(3), less, DEFAULT, TODAY)
    assert warned == Standing(3, TODAY + timedelta(days=14))
    assert settle(warned, less, DEFAULT, TODAY + timedelta(days=13)) == warned
    assert settle(warned, ENOUGH[3], DEFAULT, TODAY + timedelta(days=13)) == Standing(3)
    assert settle(warned, less, DEFAULT, TODAY + timedelta(days=14)) == Standing(2)


def test_nobody_else_goes_down():
    assert settle(Standing(2), Figures(), DEFAULT, TODAY) == Standing(2)


def test_what_is_missing_is_told():
    assert [(one.figure, one.have, one.need) for one in weigh(ENOUGH[0], DEFAULT, 1)] == [
        ("topics_read", 5, 5),
        ("posts_read", 29, 30),
    ]


def test_numbers_of_hosts_stand_in_for_ours_one_by_one():
    ladder = read_ladder({"1": {"topics_read": 1, "posts_read": 0}})
    assert reached(Figures(topics_read=1), ladder) == 1
    assert ladder[2] == DEFAULT[2]


figures = st.tuples(*[st.integers(0, 1000)] * len(FIGURES)).map(lambda numbers: Figures(*numbers))


@given(figures, figures)
def test_more_of_anything_never_means_less_trust(one, more):
    both = Figures(**{name: getattr(one, name) + getattr(more, name) for name in FIGURES})
    assert reached(both, DEFAULT) >= reached(one, DEFAULT)
