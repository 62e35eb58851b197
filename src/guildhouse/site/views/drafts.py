"""Keeps what is typed in a long form, and lets it go."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.drafts import discard_draft, find_draft, save_draft
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number

LONGEST_PLACE = 120
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "sequence", "version", "form_key"})


@require_http_methods(["GET", "POST", "DELETE"])
def keep_own(request: MemberRequest, place: str) -> HttpResponse:
    """GET shows it, POST saves it under the next number, DELETE discards it. A stale tab gets 409."""
    place, member_id = place[:LONGEST_PLACE], request.member.pk
    if request.method == "DELETE":
        discard_draft(member_id, place)
        return HttpResponse(status=204)
    if request.method == "POST":
        fields = {key: request.POST[key] for key in request.POST if key not in NOT_KEPT}
        saved = save_draft(member_id, place, fields, sequence=read_number(request.POST.get("sequence", "0")))
        return JsonResponse({"sequence": saved.sequence})
    draft = find_draft(member_id, place)
    found = {"sequence": draft.sequence, "fields": draft.fields} if draft else {"sequence": 0, "fields": {}}
    return JsonResponse(found)
