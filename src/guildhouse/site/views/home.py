"""The front: for a member what waits for them; strangers have a page of their own."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from guildhouse.discussions.queries.rows import TopicRow
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.discussions.queries.words import ListWords
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community
from guildhouse.site.views.front import show_front
from guildhouse.spaces.queries import list_spaces, readable_space_ids

SHOWN = 8
WAITING = 4
SPACES = 8
NEW_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Front:
    today: list[TodayItem]
    latest: list[TopicRow]
    waiting: list[TopicRow]


@login_not_required
@require_GET
def show_home(request: HouseRequest) -> HttpResponse:
    member = request.member
    if member is None:
        return show_front(request)
    return render(request, "site/home.html", {
        "community": find_community(),
        "front": load_front(member),
        "spaces": list_spaces(member, most=SPACES),
        "words": ListWords(),
        "is_new": is_new(member),
        "now_said": formats.date_format(timezone.localtime(), pgettext("format of a date", "l j F, H:i")),
    })  # fmt: skip


def is_new(member: Member) -> bool:
    """Their first two weeks, until the house has learned to trust them a little."""
    return member.trust == 0 and member.may_write and member.joined_at > timezone.now() - NEW_FOR


def load_front(member: Member) -> Front:
    today = [item for source in today_sources for item in source(member)]
    spaces = readable_space_ids(member, without_muted=True)
    return Front(
        today=sorted(today, key=lambda item: (item.at is None, item.at)),
        latest=list_topics(member, Wishes(), page_size=SHOWN, spaces=spaces).rows,
        waiting=_find_waiting(member, spaces),
    )


def _find_waiting(member: Member, spaces: list[int]) -> list[TopicRow]:
    """Questions of others: whoever asks cannot help themselves."""
    rows = list_topics(member, Wishes(sort="unanswered"), page_size=2 * WAITING, spaces=spaces).rows
    own = member.get_absolute_url()
    return [row for row in rows if row.author.address != own][:WAITING]
