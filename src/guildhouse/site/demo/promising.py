"""The demo's commitments, made through the actions; their days count from the day the demo is filled."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from guildhouse.commitments.actions import Given, accept_promise, ask_commitment, make_commitment
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone
from guildhouse.site.demo.reading import read_commitments


def make_promises(members: Mapping[str, Member], now: datetime) -> None:
    for told in read_commitments():
        _promise(told, members, now)


def _promise(told: dict[str, Any], members: Mapping[str, Member], now: datetime) -> None:
    by, people = members[told["by"]], [members[handle] for handle in told["to"]]
    doer = people[0] if told.get("asked") else by
    today = timezone.localdate(now, timezone=find_zone(doer.time_zone or "UTC"))
    given = Given(
        what=told["what"], why=told.get("why", ""), hours=told.get("hours"), is_exploring=told.get("exploring", False),
        on=today + timedelta(days=told["in"]) if "in" in told else None,
    )  # fmt: skip
    if told.get("asked"):
        ask_commitment(given, by=by, of=doer)
        return
    made = make_commitment(given, by=by, to=people)
    for one in people if told.get("accepted") else []:
        accept_promise(made, by=one)
