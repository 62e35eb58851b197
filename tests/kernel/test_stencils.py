"""A stencil asks what the ORM would ask, and its SQL is written once for each shape."""

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from guildhouse.kernel.stencils import Stencil, stencil
from guildhouse.members.models import Block, Member
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def find(named, ids, *, newest):
    blocked = Block.objects.filter(blocked=OuterRef("pk"), member__in=ids)
    found = Member.objects.filter(headline=named, pk__in=ids).exclude(Exists(blocked)).exclude(name="100 %s")
    return found.order_by("-pk" if newest else "pk").values_list("pk", "name")


def test_stencil_answers_as_the_orm_for_any_values_of_a_shape():
    people = [MemberFactory(headline="Gardener" if number % 2 else "", name=f"Ana % {number}") for number in range(6)]
    MemberFactory(headline="Gardener", name="100 %s")
    Block.objects.create(member=people[0], blocked=people[1])
    written = []

    def build(holes, newest):
        written.append(newest)
        return find(holes.word("named"), holes.numbers("ids"), newest=newest)

    asked = Stencil(build)
    every = list(Member.objects.values_list("pk", flat=True))
    for newest in (True, False):
        for named, ids in (
            ("Gardener", every),
            ("", every[:3]),
            ("' OR 1=1 --", every),
            ("Gardener", []),
            ("Gardener", every[1:]),
        ):
            expected = list(find(named, ids, newest=newest)) if ids else []
            assert asked.ask(newest, named=named, ids=ids) == expected
            assert asked.ask(newest, named=named, ids=ids, most=1, skip=1) == expected[1:2]
            assert asked.count(newest, named=named, ids=ids, most=2) == min(2, len(expected))
    assert written == [True, False]


def test_stencil_asks_the_database_once_each_time():
    @stencil
    def of_name(holes):
        return Member.objects.filter(name=holes.word("name")).values_list("pk")

    with CaptureQueriesContext(connection) as caught:
        of_name.ask(name="a")
        of_name.ask(name="b")
    assert len(caught) == 2


@pytest.mark.any_database
def test_value_that_the_orm_would_have_changed_is_refused():
    """A beginning of a name is sent with a sign behind it, which a hole cannot do."""

    @stencil
    def begins(holes):
        return Member.objects.filter(name__startswith=holes.word("name")).values_list("pk")

    with pytest.raises(RuntimeError, match="name"):
        begins.ask(name="a")
