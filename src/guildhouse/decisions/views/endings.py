"""Dropping a decision, and deleting one for good."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.decisions.actions import delete_decision, drop_decision
from guildhouse.decisions.forms import DropForm
from guildhouse.decisions.queries.opening import open_shared
from guildhouse.decisions.queries.pages import load_page
from guildhouse.decisions.views.asking import find_own
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.names import join_names
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo


@require_http_methods(["GET", "POST"])
def drop_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    decision = find_own(request.member, decision_id)
    form = DropForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            drop_decision(decision, by=request.member, word=form.cleaned_data["word"])
            undo = offer_undo("decisions.drop_decision", by_id=request.member.pk, decision_id=decision.pk)
            say(request, _("Dropped. It stands under the dropped ones."), undo=undo)
            return redirect("decisions")
    context = {"decision": decision, "form": form, "question": open_shared(decision, request.member).question}
    return render(request, "decisions/end.html", context, status=status)


@require_http_methods(["GET", "POST"])
def delete_one(request: MemberRequest, decision_id: int) -> HttpResponse:
    """It cannot be taken back, so it is asked first, with whose words it touches."""
    decision = find_own(request.member, decision_id)
    if request.method == "POST":
        delete_decision(decision, by=request.member)
        say(request, _("The decision is deleted for good."))
        return redirect("decisions")
    view = load_page(request.member, decision)
    names = join_names(face.name for face in view.helped)[0] if view.helped else ""
    context = {"decision": decision, "question": view.shared.question, "names": names}
    return render(request, "decisions/deletion.html", context)
