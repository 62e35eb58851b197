"""What search engines ask for by themselves: robots.txt, and the sitemap of what strangers may read."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.navigation import shown_places
from guildhouse.kernel.ports.outward import sections
from guildhouse.members.queries import find_community
from guildhouse.site.manuals import list_pages

NOT_FOR_ROBOTS = ("/accounts/", "/settings/", "/search/", "/drafts/", "/preview/", "/unsent/", "/jobs/", "/join/")
A_PAGE = 50_000  # numbers of things, as many as a sitemap may name
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOUSE = "house"
OWN = ("/", "/community/", "/community/guidelines/", "/tour/", "/manual/")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def show_robots(_request: HttpRequest) -> HttpResponse:
    """A community that is not public asks to be left alone."""
    closed = ("/",) if not find_community().is_public else NOT_FOR_ROBOTS
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if closed is NOT_FOR_ROBOTS:
        lines += ["", f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def show_sitemap(_request: HttpRequest) -> HttpResponse:
    """The sitemaps there are, by the highest number of each room: nothing is counted, however large the house."""
    _refuse_when_closed()
    names = [f"{HOUSE}-1"]
    for room, section in sections.items():
        names += [f"{room}-{page}" for page in range(1, -(-section.last() // A_PAGE) + 1)]
    return _xml("sitemapindex", "sitemap", ((f"/sitemaps/{name}.xml", None) for name in names))


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def show_part(_request: HttpRequest, section: str, page: int) -> HttpResponse:
    """Those among fifty thousand numbers that a stranger may read at this moment."""
    _refuse_when_closed()
    if section == HOUSE and page == 1:
        places = [place.address for place in shown_places(is_member=False, is_host=False) if place.address not in OWN]
        return _xml(
            "urlset",
            "url",
            ((address, None) for address in [*OWN, *places, *(page.own_address for page in list_pages())]),
        )
    found = sections.get(section)
    if found is None or not 1 <= page <= -(-found.last() // A_PAGE):
        raise NotFound(_("There is nothing at this address."))
    return _xml("urlset", "url", found.read((page - 1) * A_PAGE, page * A_PAGE))


def _refuse_when_closed() -> None:
    if not find_community().is_public:
        raise NotFound(_("There is nothing at this address."))


def _xml(root: str, each: str, rows: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    said = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n']
    for address, at in rows:
        changed = f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""
        said.append(f"<{each}><loc>{escape(settings.SITE_ADDRESS + address)}</loc>{changed}</{each}>\n")
    return HttpResponse([*said, f"</{root}>\n"], content_type="application/xml; charset=utf-8")
