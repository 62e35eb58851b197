"""Answering a request; putting a conversation away or muting it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.conversations.actions import (
    accept_request,
    block_asker,
    decline_request,
    mute_conversation,
    put_away,
)
from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo


@require_POST
def answer_request(request: MemberRequest, conversation_id: int) -> HttpResponse:
    conversation, by = find_conversation(request.member, conversation_id).conversation, request.member
    answer = request.POST.get("answer", "")
    if answer == "accept":
        accept_request(conversation, by=by)
        return redirect(conversation)
    if answer == "decline":
        decline_request(conversation, by=by)
        undo = offer_undo("conversations.decline_request", by_id=by.pk, conversation_id=conversation.pk)
        say(request, _("The request is gone. Nobody is told."), undo=undo)
    elif answer == "block":
        asker = block_asker(conversation, by=by)
        undo = offer_undo("members.block_member", by_id=by.pk, blocked_id=asker.pk)
        say(request, _("%(name)s is blocked. They are not told.") % {"name": asker.name}, undo=undo)
    else:
        raise Invalid(_("Choose one of the answers below the request."))
    return redirect("conversations")


@require_POST
def change_attention(request: MemberRequest, conversation_id: int) -> HttpResponse:
    conversation = find_conversation(request.member, conversation_id).conversation
    muted = request.POST.get("muted") == "yes"
    mute_conversation(conversation, by=request.member, muted=muted)
    say(request, _("You will hear nothing of it.") if muted else _("You will hear of what is written here."))
    return redirect(conversation)


@require_POST
def move_away(request: MemberRequest, conversation_id: int) -> HttpResponse:
    conversation, by = find_conversation(request.member, conversation_id).conversation, request.member
    put_away(conversation, by=by)
    undo = offer_undo("conversations.put_away", by_id=by.pk, conversation_id=conversation.pk)
    say(request, _("Put away until somebody writes in it again."), undo=undo)
    return redirect("conversations")
