"""What a member may do here and what comes next; the numbers behind it, and a host's own word, for hosts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.trust import change_ladder, set_trust, settle_trust
from guildhouse.members.forms.trust import FIGURE_NAMES, LEVEL_NAMES, LadderForm, TrustForm
from guildhouse.members.models import TrustRecord
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.profiles import find_member
from guildhouse.members.queries.trust import find_ladder, find_rules, load_own_standing
from guildhouse.members.views.attempting import DONE, attempt


@require_GET
def show_standing(request: MemberRequest) -> HttpResponse:
    settle_trust([request.member.pk])
    request.member.refresh_from_db(fields=["trust"])
    return render(request, "members/standing.html", {
        "standing": load_own_standing(request.member),
        "member": request.member,
        "levels": LEVEL_NAMES,
        "figures": FIGURE_NAMES,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_ladder(request: MemberRequest) -> HttpResponse:
    if not can_run_community(request.member):
        raise NotFound(_("There is nothing here that you can change."))
    form = LadderForm(request.POST or None, ladder=find_ladder(), seen=find_rules().version)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: change_ladder(by=request.member, seen=given["seen"], ladder=form.ladder()))
        if status == DONE:
            say(request, _("The numbers are changed. Members move up when they next read or write."))
            return redirect("trust_rules")
    return render(request, "members/trust_rules.html", {"form": form, "levels": LEVEL_NAMES}, status=status)


@require_http_methods(["GET", "POST"])
def edit_trust(request: MemberRequest, handle: str) -> HttpResponse:
    member = find_member(handle, request.member)
    if not can_run_community(request.member) or member.pk == request.member.pk:
        raise NotFound(_("There is nothing here that you can change."))
    by_hand = TrustRecord.objects.filter(member=member, by_hand=True).exists()
    form = TrustForm(request.POST or None, initial={"level": str(member.trust) if by_hand else ""})
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: set_trust(member, by=request.member, **given))
        if status == DONE:
            say(request, _("That is how far the house trusts %(name)s now.") % {"name": member.name})
            return redirect(member)
    return render(request, "members/trust_set.html", {
        "form": form,
        "member": member,
        "level": LEVEL_NAMES[member.trust],
    }, status=status)  # fmt: skip
