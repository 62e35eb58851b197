"""Turns an author's columns into a face; the one place where a pseudonym hides a member."""

from zlib import crc32

from django.utils.translation import gettext as _

from guildhouse.discussions.queries.rows import Face


def make_face(pseudonym: str | None, name: str, handle: str, hue: int, avatar: str, headline: str) -> Face:
    if pseudonym:
        return Face(pseudonym, "", crc32(pseudonym.encode()) % 360, "", _("A name for this topic"))
    return Face(name, f"/members/{handle}/", hue, f"/avatars/{avatar}" if avatar else "", headline)
