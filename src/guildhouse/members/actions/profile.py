"""Changing what a member tells about themselves."""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import RENDERER_VERSION, clean_text, render
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.actions.handles import rename_handle
from guildhouse.members.events import ProfileChanged
from guildhouse.members.models import Member, Profile

TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
SEEN = "LNPS"
LINE = ("headline", "pronouns", "location")
OF_MEMBER = ["name", "handle", "headline", "hue", "time_zone"]


@transaction.atomic
def change_profile(*, by: Member, **given: Any) -> Member:
    """Replaces one's profile: name, handle, headline, about, pronouns, location, time_zone, languages, links, shown.

    Invalid with its field when a handle may not be taken; Conflict when somebody else took it meanwhile.
    """
    member: Member = lock(Member.objects.filter(pk=by.pk)).get()
    given = {**given, **{name: clean_line(given[name]) for name in LINE}}
    name = clean_line(given["name"])
    if not name:
        raise Invalid(_("Tell us how people call you."), field="name")
    about = clean_text(given["about"]).strip()
    stood = Profile.objects.filter(member=member).first() or Profile(member=member)
    _ask_gates(member, stood, given, about)
    rename_handle(member, given["handle"])
    member.name, member.headline, member.time_zone = name, given["headline"], given["time_zone"]
    member.hue = choose_hue(name)
    try:
        with transaction.atomic():
            member.save(update_fields=OF_MEMBER)
    except IntegrityError:
        raise Conflict(_("Somebody took this handle a moment ago. Choose another one.")) from None
    Profile.objects.update_or_create(member=member, defaults={
        "about": about, "about_html": render(about), "renderer": RENDERER_VERSION, "pronouns": given["pronouns"],
        "location": given["location"], "languages": given["languages"], "links": given["links"],
        "shown": {**stood.shown, **given["shown"]},
    })  # fmt: skip
    emit(ProfileChanged(member_id=member.pk))
    return member


def _ask_gates(member: Member, stood: Profile, given: Mapping[str, Any], about: str) -> None:
    """Where what others read has changed: a profile is a text with links like any other."""
    if (given["headline"], about, given["links"]) == (member.headline, stood.about, stood.links):
        return
    links = "\n".join(str(link.get("url", "")) for link in given["links"])
    pass_gates(Saying(kind="members.profile", by=member, title=given["headline"], text=f"{about}\n{links}"))


def change_appearance(*, by: Member, theme: str, language: str, time_zone: str) -> None:
    Member.objects.filter(pk=by.pk).update(theme=theme, language=language, time_zone=time_zone)


def clean_line(text: str) -> str:
    """One line, without what would turn the text around it; empty when nothing of it can be seen."""
    line = " ".join(clean_text(text).translate(TURNING).split())
    return line if any(unicodedata.category(sign)[0] in SEEN for sign in line) else ""


def choose_hue(name: str) -> int:
    """The same name always has the same colour, 0 to 359."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:6], 16) % 360
