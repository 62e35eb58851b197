"""Writes the mail of a batch: what is still unread, still readable and still wanted, in its reader's language."""

import contextlib
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.ports.notices import notice_kinds
from guildhouse.kernel.words import describe_language
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community
from guildhouse.members.queries.languages import language_for
from guildhouse.members.queries.zones import find_zone
from guildhouse.notifications.models import MailBatch, Notice
from guildhouse.notifications.policies import Channel, Circumstances, decide
from guildhouse.notifications.queries.circumstances import find_choices, find_paused
from guildhouse.notifications.queries.unsubscribe_links import unsubscribe_address
from guildhouse.notifications.queries.wording import NoticeRow, Worded, read_rows, word_notices

LONGEST_SUBJECT = 140
MOST_THINGS = 12


def compose_mail(batch: MailBatch) -> EmailMultiAlternatives | None:
    """None when nothing is left to say. The same batch always has the same Message-ID."""
    member = batch.member
    rows = read_rows(Notice.objects.visible_to(member).unread().filter(batch=batch).order_by("-pk"))
    with speaking_to(member):
        worded = word_notices(member, _still_wanted(member, rows))
        if not worded:
            return None
        worded.sort(key=lambda one: one.kind.order)
        return _write(batch, worded)


@contextlib.contextmanager
def speaking_to(member: Member) -> Iterator[None]:
    with (
        translation.override(language_for(member.language)),
        timezone.override(find_zone(member.time_zone or settings.TIME_ZONE)),
    ):
        yield


def _still_wanted(member: Member, rows: Sequence[NoticeRow]) -> list[NoticeRow]:
    choices, paused = find_choices([member.pk]), find_paused([member])
    wanted = []
    for row in rows:
        if (kind := notice_kinds.get(row.kind)) is None:
            continue
        choice = choices.get((member.pk, row.kind), kind.default)
        known = Circumstances(member.status, choice, has_address=bool(member.email), is_paused=member.pk in paused)
        if decide(known, Channel.MAIL).yes:
            wanted.append(row)
    return wanted


def _write(batch: MailBatch, worded: Sequence[Worded]) -> EmailMultiAlternatives:
    first = worded[0]
    is_confidential = any(one.words.is_confidential for one in worded)
    context = {
        "community_name": clean_line(find_community().name),
        **describe_language(),
        "site": settings.SITE_ADDRESS,
        "subject": first.words.subject,
        "worded": worded,
        "is_confidential": is_confidential,
        "most": MOST_THINGS,
        "stops": [(one.kind.label, unsubscribe_address(batch.member_id, [one.kind.key])) for one in worded],
        "why": [str(one.kind.reasons.get(one.newest.why, "")) for one in worded],
        "address": f"{settings.SITE_ADDRESS}/notices/{first.newest.id}/",
    }
    if is_confidential:
        subject = _("Something new for you in %(community)s") % {"community": context["community_name"]}
    elif first.words.subject in first.words.title:
        subject = first.words.title
    else:
        subject = f"{first.words.title}: {first.words.subject}"
    mail = EmailMultiAlternatives(
        subject=clean_line(subject), body=_render("thread.txt", context), to=[batch.member.email or ""],
        headers=_headers(batch, [one.kind.key for one in worded]),
    )  # fmt: skip
    mail.attach_alternative(_render("thread.html", context), "text/html")
    return mail


def _render(name: str, context: dict[str, object]) -> str:
    return str(engines["house"].get_template(f"notifications/mail/{name}").render(context))


def _headers(batch: MailBatch, kinds: list[str]) -> dict[str, str]:
    """RFC 3834, RFC 8058, and the threading of RFC 5322 by a first message that nobody ever got."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    thread = f"<{batch.thread.replace(':', '-')}.{batch.member_id}.notices@{host}>"
    return {
        "Message-ID": f"<batch-{batch.pk}.notices@{host}>",
        "In-Reply-To": thread,
        "References": thread,
        "Auto-Submitted": "auto-generated",
        "List-Id": f"<notices.{host}>",
        "List-Unsubscribe": f"<{unsubscribe_address(batch.member_id, kinds)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def clean_line(text: str) -> str:
    """One line without control or deceiving characters, so that no name or title can write a header."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1].rstrip()}…"
