"""A member's notices for programs: the list, how many are unread, marking as read."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.notifications.actions import read_notices
from guildhouse.notifications.models import Notice
from guildhouse.notifications.queries.notice_lists import count_unread, list_notices

router = Router(tags=["notices"])
LARGEST_ID = 2**63 - 1


class NoticeOut(Schema):
    """`url` leads to what it is about and marks it as read; `why` says why the member got it."""

    id: int
    kind: str
    title: str
    text: str
    subject: str
    at: datetime
    is_unread: bool
    why: str
    url: str


class NoticesOut(Schema):
    """Merged by thread and kind, unread threads first."""

    unread: int
    page: int
    pages: int
    notices: list[NoticeOut]


class UnreadOut(Schema):
    unread: int


@router.get("/notices", response=NoticesOut, summary="Your notices, unread ones first")
def list_own(request: HttpRequest, page: int = 1) -> dict[str, Any]:
    member: Member = request.member  # type: ignore[attr-defined]
    found = list_notices(member, page, count_unread(member))
    notices = [
        {
            "id": line.id, "kind": line.kind, "title": line.title, "text": line.text, "subject": thread.subject,
            "at": line.at, "is_unread": line.is_unread, "why": line.why, "url": f"/notices/{line.id}/",
        }
        for thread in found.threads
        for line in thread.lines
    ]  # fmt: skip
    return {"unread": found.unread, "page": found.page, "pages": found.pages, "notices": notices}


@router.post("/notices/reading", response=UnreadOut, summary="Mark your notices as read, up to the one you saw last")
def read_all(request: HttpRequest, up_to: int) -> dict[str, int]:
    member: Member = request.member  # type: ignore[attr-defined]
    read_notices(by=member, up_to=max(0, min(up_to, LARGEST_ID)))
    return {"unread": count_unread(member)}


@router.post("/notices/{notice_id}/reading", response=UnreadOut, summary="Mark one notice, and those merged with it")
def read_one(request: HttpRequest, notice_id: int) -> dict[str, int]:
    member: Member = request.member  # type: ignore[attr-defined]
    notice = Notice.objects.visible_to(member).filter(pk=max(0, min(notice_id, LARGEST_ID))).first()
    if notice is None:
        raise NotFound(_("There is no notice of yours with this number."))
    read_notices(by=member, up_to=notice.pk, like=notice)
    return {"unread": count_unread(member)}
