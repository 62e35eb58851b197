"""Events for tests."""

from datetime import timedelta

from django.utils import timezone

from guildhouse.gatherings.actions import Plan, plan_gathering
from tests.factories.members import MemberFactory


def make_plan(*, begins=timedelta(days=7), lasts=timedelta(hours=2), **more):
    starts_at = more.pop("starts_at", None) or (timezone.now() + begins).replace(second=0, microsecond=0)
    given = {
        "title": "Pitch night", "purpose": "Say in five minutes what you want to build.", "zone": "UTC", "place": "The hall",
        "starts_at": starts_at, "ends_at": starts_at + lasts,
    }  # fmt: skip
    return Plan(**{**given, **more})


def GatheringFactory(*, by=None, space=None, organisers=(), **plan):
    return plan_gathering(make_plan(**plan), by=by or MemberFactory(), space=space, organisers=organisers)
