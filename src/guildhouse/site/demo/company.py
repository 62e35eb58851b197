"""The organisations in whose company the demo is, and who speaks for them, made through the same actions as pages use."""

from collections.abc import Mapping

from django.core.files.base import File

from guildhouse.members.actions.logos import set_logo
from guildhouse.members.actions.organisations import Told, create_organisation
from guildhouse.members.actions.speaking import ask_to_speak, confirm_speaker
from guildhouse.members.actions.work import change_work
from guildhouse.members.models import Member
from guildhouse.site.demo.pictures.faces import draw_face
from guildhouse.site.demo.reading import read_organisations


def keep_company(members: Mapping[str, Member]) -> None:
    """Some who speak are confirmed by a host, one request is still open; some let their work lead to the page."""
    hosts = [one for one in members.values() if one.is_host]
    for told in read_organisations():
        words = {name: told[name] for name in ("name", "kind", "tagline", "about", "site")}
        made = create_organisation(Told(**words), by=hosts[0])
        set_logo(made.pk, File(draw_face(made.slug, told["hue"])), by=hosts[0])
        for speaker in told["speaker"]:
            by = members[speaker["handle"]]
            asked = ask_to_speak(made, by=by, words=speaker["words"])
            if speaker.get("confirmed"):
                confirm_speaker(asked.pk, by=next((host for host in hosts if host != by), by))
        for handle in told.get("links", ()):
            change_work(by=members[handle], organisation=made.name, links_organisation=True)
