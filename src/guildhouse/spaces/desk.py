"""What hosts find on their desk: members who ask to enter a space."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.kernel.ports.desk import DeskItem, Lane, desk_lanes
from guildhouse.spaces.models import EntryRequest
from guildhouse.spaces.queries import waiting_entries

LENGTH = 160


def word_entries(rows: Sequence[EntryRequest]) -> Iterator[DeskItem]:
    for asked in rows:
        one, base = asked.member, asked.space.get_absolute_url()
        yield DeskItem(
            id=asked.pk, title=one.name, address=f"{base}people/", since=asked.created_at, act=_("Let them in"),
            act_address=f"{base}requests/{asked.pk}/", sent=("accepted", "yes"), who=one.name, hue=one.hue,
            picture=one.avatar_url, place=asked.space.name, about=asked.words[:LENGTH],
        )  # fmt: skip


def say_late(count: int) -> str:
    words = ngettext("%(n)s request to enter a space waits", "%(n)s requests to enter a space wait", count)
    return words % {"n": count}


desk_lanes.register("entering", Lane(
    label=lazy("Requests to enter a space"), icon="door-open", order=40, rows=waiting_entries, since="created_at",
    means=lazy("Only a host opens. On the space's page of people a no is said, with its reason."),
    word=word_entries, may_be_left=False, late_after=timedelta(days=1), say_late=say_late,
))  # fmt: skip
