"""Links that let people in: making them, taking them back, opening one."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.invitations import enter_by_invitation, issue_invitation, revoke_invitation
from guildhouse.members.actions.registering import find_open_invitation
from guildhouse.members.forms.community import InvitationForm
from guildhouse.members.models import Invitation, Member
from guildhouse.members.policies import can_invite
from guildhouse.members.queries import find_community
from guildhouse.members.queries.joining import list_invitations
from guildhouse.members.views.attempting import DONE, attempt

CREATED = 201


@require_http_methods(["GET", "POST"])
def manage_invitations(request: MemberRequest) -> HttpResponse:
    if not can_invite(request.member):
        raise NotFound(_("You can invite people once you are a member yourself."))
    form = InvitationForm(request.POST or None)
    link, status = "", 200
    if request.method == "POST":
        made: list[str] = []
        status = attempt(form, lambda given: made.append(issue_invitation(by=request.member, **given)[1]))
        if status == DONE:
            link, status, form = f"{settings.SITE_ADDRESS}/join/{made[0]}/", CREATED, InvitationForm()
    return render(request, "members/invitations.html", {
        "form": form,
        "link": link,
        "rows": list_invitations(request.member),
        "now": timezone.now(),
    }, status=status)  # fmt: skip


@require_POST
def revoke(request: MemberRequest, invitation_id: int) -> HttpResponse:
    revoke_invitation(invitation_id, by=request.member)
    say(request, _("This link lets nobody in any more."))
    return redirect("invitations")


@login_not_required
@require_http_methods(["GET", "POST"])
def open_invitation(request: HouseRequest, secret: str) -> HttpResponse:
    """Keeps the secret in the visitor's session and shows what they are invited to."""
    invitation = find_open_invitation(secret)
    if invitation is None:
        raise NotFound(_("This invitation has run out or was used up. Ask whoever sent it for a new one."))
    member = request.member
    if member is not None and member.status != Member.Status.WAITING:
        say(request, _("You are a member already. Pass the link on to whom it is for."))
        return redirect("community")
    if member is not None and request.method == "POST":
        enter_by_invitation(secret, by=member)
        say(request, _("Welcome. You are a member now."))
        return redirect("/")
    request.session[Invitation.IN_SESSION] = secret
    inviter = Member.objects.get(pk=invitation.invited_by_id)
    return render(request, "members/join.html", {
        "invitation": invitation, "inviter": inviter, "community": find_community(), "waits": member is not None,
    })  # fmt: skip
