"""What the settings page of notices shows: each kind, what it is, and what this member chose."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from guildhouse.kernel.ports.notices import Choice, notice_kinds
from guildhouse.members.models import Member
from guildhouse.notifications.models import NoticePause
from guildhouse.notifications.queries.circumstances import find_choices


@dataclass(frozen=True, slots=True)
class KindRow:
    key: str
    label: str
    help: str
    choice: Choice
    default: Choice


def list_kinds(member: Member) -> list[KindRow]:
    chosen = find_choices([member.pk])
    ordered = sorted(notice_kinds, key=lambda kind: kind.order)
    return [
        KindRow(
            kind.key, str(kind.label), str(kind.help), chosen.get((member.pk, kind.key), kind.default), kind.default
        )
        for kind in ordered
    ]


def find_pause(member: Member) -> date | None:
    """None when there is none or its day has come."""
    until = NoticePause.objects.filter(member=member).values_list("until", flat=True).first()
    return until if until is not None and until > timezone.localdate() else None
