"""What the demo's members do, offer and seek, and with whom they are connected, made through the same actions as pages use."""

from collections.abc import Mapping

from guildhouse.members.actions.connecting import accept_connection, ask_connection
from guildhouse.members.actions.following import follow_member
from guildhouse.members.actions.work import change_work
from guildhouse.members.models import Member
from guildhouse.site.demo.reading import read_work


def tell_work(members: Mapping[str, Member]) -> None:
    for told in read_work()["work"]:
        change_work(by=members[told["handle"]], **{name: value for name, value in told.items() if name != "handle"})


def connect_people(members: Mapping[str, Member]) -> None:
    """Some have said yes, one question is still open."""
    for told in read_work()["connection"]:
        by, other = members[told["by"]], members[told["to"]]
        asked = ask_connection(other, by=by, words=told["words"])
        if told.get("accepted"):
            accept_connection(asked.pk, by=other)
            follow_member(other, by=by)
