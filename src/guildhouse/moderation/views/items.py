"""One item: looked at, taken in hand, decided about, taken back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.moderation.actions import (
    Verdict,
    decide_item,
    leave_item,
    reverse_decision,
    take_item,
    unveil_author,
)
from guildhouse.moderation.forms import DecisionForm, ReasonForm
from guildhouse.moderation.models import Decision, Item
from guildhouse.moderation.policies import can_measure, keeps_order
from guildhouse.moderation.queries.item_page import ItemPage, load_item
from guildhouse.moderation.queries.reach import find_item
from guildhouse.moderation.wording import say_what


@require_http_methods(["GET", "POST"])
def show_item(request: MemberRequest, item_id: int) -> HttpResponse:
    """GET shows it; POST decides. A page that is too old answers 409, with what was typed."""
    view = load_item(request.member, item_id)
    form = make_form(request, view)
    status = 200
    if request.method == "POST" and request.POST.get("begin"):
        form = begin_from(request, view, form)
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                decision = _decide(request, view.item, form)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
                view = load_item(request.member, item_id)
            else:
                say(request, _("Decided: %(what)s.") % {"what": say_what(decision)})
                return redirect("moderation")
    return _page(request, view, form, status)


@require_POST
def change_claim(request: MemberRequest, item_id: int) -> HttpResponse:
    item = find_item(request.member, item_id)[0]
    if request.POST.get("taken") == "no":
        leave_item(item, by=request.member)
    else:
        take_item(item, by=request.member, over=request.POST.get("taken") == "over")
        say(request, _("It is in your hands for half an hour."))
    return redirect(item)


@require_POST
def ask_for_author(request: MemberRequest, item_id: int) -> HttpResponse:
    item = find_item(request.member, item_id)[0]
    unveil_author(item, by=request.member)
    say(request, _("The log says that you asked who wrote this."))
    return redirect(item)


@require_http_methods(["GET", "POST"])
def take_back(request: MemberRequest, decision_id: int) -> HttpResponse:
    """Asks for the reason, then undoes what the decision did."""
    decision = Decision.objects.select_related("item", "by", "about").filter(pk=decision_id).first()
    if decision is None:
        raise NotFound(_("There is nothing here to take back."))
    find_item(request.member, decision.item_id)
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reverse_decision(decision, by=request.member, reason=form.cleaned_data["reason"])
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("The decision is taken back, and the person is told."))
                return redirect(decision.item)
    context = {"decision": decision, "form": form, "what": say_what(decision)}
    return render(request, "moderation/take_back.html", context, status=status)


def make_form(request: MemberRequest, view: ItemPage) -> DecisionForm:
    first = {
        "seen": view.item.version, "thing_seen": view.thing.version, "act": "", "measure": "", "days": 3,
        "ground": view.item.reason,
    }  # fmt: skip
    author = view.item.author
    return DecisionForm(
        request.POST or None, initial=first, kind=view.kind, spaces=[(space.pk, space.name) for space in view.spaces],
        measures=can_measure(request.member, author, Decision.Measure.WARN),
        sanctions=can_measure(request.member, author, Decision.Measure.SUSPEND),
    )  # fmt: skip


def begin_from(request: MemberRequest, view: ItemPage, form: DecisionForm) -> DecisionForm:
    """The same page with a template's words below whatever was typed; nothing is decided."""
    template = next((text for title, text in view.templates if title == request.POST["begin"]), "")
    typed = {name: request.POST.get(name, "") for name in form.fields}
    text = template.replace("{rule}", typed.get("rule", ""))
    typed["reason"] = "\n\n".join(part for part in (typed.get("reason", "").strip(), text.strip()) if part)
    form.is_bound, form.initial = False, {**form.initial, **typed}
    return form


def _decide(request: MemberRequest, item: Item, form: DecisionForm) -> Decision:
    given: dict[str, Any] = dict(form.cleaned_data)
    seen, thing_seen = given.pop("seen"), given.pop("thing_seen")
    return decide_item(item, Verdict(**given), by=request.member, seen=seen, thing_seen=thing_seen)


def _page(request: MemberRequest, view: ItemPage, form: DecisionForm, status: int) -> HttpResponse:
    return render(request, "moderation/item.html", {
        "view": view,
        "item": view.item,
        "thing": view.thing,
        "form": form,
        "versions": (view.item.version, view.thing.version),
        "says": say_what,
        "keeps_order": keeps_order(request.member),
    }, status=status)  # fmt: skip
