"""Searching one's own conversations."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from guildhouse.conversations.queries.finding import refuse_strangers
from guildhouse.conversations.queries.searching import MOST_FOUND, MOST_READ, search_own
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render

LONGEST = 200


@require_GET
def search_talks(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    context = {
        "asked": asked,
        "found": search_own(request.member, asked),
        "most_read": MOST_READ,
        "most_found": MOST_FOUND,
    }
    return render(request, "conversations/search.html", context, block="found")
