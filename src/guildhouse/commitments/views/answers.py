"""Yes and no: to what one is asked, and to what is promised to one."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.commitments.actions import accept_promise, accept_request, decline_request, release_doer
from guildhouse.commitments.forms import WordForm
from guildhouse.commitments.queries.finding import find_commitment
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.toasts import say


@require_POST
def answer_one(request: MemberRequest, commitment_id: int) -> HttpResponse:
    commitment, by = find_commitment(request.member, commitment_id), request.member
    answer, mine = request.POST.get("answer", ""), commitment.doer_id == request.member.pk
    if answer == "accept" and mine:
        accept_request(commitment, by=by)
        say(request, _("It is yours now. Those who asked are told."))
    elif answer == "decline" and mine:
        form = WordForm(request.POST)
        if not form.is_valid():
            raise Invalid(str(form.errors["word"][0]), field="word")
        decline_request(commitment, by=by, word=form.cleaned_data["word"])
        say(request, _("They learn that it does not suit you now."))
    elif answer == "accept":
        accept_promise(commitment, by=by)
        say(request, _("%(name)s learns that it suits you.") % {"name": commitment.doer.name})
    elif answer == "release" and not mine:
        release_doer(commitment, by=by)
        say(request, _("%(name)s learns that you do not need it any more.") % {"name": commitment.doer.name})
    else:
        raise Invalid(_("Choose one of the answers on its page."))
    return redirect(commitment)
