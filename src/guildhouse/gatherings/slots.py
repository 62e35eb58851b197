"""What gatherings shows on other pages: what happens next, to strangers on the front and on the tour."""

from django.template import engines
from django.utils import timezone
from django.utils.html import format_html
from markupsafe import Markup

from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.queries.lists import GatheringRow, make_rows
from guildhouse.gatherings.queries.words import kind_words, way_words
from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member

SHOWN = 3


@fills("front.alive", order=20)
def show_what_happens_next() -> Markup | None:
    rows = list_coming(None, SHOWN)
    if not rows:
        return None
    context = {"rows": rows, "kinds": kind_words(), "ways": way_words()}
    drawn = engines["house"].get_template("gatherings/parts/front.html").render(context)
    return Markup(drawn)  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("tour.do")
def show_next_event(viewer: Member | None) -> Markup | None:
    rows = list_coming(viewer, 1)
    if not rows:
        return None
    item = '<li><p class="front-question" dir="auto"><a href="{}">{}</a></p><p dir="auto">{}</p></li>'
    return Markup.escape(format_html(item, rows[0].address, rows[0].title, rows[0].purpose))


def list_coming(viewer: Member | None, most: int) -> list[GatheringRow]:
    coming = Gathering.objects.visible_to(viewer).happening().filter(ends_at__gt=timezone.now()).select_related("space")
    return make_rows(list(coming.order_by("starts_at", "pk")[:most]), viewer)
