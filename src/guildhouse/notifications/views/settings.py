"""What a member wants to hear of, kind by kind, and a pause for the mail."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.notifications.actions import pause_mail, set_wishes
from guildhouse.notifications.forms import WishesForm
from guildhouse.notifications.queries.settings_page import find_pause, list_kinds


@require_http_methods(["GET", "POST"])
def change_wishes(request: MemberRequest) -> HttpResponse:
    kinds = list_kinds(request.member)
    form = WishesForm(
        kinds, request.POST if request.method == "POST" else None, initial={"until": find_pause(request.member)}
    )
    if form.is_valid():
        set_wishes(form.wishes(), by=request.member)
        pause_mail(by=request.member, until=form.cleaned_data["until"])
        say(request, _("Saved. From now on you hear what you chose."))
        return redirect("settings_notices")
    context = {"form": form, "kinds": kinds, "email": request.member.email}
    return render(request, "notifications/settings.html", context, status=422 if form.is_bound else 200)
