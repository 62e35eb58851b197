"""What gives a community a look of its own: its logo and the stylesheet of its hue, both kept by browsers for a year."""

import re

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.colours import HUES, sheet_address, write_sheet
from guildhouse.kernel.errors import NotFound
from guildhouse.members.actions.looks import FOLDER

NAME = re.compile(r"[0-9a-f]{24}-(64|192|512)\.png")
FOR_EVER = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def serve_logo(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - Django's signature
    """A new logo has a new name."""
    try:
        file = default_storage.open(f"{FOLDER}/{name}") if NAME.fullmatch(name) else None
    except FileNotFoundError:
        file = None
    if file is None:
        raise NotFound(_("This picture is not there any more."))
    return FileResponse(file, content_type="image/png", headers={"Cache-Control": FOR_EVER})


@login_not_required
@require_safe
def serve_colour(request: HttpRequest, hue: int, mark: str) -> HttpResponse:
    """Only under the address its text has now; a page loaded before an upgrade goes without."""
    if not 0 <= hue < HUES or sheet_address(hue) != f"/colour/{hue}-{mark}.css" or request.GET:
        raise NotFound(_("There is nothing at this address."))
    return HttpResponse(write_sheet(hue), content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})
