"""The door of an empty house: whoever holds the link that its machine printed becomes its first host."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import HouseRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.founding import find_founding, found_house
from guildhouse.members.forms.founding import FoundingForm
from guildhouse.site.views.arriving import DOOR


@sensitive_post_parameters("password")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HouseRequest, token: str) -> HttpResponse:
    find_founding(token)
    form = FoundingForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                member = found_house(token, language=translation.get_language(), **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                login(request, member, backend=DOOR)
                say(
                    request, _("You are in, and a host. Now the house is furnished, step by step; every step can wait.")
                )
                return redirect("first_steps")
    return render(request, "site/found.html", {"form": form}, status=status)
