"""Asking for an import: everything that can be refused before the long work begins is refused here."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.jobs import ask_for_job
from guildhouse.kernel.models import Job
from guildhouse.members.models import Member
from guildhouse.portability.actions.emails import read_emails
from guildhouse.portability.actions.stackexchange.running import find_source
from guildhouse.portability.policies import can_import

LONGEST_SLUG = 60


def ask_for_import(
    path: Path,
    *,
    by: Member,
    space: str,
    name: str = "",
    site: str = "",
    called: str = "",
    emails: Path | None = None,
    dry_run: bool = False,
) -> Job:
    """Queues the import of a dump for the worker. `called` is what an uploaded file was called: it may name the site."""
    if not can_import(by):
        raise NotAllowed(_("Only hosts of the community bring in topics from elsewhere."))
    if called and not site and not find_source(str(path)).has_address:
        site = called
    return _ask(make_arguments(path, space=space, name=name, site=site, emails=emails, dry_run=dry_run), by)


def repeat_import(job: Job, *, by: Member) -> Job:
    """The same in earnest after a trial, or again after it was stopped or failed."""
    if not can_import(by):
        raise NotAllowed(_("Only hosts of the community bring in topics from elsewhere."))
    if not job.is_over:
        raise Conflict(_("This import is still under way."))
    find_source(job.arguments["path"], job.arguments["site"])
    return _ask({**job.arguments, "dry_run": False}, by)


def _ask(arguments: dict[str, Any], by: Member) -> Job:
    return ask_for_job("portability.stackexchange", title_of(arguments), by_id=by.pk, **arguments)


def title_of(arguments: dict[str, Any]) -> str:
    words = _("Trying out the import of %(site)s") if arguments["dry_run"] else _("Bringing in %(site)s")
    return words % {"site": find_source(arguments["path"], arguments["site"]).site}


def make_arguments(
    path: Path, *, space: str, name: str = "", site: str = "", emails: Path | None = None, dry_run: bool = False
) -> dict[str, Any]:
    """What the work is told; Invalid when the dump, the space's address or the table of addresses can't be used.

    Without a space's address there will be a new one, called after the site unless it is given a name.
    """
    source = find_source(str(path), site)
    if not space:
        name = name or source.site
        space = slugify(name.replace(".", "-"))[:LONGEST_SLUG].strip("-") or "elsewhere"
    try:
        validate_slug(space)
    except ValidationError as error:
        message = _("“%(slug)s” can't be a space's address. Use letters, digits and hyphens.") % {"slug": space[:80]}
        raise Invalid(message, field="space") from error
    if len(space) > LONGEST_SLUG:
        raise Invalid(_("A space's address holds 60 characters."), field="space")
    if emails is not None:
        read_emails(emails)
    return {
        "path": str(path.resolve()),
        "site": site,
        "space": space,
        "name": name,
        "emails": str(emails.resolve()) if emails else "",
        "dry_run": dry_run,
    }


def find_importer(handle: str = "") -> Member:
    """The host named, or the community's first."""
    hosts = Member.objects.present().filter(role=Member.Role.HOST)
    host: Member | None = (hosts.filter(handle=handle.lstrip("@")) if handle else hosts.order_by("pk")).first()
    if host is None and handle:
        raise NotFound(_("There is no host called %(handle)s.") % {"handle": handle})
    if host is None:
        raise NotFound(_("There is no host yet in whose name the import could be done. Become the host first."))
    return host
