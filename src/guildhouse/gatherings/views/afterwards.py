"""After an event: who was there, notes and the recording."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.gatherings.actions import note_attendance, publish_notes
from guildhouse.gatherings.forms import NotesForm
from guildhouse.gatherings.policies import Standing, can_run
from guildhouse.gatherings.queries.finding import find_gathering
from guildhouse.gatherings.queries.pages import list_seated
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.errors import DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say


@require_http_methods(["GET", "POST"])
def attendance(request: MemberRequest, gathering_id: int) -> HttpResponse:
    standing = _find_own(request, gathering_id)
    if request.method == "POST":
        came = {number for typed in request.POST.getlist("came") if (number := read_number(typed))}
        note_attendance(standing.gathering, by=request.member, came=came)
        say(request, _("Kept. You can change it whenever you like."))
        return redirect(standing.gathering)
    context = {"gathering": standing.gathering, "seated": list_seated(standing)}
    return render(request, "gatherings/attendance.html", context)


@require_http_methods(["GET", "POST"])
def notes(request: MemberRequest, gathering_id: int) -> HttpResponse:
    standing = _find_own(request, gathering_id)
    gathering = standing.gathering
    first = {"notes": gathering.notes, "recording": gathering.recording, "seen": gathering.version}
    form = NotesForm(request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                publish_notes(gathering, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect(gathering)
    draft = find_draft(request.member.pk, f"gatherings.notes:{gathering.pk}") if request.method == "GET" else None
    return render(
        request, "gatherings/notes.html", {"gathering": gathering, "form": form, "draft": draft}, status=status
    )


def _find_own(request: MemberRequest, gathering_id: int) -> Standing:
    standing = find_gathering(request.member, gathering_id)
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    return standing
