"""The list of notices, by thread, what is unread first; and how many are unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from guildhouse.kernel.rows import fetch_rows
from guildhouse.members.models import Member
from guildhouse.notifications.models import Notice
from guildhouse.notifications.queries.reasons import word_mail_reason
from guildhouse.notifications.queries.wording import NoticeRow, Worded, read_rows, word_notices

PAGE = 20
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """What happened in a thread, of one kind. `why` answers why one got it, `mail` what became of the e-mail."""

    id: int
    title: str
    text: str
    name: str
    hue: int
    picture: str
    is_unnamed: bool
    icon: str
    at: datetime
    is_unread: bool
    kind: str
    kind_label: str
    why: str
    mail: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    subject: str
    lines: tuple[Line, ...]

    @property
    def is_unread(self) -> bool:
        return any(line.is_unread for line in self.lines)


@dataclass(frozen=True, slots=True)
class NoticeList:
    threads: list[ThreadRow]
    page: int
    pages: int
    unread: int
    newest: int


COUNT_UNREAD = (
    "SELECT COUNT(*) FROM notifications_notice WHERE member_id = %s AND read_at IS NULL AND withdrawn_at IS NULL"
)


def count_unread(member: Member) -> int:
    """On every page, so asked by hand; over an index that holds nothing but unread notices."""
    (count,) = fetch_rows(COUNT_UNREAD, [member.pk])[0]
    return int(count)


COUNT_THREADS = "SELECT COUNT(DISTINCT thread) FROM notifications_notice WHERE member_id = %s AND withdrawn_at IS NULL"
THREADS = """
SELECT thread, MAX(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END) AS waits, MAX(at) AS latest
FROM notifications_notice WHERE member_id = %s AND withdrawn_at IS NULL
GROUP BY thread ORDER BY waits DESC, latest DESC, thread LIMIT %s OFFSET %s"""


def list_notices(member: Member, page: int, unread: int) -> NoticeList:
    (count,) = fetch_rows(COUNT_THREADS, [member.pk])[0]
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    names = [row[0] for row in fetch_rows(THREADS, [member.pk, PAGE, (page - 1) * PAGE])] if count else []
    notices = Notice.objects.visible_to(member).filter(thread__in=names).order_by("-at", "-pk")
    rows = read_rows(notices[:MOST_ROWS]) if names else []
    shown = _leave_out_read(rows)
    by_thread: dict[str, list[Worded]] = {name: [] for name in names}
    for worded in word_notices(member, shown):
        by_thread[worded.newest.thread].append(worded)
    found = [_make_thread(group) for group in by_thread.values() if group]
    return NoticeList(found, page, pages, unread, max((row.id for row in rows), default=0))


def _leave_out_read(rows: Sequence[NoticeRow]) -> list[NoticeRow]:
    """Where something of a thread is unread, that is what its row tells; what was read before stands in the thread."""
    waiting = {row.thread for row in rows if row.read_at is None}
    return [row for row in rows if row.read_at is None or row.thread not in waiting]


def _make_thread(group: Sequence[Worded]) -> ThreadRow:
    return ThreadRow(group[0].words.subject, tuple(_make_line(worded) for worded in group))


def _make_line(worded: Worded) -> Line:
    newest, first, kind = worded.newest, worded.words.things[-1], worded.kind
    return Line(
        id=newest.id,
        title=worded.words.title,
        text=first.text,
        name=first.name,
        hue=first.hue,
        picture=first.picture,
        is_unnamed=first.is_unnamed,
        icon=kind.icon,
        at=newest.at,
        is_unread=newest.read_at is None,
        kind=kind.key,
        kind_label=str(kind.label),
        why=str(kind.reasons.get(newest.why, "")),
        mail=word_mail_reason(newest.mail_why),
    )
