"""One commitment: making it, reading it, changing its words."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.commitments.actions import ask_commitment, edit_commitment, make_commitment
from guildhouse.commitments.actions.making import MOST_PEOPLE
from guildhouse.commitments.forms import CommitmentForm, WordsForm
from guildhouse.commitments.models import Commitment
from guildhouse.commitments.policies import can_edit
from guildhouse.commitments.queries.finding import find_commitment, refuse_strangers
from guildhouse.commitments.queries.opening import open_promise
from guildhouse.commitments.views.commitment_context import commitment_context
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.readable import Readable, read
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member

DRAFT = "private.commitments:new"


@require_GET
def show_commitment(request: MemberRequest, commitment_id: int) -> HttpResponse:
    commitment = find_commitment(request.member, commitment_id)
    return render(request, "commitments/commitment.html", commitment_context(request.member, commitment))


@require_http_methods(["GET", "POST"])
def new_commitment(request: MemberRequest) -> HttpResponse:
    """`?about=decision:12` tells what it comes from, `?to=handle` whom it is for."""
    refuse_strangers(request.member)
    about = _find_about(request)
    draft = find_draft(request.member.pk, DRAFT) if request.method == "GET" and about is None else None
    first: dict[str, Any] = {"to": request.GET.get("to", "")[:400], **(draft.fields if draft else {})}
    if about is not None:
        first |= {"about_kind": about.kind, "about_id": about.id}
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: _make(request.member, form))
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect(address)
    return render(request, "commitments/new.html", {
        "form": form, "about": about, "sequence": draft.sequence if draft else 0, "place": DRAFT,
    }, status=status)  # fmt: skip


def _find_about(request: MemberRequest) -> Readable | None:
    kind, _colon, number = request.GET.get("about", "").partition(":")
    return read(kind, read_number(number), request.member) if kind and number else None


def _make(member: Member, form: CommitmentForm) -> str:
    given = form.cleaned_data
    people = [find_named(handle, member) for handle in given["to"][: MOST_PEOPLE + 1]]
    if given["kind"] == "me":
        return make_commitment(form.all_given(), by=member, to=people).get_absolute_url()
    if len(people) != 1:
        raise Invalid(_("Ask one member at a time, so that they know whom you mean."), field="to")
    return ask_commitment(form.all_given(), by=member, of=people[0]).get_absolute_url()


def find_named(handle: str, member: Member) -> Member:
    try:
        return find_member(handle, member)
    except NotFound:
        said = _("There is no member called @%(handle)s. Their handle stands on their page.") % {"handle": handle[:40]}
        raise Invalid(said, field="to") from None


@require_http_methods(["GET", "POST"])
def edit_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    """Whoever was overtaken sees both texts, and can still send theirs."""
    commitment = find_commitment(request.member, commitment_id)
    if not can_edit(request.member, commitment):
        raise NotAllowed(_("Only whoever wrote it and does it can change its words, while it is open."))
    form = WordsForm(request.POST if request.method == "POST" else None, initial=_stored(commitment, request.member))
    status, now = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                edit_commitment(commitment, form.given(), by=request.member, version=form.cleaned_data["version"] or 0)
            except Conflict as overtaken:
                status, now = show_refusal(form, overtaken), open_promise(commitment, request.member)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Saved."))
                return redirect(commitment)
    return render(request, "commitments/edit.html", {"form": form, "commitment": commitment, "now": now}, status=status)


def _stored(commitment: Commitment, member: Member) -> dict[str, Any]:
    promise = open_promise(commitment, member)
    return {
        "what": promise.what, "why": promise.why, "hours": commitment.hours, "is_exploring": commitment.is_exploring,
        "version": commitment.version,
    }  # fmt: skip
