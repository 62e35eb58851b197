"""Reported words, as those who may see them read them: what the reporter chose, and nothing else."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from guildhouse.conversations.models import Excerpt, Message, Participation
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.members.models import Member


def find_excerpt(member: Member, excerpt_id: int) -> Excerpt:
    excerpt = Excerpt.objects.select_related("reporter", "about").filter(pk=excerpt_id).first()
    if excerpt is None or not (excerpt.reporter_id == member.pk or find_deciding(member, [excerpt.pk])):
        raise NotFound(_("There is no report of yours at this address."))
    return excerpt


def find_flagged(excerpt_id: int, viewer: Member) -> FlaggedThing | None:
    """Only whoever showed it brings it before those who keep order."""
    excerpt = Excerpt.objects.filter(pk=excerpt_id, reporter=viewer).first() if viewer else None
    return show_flagged(excerpt.pk) if excerpt else None


def show_flagged(excerpt_id: int) -> FlaggedThing | None:
    excerpt = Excerpt.objects.select_related("about").filter(pk=excerpt_id).first()
    if excerpt is None:
        return None
    lines = list(excerpt.lines.select_related("author"))
    return FlaggedThing(
        title=_("Messages of %(name)s, as they were shown to us") % {"name": excerpt.about.name},
        text="\n\n".join(
            f"{line.author.name}, {formats.date_format(timezone.localtime(line.said_at), 'j M Y, H:i')}\n{line.text}"
            for line in lines
        ),
        address=excerpt.get_absolute_url(),
        author_id=excerpt.about_id,
        is_shown=not is_hidden(excerpt),
        version=excerpt.version,
    )


def is_hidden(excerpt: Excerpt) -> bool:
    ids = excerpt.lines.filter(author=excerpt.about_id).values("message")
    return Message.objects.filter(pk__in=ids).exclude(hidden_because="").exists()


def find_deciding(member: Member, ids: Sequence[int]) -> set[int]:
    """Those a host may decide about: not their own reports, not words of a conversation they are in."""
    if not member.is_host:
        return set()
    inside = Participation.objects.filter(conversation=OuterRef("conversation"), member=member)
    rows = (
        Excerpt.objects.filter(pk__in=list(ids)).exclude(reporter=member).exclude(about=member).exclude(Exists(inside))
    )
    return set(rows.values_list("pk", flat=True))
