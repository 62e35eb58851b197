"""Words of one member that wait, or waited; and the lists for hosts."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.moderation.judging.folding import fold_word
from guildhouse.moderation.models import HeldWords, Listed
from guildhouse.spaces.queries import readable_space_ids

PAGE = 50
SHOWN = 30


def list_own_words(member: Member) -> list[HeldWords]:
    """What waits first, then what was decided, the newest first."""
    rows = HeldWords.objects.of(member).select_related("space").order_by("-pk")[:SHOWN]
    return sorted(rows, key=lambda held: not held.is_waiting)


def find_own_words(member: Member, held_id: int) -> HeldWords:
    held = HeldWords.objects.of(member).select_related("space").filter(pk=held_id).first()
    if held is None:
        raise NotFound(_("There is nothing of yours here."))
    return held


def name_places(member: Member, rows: list[HeldWords]) -> dict[int | None, str]:
    """What the spaces of these words are called, as far as they let this member in: their words stay theirs, the name does not."""
    readable = set(readable_space_ids(member))
    return {held.space_id: held.space.name for held in rows if held.space and held.space_id in readable}


def count_own_waiting(member: Member) -> int:
    return HeldWords.objects.of(member).waiting().count()


def list_entries(kind: str = "", words: str = "") -> "QuerySet[Listed]":
    rows = Listed.objects.all()
    if kind:
        rows = rows.filter(kind=kind)
    if words.strip():
        rows = rows.filter(Q(folded__contains=fold_word(words)) | Q(value__icontains=words.strip()))
    return rows
