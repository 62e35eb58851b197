"""Following and connecting."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.actions.connecting import (
    accept_connection,
    ask_connection,
    decline_connection,
    end_connection,
)
from guildhouse.members.actions.following import follow_member, unfollow_member
from guildhouse.members.forms.connecting import ConnectionForm
from guildhouse.members.models import Connection, Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries import connections
from guildhouse.members.queries.profiles import find_member, load_profile
from guildhouse.members.views.attempting import DONE, attempt

PARTS_ON_CARD = 3
MOST_TIES = 4


@login_not_required
@require_GET
def show_card(request: HouseRequest, handle: str) -> HttpResponse:
    """A few lines beside a name; the same rights as the page they come from."""
    member = find_member(handle, request.member)
    view = load_profile(member, request.member)
    is_other = counts_as_member(request.member) and not view.is_own
    found = find_ties(request.member, [member.pk]).get(member.pk, []) if is_other else []
    return render(request, "members/card.html", {
        "member": member, "view": view, "tie": found[0].words if found else "", "parts": view.parts[:PARTS_ON_CARD],
    })  # fmt: skip


@require_POST
def change_follow(request: MemberRequest, handle: str) -> HttpResponse:
    someone, by = find_member(handle, request.member), request.member
    if request.POST.get("follow") == "no":
        unfollow_member(someone.pk, by=by)
        undo = offer_undo("members.unfollow_member", by_id=by.pk, followed_id=someone.pk)
        say(request, _("You no longer follow %(name)s.") % {"name": someone.name}, undo=undo)
    else:
        follow_member(someone, by=by)
        undo = offer_undo("members.follow_member", by_id=by.pk, followed_id=someone.pk)
        say(request, _("You follow %(name)s.") % {"name": someone.name}, undo=undo)
    return redirect(someone)


@require_http_methods(["GET", "POST"])
def connect(request: MemberRequest, handle: str) -> HttpResponse:
    """Asks with a word; `end` takes one's question back or ends the connection. Where something is asked already, their page says so."""
    if not counts_as_member(request.member):
        raise NotAllowed(_("You can connect with members once a host has let you in."))
    someone = find_member(handle, request.member)
    if request.method == "POST" and request.POST.get("end"):
        if end_connection(someone.pk, by=request.member):
            say(request, _("Nothing is asked between you and %(name)s any more.") % {"name": someone.name})
        return redirect(someone)
    if request.method != "POST" and is_anything_between(someone, request.member):
        return redirect(someone)
    form = ConnectionForm(request.POST or None)
    status, made = 200, []
    if request.method == "POST":
        status = attempt(
            form, lambda given: made.append(ask_connection(someone, by=request.member, words=given["words"]))
        )
        if status == DONE:
            is_made = made[0].state == Connection.State.CONNECTED
            said = (
                _("You and %(name)s are connected.") if is_made else _("%(name)s is asked. They answer when they like.")
            )
            say(request, said % {"name": someone.name})
            return redirect(someone)
    return render(request, "members/connect.html", {
        "form": form, "member": someone, "ties": find_ties(request.member, [someone.pk]).get(someone.pk, [])[:MOST_TIES],
    }, status=status)  # fmt: skip


def is_anything_between(someone: Member, member: Member) -> bool:
    relation = connections.find_relation(someone, member)
    return relation.is_connected or relation.has_asked or relation.asks is not None


@require_GET
def list_connections(request: MemberRequest) -> HttpResponse:
    member = request.member
    return render(request, "members/connections.html", {
        "waiting": connections.list_waiting(member), "connected": list(connections.connected_with(member)),
        "followed": list(connections.followed_by(member)), "asked": connections.list_asked(member),
        "followers": connections.count_followers(member),
    })  # fmt: skip


@require_POST
def answer_connection(request: MemberRequest, connection_id: int) -> HttpResponse:
    if request.POST.get("answer") == "yes":
        accept_connection(connection_id, by=request.member)
        say(request, _("You are connected now."))
    else:
        decline_connection(connection_id, by=request.member)
        say(request, _("They are told nothing."))
    return redirect("connections")
