"""Showing messages to those who keep order: choosing them, and what was chosen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.conversations.actions import report_messages
from guildhouse.conversations.forms import ReportForm
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.excerpts import find_excerpt, is_hidden
from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.conversations.queries.pages import load_page
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say

HIGHEST = 2**31 - 1


@require_http_methods(["GET", "POST"])
def report_one(request: MemberRequest, conversation_id: int) -> HttpResponse:
    standing = find_conversation(request.member, conversation_id)
    view = load_page(standing, before=read_number(request.GET.get("before", ""), most=HIGHEST))
    rows = [row for row in view.rows if not row.line and not row.gone]
    form = ReportForm([row.id for row in rows], request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(
                    request.member.pk, request.POST, lambda: _report(request, standing, form.cleaned_data)
                )
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Shown to those who keep order. Thank you."))
                return redirect(address)
    chosen = {read_number(pk) for pk in request.POST.getlist("messages")} or {
        read_number(request.GET.get("message", ""))
    }
    return render(request, "conversations/report.html", {
        "conversation": standing.conversation,
        "talk_title": view.title,
        "older": view.older,
        "rows": rows,
        "form": form,
        "chosen": chosen,
        "others": [(one.member.handle, one.member.name) for one in standing.others],
    }, status=status)  # fmt: skip


def _report(request: MemberRequest, standing: Standing, given: dict[str, Any]) -> str:
    excerpt = report_messages(
        standing.conversation, by=request.member, message_ids=given["messages"], reason=given["reason"],
        about=given["about"],
    )  # fmt: skip
    return excerpt.get_absolute_url()


@require_GET
def show_excerpt(request: MemberRequest, excerpt_id: int) -> HttpResponse:
    """For whoever showed it, and the hosts who decide: these words and no others."""
    excerpt = find_excerpt(request.member, excerpt_id)
    return render(request, "conversations/excerpt.html", {
        "excerpt": excerpt,
        "lines": excerpt.lines.select_related("author"),
        "is_hidden": is_hidden(excerpt),
        "is_mine": excerpt.reporter_id == request.member.pk,
    })  # fmt: skip
