"""What gatherings shows on other pages: what happens next, to strangers on the front."""

from django.template import engines
from django.utils import timezone
from markupsafe import Markup

from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.queries.lists import make_rows
from guildhouse.gatherings.queries.words import kind_words, way_words
from guildhouse.kernel.ports.slots import fills

SHOWN = 3


@fills("front.alive", order=20)
def show_what_happens_next() -> Markup | None:
    coming = Gathering.objects.visible_to(None).happening().filter(ends_at__gt=timezone.now()).select_related("space")
    rows = make_rows(list(coming.order_by("starts_at", "pk")[:SHOWN]), None)
    if not rows:
        return None
    context = {"rows": rows, "kinds": kind_words(), "ways": way_words()}
    drawn = engines["house"].get_template("gatherings/parts/front.html").render(context)
    return Markup(drawn)  # noqa: S704 - escaped by its template, or the sanitiser has run
