"""Members' pictures, for ever."""

import re

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.kernel.errors import NotFound
from guildhouse.members.actions.avatars import FOLDER

NAME = re.compile(r"[0-9a-f]{24}(-large)?\.webp")


@login_not_required
@require_GET
def serve_avatar(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - Django's signature
    """A changed picture has a new name, so that browsers keep this one for a year without asking."""
    try:
        file = default_storage.open(f"{FOLDER}/{name}") if NAME.fullmatch(name) else None
    except FileNotFoundError:
        file = None
    if file is None:
        raise NotFound(_("This picture is not there any more."))
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
