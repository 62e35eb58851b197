"""Waiting for a look: what one has written that a host reads first, and what became of it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.moderation.actions.holding import change_words, withdraw_words
from guildhouse.moderation.forms.lists import WaitingForm
from guildhouse.moderation.models import HeldWords
from guildhouse.moderation.queries.waiting import find_own_words, list_own_words, name_places


@require_GET
def list_waiting(request: MemberRequest) -> HttpResponse:
    rows = list_own_words(request.member)
    return render(request, "moderation/waiting.html", {"rows": rows, "places": name_places(request.member, rows)})


@require_http_methods(["GET", "POST"])
def show_waiting(request: MemberRequest, held_id: int) -> HttpResponse:
    held = find_own_words(request.member, held_id)
    first = {"seen": held.version, "title": held.title, "text": held.text}
    form = WaitingForm(request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                change_words(held, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("Changed. The host will read these words."))
                return redirect(held)
        held = find_own_words(request.member, held_id)
    return render(request, "moderation/waiting_one.html", _context(request.member, held, form), status=status)


@require_POST
def withdraw(request: MemberRequest, held_id: int) -> HttpResponse:
    withdraw_words(find_own_words(request.member, held_id), by=request.member)
    say(request, _("You have taken it back. The words stay here for you."))
    return redirect("waiting_one", held_id=held_id)


def _context(member: Member, held: HeldWords, form: WaitingForm) -> dict[str, object]:
    if not held.title:
        del form.fields["title"]
    return {"held": held, "form": form, "places": name_places(member, [held])}
