"""The list of one's conversations."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from guildhouse.conversations.queries.finding import refuse_strangers
from guildhouse.conversations.queries.lists import SHOWS, list_conversations
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render


@require_GET
def show_list(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    show = request.GET.get("show", "open")
    page = read_number(request.GET.get("page", ""), 1, most=10_000)
    found = list_conversations(request.member, show if show in SHOWS else "open", page)
    return render(request, "conversations/list.html", {"found": found}, block="rows")
