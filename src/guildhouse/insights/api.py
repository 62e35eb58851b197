"""The desk for programs: what a host finds there, in the same figures."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from guildhouse.insights.queries.desk import Wishes, load_desk
from guildhouse.insights.queries.lanes import AGES, ASIDE

router = Router(tags=["desk"])
SHOWN = "^(|{})$".format("|".join((*AGES, ASIDE)))


class LaneOut(Schema):
    key: str
    label: str
    means: str
    day: int
    week: int
    older: int
    aside: int
    total: int


class ThingOut(Schema):
    id: int
    title: str
    url: str
    since: datetime
    who: str
    place: str
    about: str
    act_url: str
    taken_by: str


class DeskOut(Schema):
    lanes: list[LaneOut]
    lane: str
    things: list[ThingOut]
    count: int
    page: int
    pages: int


@router.get("/desk", response=DeskOut, summary="What waits for you as a host: all lanes, and the things of one")
def read_desk(
    request: HttpRequest,
    lane: str = Query("", max_length=40),  # type: ignore[type-arg]
    show: str = Query("", pattern=SHOWN),  # type: ignore[type-arg]
    page: int = Query(1, ge=1, le=100_000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    """Not found for whoever hosts nothing."""
    desk = load_desk(request.member, Wishes(lane, show, page))  # type: ignore[attr-defined]
    return {
        "lanes": [
            {"key": key, "label": str(one.label), "means": str(one.means), "day": counts.day, "week": counts.week,
             "older": counts.older, "aside": counts.aside, "total": counts.total}
            for key, one, counts in desk.lanes
        ],
        "lane": desk.wishes.lane,
        "things": [
            {"id": row.item.id, "title": row.item.title, "url": row.item.address, "since": row.item.since, "who": row.item.who,
             "place": row.item.place, "about": row.item.about, "act_url": row.item.act_address, "taken_by": row.holder}
            for row in desk.rows
        ],
        "count": desk.count, "page": desk.wishes.page, "pages": desk.pages,
    }  # fmt: skip
