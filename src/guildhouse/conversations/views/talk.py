"""A conversation's page, its messages, how far it was read."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from guildhouse.conversations.actions import note_reading, post_message
from guildhouse.conversations.forms import MessageForm
from guildhouse.conversations.queries.finding import find_conversation, find_message
from guildhouse.conversations.queries.pages import address_around
from guildhouse.conversations.views.talk_context import talk_context
from guildhouse.kernel.drafts import keep_draft
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest, is_fragment_request
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once

HIGHEST = 2**31 - 1


@require_GET
def show_talk(request: MemberRequest, conversation_id: int) -> HttpResponse:
    """Opening the newest page reads it; a part that refreshes itself in a page nobody looks at does not."""
    standing = find_conversation(request.member, conversation_id)
    before, after = (read_number(request.GET.get(name, ""), most=HIGHEST) for name in ("before", "after"))
    context = talk_context(standing, before=before, after=after)
    is_new = context["view"].newest > standing.own.read_number
    if is_new and not is_fragment_request(request) and not context["view"].newer:
        note_reading(standing.conversation, by=request.member, number=context["view"].newest)
    return render(request, "conversations/talk.html", context, block="messages")


@require_POST
def send_message(request: MemberRequest, conversation_id: int) -> HttpResponse:
    standing = find_conversation(request.member, conversation_id)
    form = MessageForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            address = send_once(request.member.pk, request.POST, lambda: _send(request, conversation_id, form))
        except DomainError as refusal:
            status = show_refusal(form, refusal)
            keep_draft(request.member.pk, f"private.conversations:{conversation_id}", request.POST["body"])
        else:
            return redirect(address)
    return render(request, "conversations/talk.html", talk_context(standing, form), status=status)


def _send(request: MemberRequest, conversation_id: int, form: MessageForm) -> str:
    conversation = find_conversation(request.member, conversation_id).conversation
    message = post_message(conversation, by=request.member, body=form.cleaned_data["body"])
    return f"{conversation.get_absolute_url()}#post-{message.number}"


@require_POST
def note_read(request: MemberRequest, conversation_id: int) -> HttpResponse:
    standing = find_conversation(request.member, conversation_id)
    if number := read_number(request.POST.get("number", ""), most=HIGHEST):
        note_reading(standing.conversation, by=request.member, number=number)
    return HttpResponse(status=204)


@require_GET
def go_to_message(request: MemberRequest, message_id: int) -> HttpResponse:
    """A link to a message lands on it."""
    message, standing = find_message(request.member, message_id)
    return redirect(address_around(message, standing))
