"""Kudos that waited for a host's look, given in their author's name."""

from collections.abc import Mapping
from typing import Any

from guildhouse.kernel.ports.gates import performers
from guildhouse.kernel.ports.readable import read
from guildhouse.members.models import Member
from guildhouse.recognition.actions import give_kudos


def give_waiting_kudos(by: Member, given: Mapping[str, Any]) -> str:
    """Without what they were about where that is gone: the thanks still hold."""
    about = (given["about"][0], given["about"][1]) if given["about"] else None
    kudos = give_kudos(
        list(Member.objects.filter(pk__in=given["to"])), by=by, words=given["body"], value=given["value"],
        audience=given["audience"], about=about if about and read(about[0], about[1], by) else None,
    )  # fmt: skip
    return kudos.get_absolute_url()


performers.register("recognition.kudos", give_waiting_kudos)
