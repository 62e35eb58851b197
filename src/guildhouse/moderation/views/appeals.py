"""Appeals, for hosts who did not make the decision."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.moderation.actions.appealing import decide_appeal
from guildhouse.moderation.forms import AppealDecisionForm
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.queries.appeals import list_appeals, load_appeal
from guildhouse.moderation.views.queue import refuse_strangers


@require_GET
def list_waiting(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request)
    context = {"rows": list_appeals(request.member), "keeps_order": keeps_order(request.member)}
    return render(request, "moderation/appeals.html", context)


@require_http_methods(["GET", "POST"])
def judge_one(request: MemberRequest, appeal_id: int) -> HttpResponse:
    view = load_appeal(request.member, appeal_id)
    form = AppealDecisionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                decide_appeal(view.appeal, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("The appeal is answered; the member and the host who decided are told."))
                return redirect("moderation_appeals")
    return render(request, "moderation/judge.html", {"view": view, "form": form}, status=status)
