"""Pictures of members, of organisations and of the community, for ever: a changed one has a new name."""

import re
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guildhouse.kernel.errors import NotFound
from guildhouse.members.actions import avatars, logos, looks

FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where pictures of one kind lie, and how their names look."""

    folder: str
    name: re.Pattern[str]
    content_type: str = "image/webp"


AVATARS = Shelf(avatars.FOLDER, re.compile(r"[0-9a-f]{24}(-large)?\.webp"))
ORGANISATIONS = Shelf(logos.FOLDER, re.compile(r"[0-9a-f]{24}\.webp"))
COMMUNITY = Shelf(looks.FOLDER, re.compile(r"[0-9a-f]{24}-(64|192|512)\.png"), "image/png")


@login_not_required
@require_safe
def serve_picture(request: HttpRequest, name: str, *, shelf: Shelf) -> FileResponse:  # noqa: ARG001 - Django's signature
    """Browsers keep it for a year without asking."""
    try:
        file = default_storage.open(f"{shelf.folder}/{name}") if shelf.name.fullmatch(name) else None
    except FileNotFoundError:
        file = None
    if file is None:
        raise NotFound(_("This picture is not there any more."))
    return FileResponse(file, content_type=shelf.content_type, headers={"Cache-Control": FOR_EVER})
