"""Attaching a file, one's own files, and handing a file to whoever may see it."""

from __future__ import annotations

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guildhouse.kernel.attachments.access import may_read
from guildhouse.kernel.attachments.bounding import was_too_large
from guildhouse.kernel.attachments.keeping import remove_pending
from guildhouse.kernel.attachments.kinds import taken_endings
from guildhouse.kernel.attachments.refusing import AttachmentRefused
from guildhouse.kernel.attachments.taking import add_attachment, stored_at, too_large, used_bytes
from guildhouse.kernel.errors import Invalid, NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.models import Attachment
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.toasts import say

_SHOWN = 50
_MIB = 1024 * 1024
_MARKDOWN = re.compile(r"([\\`*_\[\]<>!~|])")
# A browser that opens the file all the same gets a document that can do nothing and load nothing.
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_http_methods(["GET", "HEAD", "POST"])
def show_own(request: MemberRequest) -> HttpResponse:
    """GET lists one's files; POST attaches one, answering JSON to scripts and this page to forms."""
    if request.method != "POST":
        return _own_files(request)
    wants_json = "application/json" in request.headers.get("Accept", "")
    try:
        attachment = _attach(request)
    except Invalid as refusal:
        if wants_json:
            raise
        return _own_files(request, refusal.message)
    if wants_json:
        return JsonResponse(describe(attachment), status=201)
    say(request, _("%(name)s is attached. Copy its Markdown into your text.") % {"name": attachment.name})
    return redirect("attachments")


def _attach(request: MemberRequest) -> Attachment:
    if was_too_large(request):
        raise too_large()
    file = request.FILES.get("file")
    if file is None:
        raise AttachmentRefused(_("Choose a file first."))
    pass_gates(Saying(kind="attachments.upload", by=request.member))
    return add_attachment(file, name=file.name or "", by=request.member)


def describe(attachment: Attachment) -> dict[str, str | int | bool]:
    """What a composer needs to put the file into a text."""
    return {
        "url": attachment.get_absolute_url(),
        "markdown": write_markdown(attachment),
        "name": attachment.name,
        "size": attachment.size,
        "picture": attachment.is_picture,
    }


def write_markdown(attachment: Attachment) -> str:
    name = attachment.name.rpartition(".")[0] if attachment.is_picture else attachment.name
    words = _MARKDOWN.sub(r"\\\1", name)
    return f"{'!' if attachment.is_picture else ''}[{words}]({attachment.get_absolute_url()})"


def _own_files(request: MemberRequest, error: str = "") -> HttpResponse:
    mine = Attachment.objects.filter(owner=request.member).exclude(state=Attachment.State.GONE).order_by("-pk")
    if before := read_number(request.GET.get("before", "")):
        mine = mine.filter(pk__lt=before)
    found = list(mine[: _SHOWN + 1])
    context = {
        "files": [(file, write_markdown(file), filesizeformat(file.size)) for file in found[:_SHOWN]],
        "more_address": f"?before={found[_SHOWN - 1].pk}" if len(found) > _SHOWN else "",
        "used": round(used_bytes(request.member) / _MIB, 1),
        "quota": settings.ATTACHMENT_QUOTA_BYTES // _MIB,
        "most": settings.ATTACHMENT_MAX_BYTES // _MIB,
        "endings": ", ".join(f".{ending}" for ending in taken_endings()),
        "error": error,
    }
    return render(request, "kernel/attachments.html", context, status=422 if error else 200)


@require_POST
def remove_one(request: MemberRequest, key: str) -> HttpResponse:
    """Removes a file that nothing keeps."""
    remove_pending(key, by=request.member)
    say(request, _("The file is removed."))
    return redirect("attachments")


@login_not_required
@require_safe
def serve_one(request: HouseRequest, key: str) -> HttpResponseBase:
    """The file, to whoever may see what keeps it; anybody else learns nothing, not even that it exists."""
    attachment = Attachment.objects.filter(key=key).first()
    if attachment is None or not may_read(attachment, request.member):
        raise _absent()
    etag = f'"{attachment.sha256}"'
    response: HttpResponseBase = get_conditional_response(request, etag=etag) or _open(attachment)
    response["ETag"] = etag
    # Each showing asks again, so that a file goes dark the moment its topic does.
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _absent() -> NotFound:
    return NotFound(_("This file is not there any more, or not open to you."))


def _open(attachment: Attachment) -> FileResponse:
    try:
        file = default_storage.open(stored_at(attachment.key))
    except FileNotFoundError:
        raise _absent() from None
    response = FileResponse(file, content_type=attachment.media_type)
    # Only pictures are shown in place: their bytes are our own. Whatever else came from a stranger is handed over.
    disposition = content_disposition_header(not attachment.is_picture, attachment.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
