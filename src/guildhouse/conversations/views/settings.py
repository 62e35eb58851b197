"""What a member wishes about conversations."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.conversations.actions import set_talk_wishes
from guildhouse.conversations.forms import WishesForm
from guildhouse.conversations.queries.finding import find_wishes
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say


@require_http_methods(["GET", "POST"])
def change_talk_wishes(request: MemberRequest) -> HttpResponse:
    now = find_wishes(request.member)
    initial = {name: getattr(now, name) for name in WishesForm.base_fields}
    form = WishesForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        set_talk_wishes(by=request.member, **form.cleaned_data)
        say(request, _("Kept."))
        return redirect("settings_conversations")
    return render(request, "conversations/settings.html", {"form": form}, status=422 if form.is_bound else 200)
