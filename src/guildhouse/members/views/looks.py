"""The stylesheet of the community's hue, kept by browsers for a year."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.colours import HUES, sheet_address, write_sheet
from guildhouse.kernel.errors import NotFound
from guildhouse.members.views.pictures import FOR_EVER


@login_not_required
@require_safe
def serve_colour(request: HttpRequest, hue: int, mark: str) -> HttpResponse:
    """Only under the address its text has now; a page loaded before an upgrade goes without."""
    if not 0 <= hue < HUES or sheet_address(hue) != f"/colour/{hue}-{mark}.css" or request.GET:
        raise NotFound(_("There is nothing at this address."))
    return HttpResponse(write_sheet(hue), content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})
