"""Events that waited for a host's look, planned in their author's name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from guildhouse.gatherings.actions import Plan, plan_gathering
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.gates import performers
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


def plan_waiting_gathering(by: Member, given: Mapping[str, Any]) -> str:
    """With the words as its author has mended them while it waited: `title` and `body`, which begins with the purpose."""
    space = Space.objects.filter(pk=given["space"]).first() if given["space"] else None
    if given["space"] and space is None:
        raise NotFound(_("The space it was planned in is not there any more."))
    plan = {name: _read(name, value) for name, value in given["plan"].items()}
    if "body" in given:
        plan |= {"title": given["title"], "body": given["body"].removeprefix(plan["purpose"]).strip()}
    people = Member.objects.filter(pk__in=given["organisers"])
    return plan_gathering(Plan(**plan), by=by, space=space, organisers=list(people)).get_absolute_url()


def _read(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name.endswith("_at") and value else value


performers.register("gatherings.gathering", plan_waiting_gathering)
