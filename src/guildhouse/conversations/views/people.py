"""Who is in a group: asking somebody in, its title, leaving."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.conversations.actions import ask_to_join, leave_group, rename_group
from guildhouse.conversations.policies import can_leave
from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.conversations.queries.pages import title_of
from guildhouse.conversations.views.starting import find_named
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say


@require_POST
def add_person(request: MemberRequest, conversation_id: int) -> HttpResponse:
    conversation = find_conversation(request.member, conversation_id).conversation
    someone = find_named(request.POST.get("to", "").strip().lstrip("@").lower(), request.member)
    ask_to_join(conversation, someone, by=request.member)
    say(request, _("%(name)s is asked. They join when they say yes.") % {"name": someone.name})
    return redirect(conversation)


@require_POST
def change_title(request: MemberRequest, conversation_id: int) -> HttpResponse:
    conversation = find_conversation(request.member, conversation_id).conversation
    rename_group(conversation, by=request.member, title=request.POST.get("title", ""))
    say(request, _("Saved."))
    return redirect(conversation)


@require_http_methods(["GET", "POST"])
def leave(request: MemberRequest, conversation_id: int) -> HttpResponse:
    """It cannot be taken back, so it is asked first."""
    standing = find_conversation(request.member, conversation_id)
    if not can_leave(standing):
        raise Conflict(_("Only groups are left. A conversation of two can be put away."))
    if request.method == "POST":
        leave_group(standing.conversation, by=request.member)
        say(request, _("You have left the group."))
        return redirect("conversations")
    context = {"conversation": standing.conversation, "talk_title": title_of(standing)}
    return render(request, "conversations/departure.html", context)
