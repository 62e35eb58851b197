"""The queue."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.fragments import Fragments
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.moderation.kinds import kind_labels
from guildhouse.moderation.models import Item
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.queries.queue import MOST_PAGES, load_queue
from guildhouse.moderation.queries.queue_rows import Filters
from guildhouse.spaces.queries import hosts_anywhere

_drawn = Fragments(most=1000)
STATES = {"open", "mine", "decided"}


@require_GET
def show_queue(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request)
    page = max(1, read_number(request.GET.get("page", "1"), 1, most=MOST_PAGES))
    queue = load_queue(request.member, read_filters(request), page)
    return render(request, "moderation/queue.html", {
        "queue": queue, "kinds": tuple(queue.kinds.items()), "drawn": _drawn,
        "sources": tuple((value, str(label)) for value, label in Item.Source.choices),
        "keeps_order": keeps_order(request.member),
    }, block="items")  # fmt: skip


def refuse_strangers(request: MemberRequest) -> None:
    """The desk is absent for everybody who decides nowhere."""
    if not hosts_anywhere(request.member):
        raise NotFound(_("There is nothing here that you can see."))


def read_filters(request: MemberRequest) -> Filters:
    """What means nothing is left out."""
    state, kind, source = (request.GET.get(name, "") for name in ("state", "kind", "source"))
    return Filters(
        state=state if state in STATES else "open",
        kind=kind if kind in kind_labels() else "",
        space=read_number(request.GET.get("space", "")),
        source=source if source in Item.Source else "",
    )
