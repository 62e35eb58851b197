"""The words that were posted after the sign-in had ended, ready to be sent again."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.unsent import find_unsent, forget_unsent


@require_http_methods(["GET", "POST"])
def show_unsent(request: MemberRequest) -> HttpResponse:
    """GET shows them with a form that sends them where they were meant to go; POST lets them go."""
    kept = find_unsent(request)
    if request.method == "POST" or kept is None:
        forget_unsent(request)
        return HttpResponseRedirect("/")
    address, fields = kept
    said = [(name, text) for name, texts in fields.items() for text in texts]
    return render(request, "site/unsent.html", {
        "address": address,
        "words": [(name, text) for name, text in said if is_prose(name, text)],
        "rest": [(name, text) for name, text in said if not is_prose(name, text)],
    })  # fmt: skip


def is_prose(name: str, text: str) -> bool:
    return name in {"body", "title"} or "\n" in text or len(text) > 60  # noqa: PLR2004 - longer than any choice of ours
