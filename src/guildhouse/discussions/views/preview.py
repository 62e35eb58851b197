"""What typed Markdown will look like, rendered as it will be when it is saved; and where a new topic can go."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST

from guildhouse.discussions.actions.writing import write_text
from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import find_space, list_accesses


@require_POST
def preview_text(request: MemberRequest, space_slug: str) -> HttpResponse:
    access = find_space(request.member, space_slug)
    try:
        written = write_text(request.POST.get("body", ""), access.space)
    except Invalid as refusal:
        return HttpResponse(format_html("<p>{}</p>", refusal.message))
    return HttpResponse(written.html)


@require_GET
def choose_space(request: MemberRequest) -> HttpResponse:
    spaces = [access.space for access in list_accesses(request.member) if can_write(access)]
    title = request.GET.get("title", "")[:200]
    given = {"title": title, "about": request.GET.get("about", "")[:60]}
    known = {name: words for name, words in given.items() if words}
    carried = f"?{urlencode(known)}" if known else ""
    return render(request, "discussions/choose_space.html", {"spaces": spaces, "carried": carried})
