"""A member's notices: the list, the count beside the bell, going to what a notice is about, marking as read."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import MemberRequest, is_fragment_request
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.notifications.actions import read_notices
from guildhouse.notifications.models import Notice
from guildhouse.notifications.queries.notice_lists import count_unread, list_notices
from guildhouse.notifications.queries.wording import read_rows, word_notices

LAST_PAGE = 99_999


@require_GET
def list_own(request: MemberRequest) -> HttpResponse:
    return _show(request, read_number(request.GET.get("page", ""), 1, most=LAST_PAGE))


@require_GET
def show_count(request: MemberRequest) -> HttpResponse:
    """What open pages ask for when the member's channel says that something changed."""
    return render(request, "notifications/count.html", {"count": count_unread(request.member)})


@require_GET
def open_notice(request: MemberRequest, notice_id: int) -> HttpResponse:
    """Goes to the first thing one has not read of what the line told, and takes the line as read."""
    notice = _find(request, notice_id)
    like = Notice.objects.visible_to(request.member).filter(kind=notice.kind, thread=notice.thread, pk__lte=notice.pk)
    unread = read_rows(like.unread().order_by("-at", "-pk"))
    worded = word_notices(request.member, unread or read_rows(like.filter(pk=notice.pk)))
    if not worded:
        raise NotFound(_("What this was about is gone, or is not open to you any more."))
    read_notices(by=request.member, up_to=notice.pk, like=notice)
    return redirect(worded[0].words.address)


@require_POST
def read_one(request: MemberRequest, notice_id: int) -> HttpResponse:
    notice = _find(request, notice_id)
    _say_read(request, read_notices(by=request.member, up_to=notice.pk, like=notice))
    return _answer(request)


@require_POST
def read_all(request: MemberRequest) -> HttpResponse:
    """No newer ones than the page had shown: what came meanwhile stays unread."""
    newest = read_number(request.GET.get("up_to", ""))
    _say_read(request, read_notices(by=request.member, up_to=newest or None))
    return _answer(request)


def _find(request: MemberRequest, notice_id: int) -> Notice:
    notice = Notice.objects.visible_to(request.member).filter(pk=notice_id).first()
    if notice is None:
        raise NotFound(_("There is no notice of yours at this address."))
    return notice


def _say_read(request: MemberRequest, at: datetime | None) -> None:
    if at is not None:
        undo = offer_undo("notifications.read_notices", by_id=request.member.pk, at=at.isoformat())
        say(request, _("Marked as read."), undo=undo)


def _answer(request: MemberRequest) -> HttpResponse:
    return _show(request, 1) if is_fragment_request(request) else redirect("notices")


def _show(request: MemberRequest, page: int) -> HttpResponse:
    notices = list_notices(request.member, page, count_unread(request.member))
    return render(request, "notifications/list.html", {"notices": notices}, block="notices")
