"""Asking to speak for an organisation, and answering who asks."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import Invalid, NotFound
from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.actions.speaking import ask_to_speak, confirm_speaker, decline_speaker, end_speaking
from guildhouse.members.forms.organisations import SpeakerAnswerForm, SpeakingForm
from guildhouse.members.models import Organisation, Speaker
from guildhouse.members.queries.organisations import find_organisation
from guildhouse.members.views.attempting import DONE, NOT_USABLE, attempt
from guildhouse.members.views.organisations import show_page


@require_http_methods(["GET", "POST"])
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    organisation = find_organisation(slug, request.member)
    form = SpeakingForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: ask_to_speak(organisation, by=request.member, words=given["words"]))
        if status == DONE:
            say(request, _("You have asked. Nothing is shown before somebody has confirmed it; you are told then."))
            return redirect(organisation)
    return render(request, "members/speaking.html", {"form": form, "organisation": organisation}, status=status)


@require_POST
def answer(request: MemberRequest, slug: str, speaker_id: int) -> HttpResponse:
    """By whoever answers for the organisation; ending it by the member too."""
    organisation = find_organisation(slug, request.member)
    if not Speaker.objects.filter(pk=speaker_id, organisation=organisation).exists():
        raise NotFound(_("This request is not there any more."))
    form = SpeakerAnswerForm(request.POST)
    if request.POST.get("answer") == "end":
        return _end(request, organisation, speaker_id)
    if request.POST.get("answer") == "yes":
        confirm_speaker(speaker_id, by=request.member)
        say(request, _("Confirmed. It stands on both pages, and they are told."))
        return redirect(way_back(request, organisation.get_absolute_url()))
    words = next(iter(form.errors.values()))[0] if not form.is_valid() else ""
    if not words:
        try:
            decline_speaker(speaker_id, by=request.member, reason=form.cleaned_data["reason"])
        except Invalid as refusal:
            words = refusal.message
        else:
            say(request, _("They are told why."))
            return redirect(organisation)
    typed = request.POST.get("reason", "")[:500]
    return show_page(request, organisation, NOT_USABLE, refused=speaker_id, words=words, reason=typed)


def _end(request: MemberRequest, organisation: Organisation, speaker_id: int) -> HttpResponse:
    one = end_speaking(speaker_id, by=request.member)
    if one.state == Speaker.State.ENDED:
        undo = offer_undo("members.end_speaking", by_id=request.member.pk, speaker_id=speaker_id)
        named = {"name": one.member.name, "organisation": organisation.name}
        say(request, _("%(name)s no longer speaks for %(organisation)s.") % named, undo=undo)
    else:
        say(request, _("You have taken your request back."))
    return redirect(organisation)
