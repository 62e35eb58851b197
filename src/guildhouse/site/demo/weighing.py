"""The demo's decisions, made through the actions and then set back to the time of each step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from guildhouse.decisions.actions import Question, ask_for_perspective, give_perspective, make_decision, open_decision
from guildhouse.decisions.models import Decision, Option, Perspective
from guildhouse.members.models import Member
from guildhouse.site.demo.reading import read_decisions, read_span


def weigh_decisions(members: Mapping[str, Member], now: datetime) -> None:
    for told in read_decisions():
        _weigh(told, members, now)


def _weigh(told: dict[str, Any], members: Mapping[str, Member], now: datetime) -> None:
    began, by = now - read_span(told["age"]), members[told["by"]]
    today = timezone.localdate(now)
    options = [Option(number, **given) for number, given in enumerate(told["option"], start=1)]
    decide_by = today + read_span(told["decide_in"]) if "decide_in" in told else None
    decision = open_decision(
        Question(
            question=told["question"], context=told["context"], options=options, expected=told["expected"],
            decide_by=decide_by,
        ),
        by=by,
    )  # fmt: skip
    for entry in told.get("perspective", []):
        _hear(decision, entry, members[entry["by"]], began)
    for entry in told.get("asked", []):
        ask_for_perspective(decision, members[entry["who"]], by=by)
    Perspective.objects.filter(decision=decision).update(asked_at=began)
    Decision.objects.filter(pk=decision.pk).update(created_at=began, changed_at=began)
    if "chosen" in told:
        look_back_on = today + read_span(told["look_back_in"])
        make_decision(decision, by=by, chosen=told["chosen"], why=told["why"], look_back_on=look_back_on)
        at = began + read_span(told["decided_after"])
        Decision.objects.filter(pk=decision.pk).update(decided_at=at, changed_at=at)


def _hear(decision: Decision, entry: dict[str, Any], by: Member, began: datetime) -> None:
    ask_for_perspective(decision, by, by=decision.owner)
    words = {name: entry.get(name, "") for name in ("why", "seen", "unknown")}
    given = give_perspective(decision, by=by, lean=entry["lean"], **words)
    Perspective.objects.filter(pk=given.pk).update(answered_at=began + read_span(entry["after"]))
