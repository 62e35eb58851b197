"""The way into one's own settings, and how the house looks to one."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.settings_places import settings_places
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.profile import change_appearance
from guildhouse.members.forms.profile import THEMES, AppearanceForm
from guildhouse.members.queries.zones import list_zones
from guildhouse.members.views.attempting import DONE, attempt


@require_GET
def show_settings(request: MemberRequest) -> HttpResponse:
    places = sorted(settings_places, key=lambda place: place.order)
    return render(request, "members/settings.html", {"places": places})


@require_http_methods(["GET", "POST"])
def edit_appearance(request: MemberRequest) -> HttpResponse:
    member = request.member
    now = {"theme": member.theme, "language": member.language, "time_zone": member.time_zone}
    form = AppearanceForm(request.POST or None, initial=now, languages=settings.LANGUAGES)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: change_appearance(by=member, **given))
        if status == DONE:
            with translation.override(form.cleaned_data["language"] or translation.get_language_from_request(request)):
                say(request, _("Kept."))
            return redirect("appearance")
    return render(request, "members/appearance.html", {"form": form, "zones": list_zones()}, status=status)


@require_POST
def change_theme(request: MemberRequest) -> HttpResponse:
    """What the menu's button posts; the browser has turned the page already."""
    theme = request.POST.get("theme", "")
    if theme not in dict(THEMES):
        raise Invalid(_("The house is light or dark, or as your device has it."), field="theme")
    change_appearance(
        by=request.member, theme=theme, language=request.member.language, time_zone=request.member.time_zone
    )
    return HttpResponse(status=204)
