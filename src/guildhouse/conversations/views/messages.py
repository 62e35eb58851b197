"""One message: what can be done with it, changing it, taking it away."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.conversations.actions import delete_message, edit_message
from guildhouse.conversations.forms import EditForm
from guildhouse.conversations.models import Message
from guildhouse.conversations.policies import can_delete, can_edit, is_own
from guildhouse.conversations.queries.finding import find_message
from guildhouse.conversations.queries.pages import address_around, title_of
from guildhouse.kernel.errors import Conflict, DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo


@require_GET
def show_acts(request: MemberRequest, message_id: int) -> HttpResponse:
    """A menu for scripts, a page without."""
    message, standing = find_message(request.member, message_id)
    return render(request, "conversations/acts.html", {
        "message": message,
        "conversation": standing.conversation,
        "talk_title": title_of(standing),
        "may_edit": can_edit(standing, message),
        "may_delete": can_delete(standing, message),
        "may_report": message.is_readable and message.kind == Message.Kind.SAID and message.author_id != request.member.pk,
    }, block="menu")  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_one(request: MemberRequest, message_id: int) -> HttpResponse:
    message, standing = find_message(request.member, message_id)
    if not is_own(request.member, message):
        raise NotAllowed(_("You can change your own messages only."))
    if request.method == "GET" and not can_edit(standing, message):
        raise Conflict(_("A message can be changed for 15 minutes. Write another one, or delete it."))
    form = EditForm(request.POST if request.method == "POST" else None, initial={"body": _words_of(message, request)})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                edit_message(message, by=request.member, body=form.cleaned_data["body"])
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect(address_around(message, standing))
    context = {
        "form": form,
        "message": message,
        "conversation": standing.conversation,
        "talk_title": title_of(standing),
    }
    return render(request, "conversations/edit.html", context, status=status)


@require_POST
def delete_one(request: MemberRequest, message_id: int) -> HttpResponse:
    message, standing = find_message(request.member, message_id)
    delete_message(message, by=request.member)
    undo = offer_undo("conversations.delete_message", by_id=request.member.pk, message_id=message.pk)
    say(request, _("The message is deleted."), undo=undo)
    return redirect(address_around(message, standing))


def _words_of(message: Message, request: MemberRequest) -> str:
    return message.text.read(by=request.member) if request.method == "GET" else ""
