"""What hosts find on their desk: people who ask to join, or to speak for an organisation."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.desk import DeskItem, Lane, desk_lanes
from guildhouse.members.models import JoinRequest, Speaker
from guildhouse.members.policies import can_decide_requests, can_keep_organisations
from guildhouse.members.queries.joining import waiting_requests
from guildhouse.members.queries.organisations import waiting_speakers

LENGTH = 160


def word_requests(rows: Sequence[JoinRequest]) -> Iterator[DeskItem]:
    for asked in rows:
        one = asked.member
        yield DeskItem(
            id=asked.pk, title=one.name, address="/community/requests/", since=asked.created_at, act=_("Let them in"),
            act_address=f"/community/requests/{asked.pk}/decision/", sent=("accepted", "yes"), who=one.name, hue=one.hue,
            picture=one.avatar_url, about=asked.words[:LENGTH],
        )  # fmt: skip


def word_speakers(rows: Sequence[Speaker]) -> Iterator[DeskItem]:
    for asked in rows:
        one, address = asked.member, asked.organisation.get_absolute_url()
        yield DeskItem(
            id=asked.pk, title=asked.organisation.name, address=address, since=asked.asked_at, act=_("Confirm"),
            act_address=f"{address}speakers/{asked.pk}/", sent=("answer", "yes"), who=one.name, hue=one.hue,
            picture=one.avatar_url, about=asked.words[:LENGTH],
        )  # fmt: skip


desk_lanes.register("joining", Lane(
    label=lazy("Requests to join"), icon="user-plus", order=30, rows=waiting_requests, since="created_at",
    means=lazy("They can read, but not write yet. Their page of requests is where a no is said, with its reason."),
    word=word_requests, serves=can_decide_requests, may_be_left=False,
))  # fmt: skip
desk_lanes.register("speaking", Lane(
    label=lazy("Requests to speak for an organisation"), icon="building-2", order=35, rows=waiting_speakers, since="asked_at",
    means=lazy("Confirm whom you know to be there. On the organisation's page a no is said, with its reason."),
    word=word_speakers, serves=can_keep_organisations, may_be_left=False,
))  # fmt: skip
