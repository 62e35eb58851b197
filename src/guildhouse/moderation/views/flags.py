"""Saying that something should be looked at."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.moderation.actions.flagging import find_thing, flag_thing
from guildhouse.moderation.forms import FlagForm
from guildhouse.moderation.kinds import kind_labels


@require_http_methods(["GET", "POST"])
def flag_one(request: MemberRequest, kind: str, object_id: int) -> HttpResponse:
    thing = find_thing(kind, object_id, request.member)
    form = FlagForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                flag = flag_thing(kind, object_id, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                undo = offer_undo("moderation.flag_thing", by_id=request.member.pk, flag_id=flag.pk)
                say(request, _("A host will look at it. What becomes of it stands in your record."), undo=undo)
                return redirect(thing.address)
    return render(request, "moderation/flag.html", {
        "thing": thing, "form": form, "kind": kind_labels()[kind],
    }, status=status)  # fmt: skip
