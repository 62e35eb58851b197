"""Giving kudos: for something, to somebody else, not over and over between the same two."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, TooMany
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import TextTooLong, clean_text
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.ports.readable import read
from guildhouse.members.models import Block, Member
from guildhouse.members.queries import find_community
from guildhouse.recognition.events import KudosGiven
from guildhouse.recognition.models import Kudos, Receiver
from guildhouse.recognition.policies import ONCE, can_give, can_receive, is_between_two

DRAFT = "recognition.kudos"
SHORTEST, LONGEST = 10, 1000
MOST_RECEIVERS = 8
A_WEEK = timedelta(days=7)
OF_A_PAIR = 2  # a week, in both directions together, so that two cannot pile it up by turns
OF_ONE = 10  # a week


@transaction.atomic
def give_kudos(
    receivers: Sequence[Member], *, by: Member, words: str, value: str = "", audience: str = Kudos.Audience.MEMBERS,
    about: tuple[str, int] | None = None,
) -> Kudos:  # fmt: skip
    """`about` is a readable thing as (kind, id). Withdrawn kudos count for the limits too.

    Conflict for a second thanks for one thing between two.

    Whoever has blocked the giver does not hear of it, and the giver does not notice.
    """
    given = {
        "to": [one.pk for one in receivers], "body": words, "value": value, "audience": audience, "about": about and list(about),
        "draft": DRAFT,
    }  # fmt: skip
    said_as = "recognition.private" if audience == Kudos.Audience.THEM else "recognition.kudos"
    pass_gates(Saying(kind=said_as, by=by, text=words, given=given))
    if not can_give(by):
        raise NotAllowed(_("Your account cannot give kudos at the moment."))
    people = _check_receivers(receivers, by)
    words, value = clean_words(words), check_value(value)
    if audience not in Kudos.Audience.values:
        raise Invalid(_("Choose who may read it."), field="audience")
    if about is not None and read(about[0], about[1], by) is None:
        raise Invalid(_("What this was about is not there any more. You can thank them all the same."), field="thing")
    if about is not None and is_between_two(about[0]):
        _keep_between(about, people)
    list(lock(Member.objects.filter(pk__in=[by.pk, *(one.pk for one in people)])).order_by("pk"))
    refuse_twice(by, *(about or ("", None)))
    _keep_limits(people, by)
    kind, object_id = about or ("", None)
    kudos = Kudos.objects.create(by=by, words=words, value=value, kind=kind, object_id=object_id, audience=audience)
    blocking = set(Block.objects.filter(member__in=people, blocked=by).values_list("member_id", flat=True))
    Receiver.objects.bulk_create(
        Receiver(kudos=kudos, member=one, is_hidden=one.pk in blocking, is_unheard=one.pk in blocking) for one in people
    )
    discard_draft(by.pk, DRAFT)
    hearing = tuple(one.pk for one in people if one.pk not in blocking)
    emit(KudosGiven(kudos_id=kudos.pk, by_id=by.pk, receiver_ids=hearing))
    return kudos


def _check_receivers(receivers: Sequence[Member], by: Member) -> list[Member]:
    people = list(dict.fromkeys(receivers))
    if not people:
        raise Invalid(_("Say whom it is for."), field="to")
    if by in people:
        raise Invalid(_("Kudos are for others. Leave yourself out."), field="to")
    if len(people) > MOST_RECEIVERS:
        raise Invalid(_("Eight at once are as many as one can thank for the same thing."), field="to")
    for one in people:
        if not can_receive(one):
            raise Invalid(_("%(name)s is not here any more.") % {"name": one.name}, field="to")
    if Block.objects.filter(member=by, blocked__in=people).exists():
        raise Invalid(_("You have blocked one of them. Unblock them on their page first."), field="to")
    return people


def _keep_between(about: tuple[str, int], people: Sequence[Member]) -> None:
    for one in people:
        if read(about[0], about[1], one) is None:
            raise Invalid(_("What this is about is between you and one of them. Thank them alone for it."), field="to")


def refuse_twice(by: Member, kind: str, object_id: int | None) -> None:
    """Whoever calls holds the giver's row."""
    stand = Kudos.objects.there().filter(by=by, kind=kind, object_id=object_id)
    if kind in ONCE and stand.exists():
        raise Conflict(_("You have thanked them for this already. You can change what you said."))


def _keep_limits(people: Sequence[Member], by: Member) -> None:
    """Whoever calls holds the rows of all these members, so that two at once are counted one after the other."""
    since = timezone.now() - A_WEEK
    wait = int(A_WEEK.total_seconds() // 7)
    if Kudos.objects.filter(by=by, created_at__gt=since).count() >= OF_ONE:
        raise TooMany(_("You have thanked ten times this week. Keep this one for the next."), retry_after=wait)
    for one in people:
        between = Q(kudos__by=by, member=one) | Q(kudos__by=one, member=by)
        if Receiver.objects.filter(between, kudos__created_at__gt=since).count() >= OF_A_PAIR:
            raise TooMany(
                _("Between you and %(name)s there were two this week. Tell them in a conversation, or wait some days.")
                % {"name": one.name}, retry_after=wait,
            )  # fmt: skip


def clean_words(words: str) -> str:
    try:
        words = clean_text(words).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field="words") from error
    if len(words) < SHORTEST:
        raise Invalid(_("Say what for, in a sentence: it is what they will remember."), field="words")
    if len(words) > LONGEST:
        raise Invalid(_("Kudos hold 1,000 characters."), field="words")
    return words


def check_value(value: str) -> str:
    """One of the community's values by name; nothing only where it has none."""
    names = [one["name"] for one in find_community().values if isinstance(one, dict) and one.get("name")]
    if names and value not in names:
        raise Invalid(_("Choose which of our values it shows."), field="value")
    return value if names else ""
