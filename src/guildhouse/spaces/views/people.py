"""Who is in a space, who asks to come in, and the hosts' answers."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.spaces.actions import ask_to_enter, change_role, decide_entry, invite_member, remove_member
from guildhouse.spaces.models import EntryRequest
from guildhouse.spaces.policies import can_host, can_read
from guildhouse.spaces.queries import find_space, list_people, list_waiting


@require_GET
def list_members(request: MemberRequest, slug: str) -> HttpResponse:
    access = find_space(request.member, slug)
    if not can_read(access):
        raise NotFound(_("Only members of this space see who is in it."))
    may_host = can_host(access)
    return render(request, "spaces/people.html", {
        "space": access.space,
        "people": list_people(access.space),
        "waiting": list_waiting(access.space) if may_host else [],
        "may_host": may_host,
    })  # fmt: skip


@require_POST
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    ask_to_enter(space, by=request.member, words=request.POST.get("words", ""))
    say(request, _("The hosts of %(space)s have your request.") % {"space": space.name})
    return redirect("space_about", slug=slug)


@require_POST
def decide(request: MemberRequest, slug: str, request_id: int) -> HttpResponse:
    space = find_space(request.member, slug).space
    entry = EntryRequest.objects.select_related("member", "space").filter(space=space, pk=request_id).first()
    if entry is None:
        raise NotFound(_("This request is not there any more."))
    accepted = request.POST.get("accepted") == "yes"
    decide_entry(entry, by=request.member, accepted=accepted, reason=request.POST.get("reason", ""))
    words = _("%(name)s is in.") if accepted else _("%(name)s is told, with your reason.")
    say(request, words % {"name": entry.member.name})
    return redirect(way_back(request, f"/spaces/{slug}/people/"))


@require_POST
def invite(request: MemberRequest, slug: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    membership = invite_member(space, by=request.member, handle=request.POST.get("handle", ""))
    say(request, _("%(name)s is in.") % {"name": membership.member.name})
    return redirect("space_people", slug=slug)


@require_POST
def change_one(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    member = Member.objects.filter(handle=handle).first()
    if member is None:
        raise NotFound(_("No member goes by that handle."))
    if request.POST.get("role") == "none":
        remove_member(space, by=request.member, member=member)
        say(request, _("%(name)s is no longer in this space.") % {"name": member.name})
    else:
        change_role(space, by=request.member, member=member, role=request.POST.get("role", ""))
        say(request, _("Saved."))
    return redirect("space_people", slug=slug)
