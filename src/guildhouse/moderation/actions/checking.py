"""What is asked before a member says something: how often, how much of what, and whether a host should look first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.errors import Held, Invalid, TooMany
from guildhouse.kernel.markdown import find_mentions
from guildhouse.kernel.ports.gates import Saying, performers
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Contribution, Member
from guildhouse.moderation.judging.verdict import Author, Reason, Step, Verdict, count_links, judge
from guildhouse.moderation.limits import NO_LIMIT, PARTS, WINDOWS, Limits
from guildhouse.moderation.models import Rules
from guildhouse.moderation.queries.rules import ask_evidence, find_rules, limits_of, load_lists
from guildhouse.spaces.queries import hosts_space

COUNTED = ("topic", "reply")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSaying(Saying):
    """What waits, and why: reasons as plain values, for the host who looks."""

    reasons: tuple[Mapping[str, Any], ...] = ()


def check_saying(saying: Saying) -> None:
    """Nothing for hosts of the community or of the space. Raises TooMany, Invalid or Held as the rules say."""
    by: Member = saying.by
    rules = find_rules()
    if keeps_the_place(by, saying.space_id):
        return
    limits = limits_of(rules)
    if rules.limits_on:
        check_amounts(saying.text, by.trust, limits)
    reasons = find_reasons_to_wait(saying, rules)
    if rules.limits_on:
        count_one(saying.kind, by, limits)
    if reasons:
        raise Held(
            _("A host looks at this before others read it. You will be told as soon as they have."),
            saying=HeldSaying(
                kind=saying.kind, by=by, title=saying.title, text=saying.text, space_id=saying.space_id,
                given=saying.given, reasons=tuple(plain_reasons(reasons)),
            ),
        )  # fmt: skip


def keeps_the_place(member: Member, space_id: int | None) -> bool:
    if member.is_host:
        return True
    if space_id is None or member.trust > 1:
        return False
    return hosts_space(member, space_id)


def count_one(kind: str, by: Member, limits: Limits) -> None:
    """One more of this kind; TooMany says when the next one is possible, in the member's own time."""
    asked = [
        (f"gates:{kind}:{by.pk}:{name}", times, timedelta(seconds=seconds))
        for (name, seconds), times in zip(WINDOWS, limits.times(kind, by.trust), strict=True)
        if times != NO_LIMIT
    ]
    try:
        for count in (False, True):
            for key, times, per in reversed(asked):
                throttle(key, limit=times, per=per, count=count)
    except TooMany as refusal:
        raise TooMany(_word_wait(refusal.retry_after), retry_after=refusal.retry_after) from refusal


def _word_wait(seconds: int) -> str:
    """Rounded up to the minute, so that whoever comes then is let in."""
    until = timezone.localtime(timezone.now() + timedelta(seconds=seconds + 59)).replace(second=0)
    time = formats.time_format(until, "H:i")
    if until.date() == timezone.localdate():
        return _("That was much in a short time. You can go on at %(time)s; what you typed is kept.") % {"time": time}
    day = formats.date_format(until, "j F")
    return _("That is all for today. You can go on on %(day)s at %(time)s; what you typed is kept.") % {
        "day": day,
        "time": time,
    }


def check_amounts(text: str, level: int, limits: Limits) -> None:
    """Links, names and pictures of one text."""
    counts = {"links": count_links(text), "mentions": len(find_mentions(text)), "images": text.count("![")}
    for part in PARTS:
        most = limits.amount(part, level)
        if most != NO_LIMIT and counts[part] > most:
            raise Invalid(_word_amount(part, most), field="body")


def _word_amount(part: str, most: int) -> str:
    words = {
        "links": ngettext("You can put %(n)d link into one text so far.", "You can put %(n)d links into one text so far.", most),
        "mentions": ngettext("You can name %(n)d person in one text so far.", "You can name %(n)d people in one text so far.", most),
        "images": ngettext("You can put %(n)d picture into one text so far.", "You can put %(n)d pictures into one text so far.", most),
    }  # fmt: skip
    more = _("Keep the most useful ones. With reading and helping here it becomes more.")
    return f"{words[part] % {'n': most}} {more}"


def find_reasons_to_wait(saying: Saying, rules: Rules) -> list[Reason]:
    """Why a host looks first; none where the room has no way to do it later. Invalid for words a list refuses."""
    if not saying.text and not saying.title:
        return []
    by: Member = saying.by
    is_first = by.trust == 0 and not Contribution.objects.filter(member=by, kind__in=COUNTED).exists()
    verdict = judge_words(saying.title, saying.text, by, rules)
    refused = next(
        (reason for reason in verdict.reasons if verdict.step == Step.REFUSE and reason.code == "word"), None
    )
    if refused is not None:
        raise Invalid(
            _("This community asks not to use “%(word)s” here. Say it in other words.") % {"word": refused.about},
            field="body",
        )
    listed = next((reason for reason in verdict.reasons if reason.code == "link-listed"), None)
    if saying.kind not in performers:
        if listed is not None:
            raise Invalid(
                _("Links to %(name)s are not welcome here. Leave it out.") % {"name": listed.about}, field="body"
            )
        return []
    if verdict.step == Step.HOLD:
        return list(verdict.reasons)
    return list(_review(saying, verdict, rules)) if is_first else []


def _review(saying: Saying, verdict: Verdict, rules: Rules) -> Iterator[Reason]:
    if rules.review == Rules.Review.ALWAYS:
        yield Reason("first")
        yield from verdict.reasons
    elif rules.review == Rules.Review.DOUBT and (verdict.step == Step.LOOK or count_links(saying.text)):
        yield Reason("first-link" if count_links(saying.text) else "first")
        yield from verdict.reasons


def judge_words(title: str, text: str, by: Member, rules: Rules) -> Verdict:
    """By the lists always; for spam where hosts have not switched that off."""
    lists = load_lists(rules)
    author = Author(trust=by.trust, days=(timezone.now() - by.joined_at).days)
    learned = ask_evidence if rules.spam_on else lambda _reading: float("-inf")
    return judge(text, title=title, author=author, lists=lists, learned=learned)


def plain_reasons(reasons: list[Reason]) -> list[dict[str, Any]]:
    return [{"code": one.code, "about": one.about, "start": one.start, "end": one.end} for one in reasons]
