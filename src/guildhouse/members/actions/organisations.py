"""Hosts keep the pages of organisations: they make them, change them, retire them and bring them back."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text, render
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.undo import undoes
from guildhouse.members.actions.profile import choose_hue, clean_line
from guildhouse.members.events import OrganisationChanged
from guildhouse.members.models import Member, Organisation
from guildhouse.members.policies import can_keep_organisations
from guildhouse.members.queries.facets import fold

KIND = "organisation"
LONGEST = 5000
RESERVED = frozenset({"new", "logos"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page says: `tagline` is what they do in one line, `about` more of it in Markdown, `site` an address of theirs."""

    name: str
    kind: str
    tagline: str
    about: str = ""
    site: str = ""


@transaction.atomic
def create_organisation(told: Told, *, by: Member) -> Organisation:
    """Invalid, with its field, for a name that is taken or cannot be read."""
    _ask(told, by)
    made = Organisation(slug="")
    _write(made, told)
    made.slug = _find_slug(made.name)
    _save(made)
    record_act("organisation.created", by=by, kind=KIND, object_id=made.pk, after=_read(made))
    emit(OrganisationChanged(organisation_id=made.pk, by_id=by.pk))
    return made


@transaction.atomic
def change_organisation(organisation_id: int, told: Told, *, by: Member, seen: int) -> Organisation:
    """The address stays, whatever it is called. Conflict when another host changed it since `seen`."""
    _ask(told, by)
    stood = lock_organisation(organisation_id)
    if stood.version != seen:
        raise Conflict(
            _("Another host has changed this page since you opened it. Your text is below; theirs is on the page.")
        )
    before = _read(stood)
    _write(stood, told)
    stood.version += 1
    _save(stood)
    record_act("organisation.changed", by=by, kind=KIND, object_id=stood.pk, before=before, after=_read(stood))
    emit(OrganisationChanged(organisation_id=stood.pk, by_id=by.pk))
    return stood


@transaction.atomic
def retire_organisation(organisation_id: int, *, by: Member) -> Organisation:
    """Its page, and who speaks for it, are shown no longer; nothing is lost. Twice is once."""
    return _set_retired(organisation_id, by, is_retired=True)


@undoes("members.retire_organisation")
@transaction.atomic
def restore_organisation(*, by: Member, organisation_id: int) -> Organisation:
    """Conflict when another has taken its name meanwhile."""
    return _set_retired(organisation_id, by, is_retired=False)


def _set_retired(organisation_id: int, by: Member, *, is_retired: bool) -> Organisation:
    refuse_others(by)
    stood = lock_organisation(organisation_id)
    if (stood.retired_at is not None) == is_retired:
        return stood
    if not is_retired and Organisation.objects.live().filter(folded=stood.folded).exists():
        raise Conflict(_("Another organisation has this name now. Rename that one first."))
    stood.retired_at = timezone.now() if is_retired else None
    stood.save(update_fields=["retired_at"])
    act = "organisation.retired" if is_retired else "organisation.restored"
    record_act(act, by=by, kind=KIND, object_id=stood.pk, after={"title": stood.name})
    emit(OrganisationChanged(organisation_id=stood.pk, by_id=by.pk))
    return stood


def lock_organisation(organisation_id: int) -> Organisation:
    found = lock(Organisation.objects.filter(pk=organisation_id)).first()
    if found is None:
        raise NotFound(_("There is no organisation at this address."))
    return found


def refuse_others(by: Member) -> None:
    if not can_keep_organisations(by):
        raise NotAllowed(_("Hosts of the community keep the pages of organisations."))


def _ask(told: Told, by: Member) -> None:
    refuse_others(by)
    pass_gates(Saying(kind="members.organisation", by=by, title=told.name, text=f"{told.tagline}\n{told.about}"))


def _write(one: Organisation, told: Told) -> None:
    name, tagline, about = clean_line(told.name), clean_line(told.tagline), clean_text(told.about).strip()
    if not fold(name):
        raise Invalid(_("Say what it is called."), field="name")
    if not tagline:
        raise Invalid(_("Say in one line what they do."), field="tagline")
    if len(about) > LONGEST:
        raise Invalid(_("Five thousand characters are enough."), field="about")
    if told.kind not in Organisation.Kind.values:
        raise Invalid(_("Choose what kind it is."), field="kind")
    one.name, one.folded, one.kind, one.tagline = name[:80], fold(name), told.kind, tagline[:160]
    one.about, one.about_html, one.site = about, render(about), told.site[:300]
    one.hue = choose_hue(one.name)


def _save(one: Organisation) -> None:
    taken = Invalid(_("An organisation of this name is here already."), field="name")
    if one.retired_at is None and Organisation.objects.live().filter(folded=one.folded).exclude(pk=one.pk).exists():
        raise taken
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError:  # somebody made it at the same moment
        raise taken from None


def _find_slug(name: str) -> str:
    """From the name, in ASCII; with a number where it is taken or nothing of it can be written so."""
    stem = slugify(name)[:50].strip("-") or KIND
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | RESERVED
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)


def _read(one: Organisation) -> dict[str, Any]:
    return {"title": one.name, "kind": one.kind, "tagline": one.tagline, "site": one.site}
