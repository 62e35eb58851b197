"""Planning an event, changing it, calling it off."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.gatherings.actions import cancel_gathering, change_gathering, plan_gathering
from guildhouse.gatherings.actions.writing import write_text
from guildhouse.gatherings.forms import CancellationForm, GatheringForm, begin_empty, begin_with
from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.policies import can_plan, can_run
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import list_accesses

MOST_NAMED = 12


@require_http_methods(["GET", "POST"])
def plan_new(request: MemberRequest) -> HttpResponse:
    spaces = [access.space for access in list_accesses(request.member) if can_plan(request.member, access)]
    if not spaces and not can_plan(request.member):
        raise NotAllowed(_("Hosts plan the events here. Tell one of them what you have in mind."))
    first = {**begin_empty(), "space": request.GET.get("space", "")[:60]}
    form = GatheringForm([(one.slug, one.name) for one in spaces], request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: _plan(request.member, form, spaces))
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect(address)
    return _show_form(request, form, "gatherings.new", status, None)


def _plan(member: Member, form: GatheringForm, spaces: list[Space]) -> str:
    space = next((one for one in spaces if one.slug == form.cleaned_data["space"]), None)
    organisers = find_named(form.cleaned_data["organisers"], member)
    return plan_gathering(form.plan(), by=member, space=space, organisers=organisers).get_absolute_url()


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, gathering_id: int) -> HttpResponse:
    standing = find_gathering(request.member, gathering_id)
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    gathering = standing.gathering
    spaces = [(gathering.space.slug, gathering.space.name)] if gathering.space else []
    named = gathering.organisers.values_list("member__handle", flat=True)
    first = {**begin_with(gathering), "organisers": ", ".join(named)}
    form = GatheringForm(spaces, request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                change_gathering(
                    gathering, form.plan(), by=request.member, seen=form.cleaned_data["seen"],
                    organisers=find_named(form.cleaned_data["organisers"], request.member),
                )  # fmt: skip
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Saved. Those who come hear of what matters to them."))
                return redirect(gathering)
    return _show_form(request, form, f"gatherings.edit:{gathering.pk}", status, gathering)


def _show_form(
    request: MemberRequest, form: GatheringForm, place: str, status: int, gathering: Gathering | None
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form, "gathering": gathering, "draft_place": place,
        "draft": find_draft(request.member.pk, place) if request.method == "GET" else None,
    }  # fmt: skip
    return render(request, "gatherings/edit.html", context, status=status)


@require_http_methods(["GET", "POST"])
def cancel(request: MemberRequest, gathering_id: int) -> HttpResponse:
    standing = find_gathering(request.member, gathering_id)
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    form = CancellationForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                cancel_gathering(standing.gathering, by=request.member, because=form.cleaned_data["because"])
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                undo = offer_undo("gatherings.cancel", by_id=request.member.pk, gathering_id=gathering_id)
                say(request, _("The event is called off; those who wanted to come are told."), undo=undo)
                return redirect(standing.gathering)
    context = {"form": form, "gathering": standing.gathering}
    return render(request, "gatherings/cancellation.html", context, status=status)


@require_POST
def preview(request: MemberRequest) -> HttpResponse:
    try:
        return HttpResponse(write_text(request.POST.get("body", ""), None).html)
    except Invalid as refusal:
        return HttpResponse(format_html("<p>{}</p>", refusal.message))


def find_named(words: str, member: Member) -> list[Member]:
    """Handles with commas or blanks between them; an @ before one does no harm."""
    handles = [word.lstrip("@").lower() for word in words.replace(",", " ").split()]
    found = []
    for handle in handles[: MOST_NAMED + 1]:
        try:
            found.append(find_member(handle, member))
        except NotFound:
            said = _("There is no member called @%(handle)s. Their handle stands on their page.") % {
                "handle": handle[:40]
            }
            raise Invalid(said, field="organisers") from None
    return found
