"""The newest documents come first under every plan, however far apart they stand."""

import pytest

from guildhouse.search.index import finding
from guildhouse.search.index.expression import Expression
from guildhouse.search.models import Document

pytestmark = pytest.mark.django_db
GAP = 7_000  # more than one span


@pytest.fixture
def far_apart():
    numbers = [number * GAP for number in range(1, 61)]
    Document.objects.bulk_create(
        Document(
            pk=pk, kind="note", object_id=pk, sort="note", at=pk, title="", address="", text="",
            tokens=f" | road {'map' if pk % (2 * GAP) else 'plan'} ", marks=f" a:everyone w:{pk % 3} ",
        )
        for pk in numbers
    )  # fmt: skip
    return numbers[::-1]


@pytest.mark.parametrize("expected", [0, 60, 5_000, 1_000_000])
@pytest.mark.parametrize("limit", [1, 7, 59, 60, 2_000])
def test_the_newest_come_first_whatever_was_expected(far_apart, expected, limit):
    expression = Expression(words=((("road",),),), marks=(("a:everyone",),))
    assert [row[0] for row in finding.find_candidates(expression, expected, limit)] == far_apart[:limit]


@pytest.mark.parametrize("expected", [0, 5_000])
def test_words_that_seldom_meet_are_found_to_the_end(far_apart, expected):
    expression = Expression(words=((("road", "plan"),),), marks=(("a:everyone",),), unwanted_marks=("w:0",))
    wanted = [pk for pk in far_apart if pk % (2 * GAP) == 0 and pk % 3]
    assert [row[0] for row in finding.find_candidates(expression, expected)] == wanted


@pytest.mark.parametrize("expected", [0, 5_000])
def test_without_words_marks_alone_decide(far_apart, expected):
    expression = Expression(marks=(("a:everyone",), ("w:1",)))
    assert [row[0] for row in finding.find_candidates(expression, expected)] == [pk for pk in far_apart if pk % 3 == 1]


def test_the_index_follows_its_table(far_apart):
    expression = Expression(words=((("road", "map"),),), marks=(("a:everyone",),))
    Document.objects.filter(pk=far_apart[-1]).update(tokens=" | other ")
    Document.objects.filter(pk=far_apart[-3]).delete()
    Document.objects.filter(pk=far_apart[-5]).update(marks=" a:nobody ")
    assert len(finding.find_candidates(expression, 5_000)) == 27
    finding.tidy_index()
    assert len(finding.find_candidates(expression, 5_000)) == 27
