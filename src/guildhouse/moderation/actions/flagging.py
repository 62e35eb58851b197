"""A member says that something should be looked at, and may take that back while it waits."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.ports.flaggables import FlaggedThing, flaggables
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member
from guildhouse.moderation.actions.opening import lock_item, open_item, weigh_down
from guildhouse.moderation.models import Decision, Flag, Item
from guildhouse.moderation.policies import can_flag
from guildhouse.moderation.weighing import weigh_flag

DAY = timedelta(days=1)
NEW_FOR = timedelta(days=7)
NEW_A_DAY, OTHERS_A_DAY = 10, 50
LONGEST = 1000
GRAVE = {Flag.Reason.UNSAFE, Flag.Reason.PRIVATE}


@transaction.atomic
def flag_thing(kind: str, object_id: int, *, by: Member, reason: str, words: str = "") -> Flag:
    """The member's flag; the one they have waiting for this thing already, if so. Who flagged is told to nobody outside.

    NotFound for what they may not see, TooMany from the tenth a day on for somebody new.
    """
    if not can_flag(by):
        raise NotAllowed(_("Members can flag things once a host has let them in."))
    thing = find_thing(kind, object_id, by)
    words = clean_text(words).strip()[:LONGEST]
    if reason not in Flag.Reason:
        raise Invalid(_("Choose what is the matter."), field="reason")
    if reason == Flag.Reason.ELSE and not words:
        raise Invalid(_("Tell the hosts in a few words what it is."), field="words")
    waiting = Flag.objects.filter(item__kind=kind, item__object_id=object_id, by=by, outcome=Flag.Outcome.WAITING)
    if (before := waiting.first()) is not None:
        return before
    _refuse_looked_at(kind, object_id, thing, reason)
    is_new = by.joined_at > timezone.now() - NEW_FOR
    throttle(f"flag:{by.pk}", limit=NEW_A_DAY if is_new else OTHERS_A_DAY, per=DAY)
    item = open_item(kind, object_id, source=Item.Source.FLAG, reason=reason)
    flag, made = Flag.objects.get_or_create(
        item=item, by=by, outcome=Flag.Outcome.WAITING,
        defaults={"reason": reason, "words": words, "thing_version": thing.version},
    )  # fmt: skip
    if made:
        item.flags_count += 1
        weigh_down(item, points_of(reason, by))
    return flag


@undoes("moderation.flag_thing")
@transaction.atomic
def withdraw_flag(*, by: Member, flag_id: int) -> None:
    """As if it had not been flagged by this member; an item nobody else speaks for leaves the queue."""
    flag = Flag.objects.filter(pk=flag_id, by=by).first()
    if flag is None:
        raise NotFound(_("There is no flag of yours here."))
    item = lock_item(flag.item_id)
    flag = Flag.objects.get(pk=flag_id)
    if flag.outcome != Flag.Outcome.WAITING:
        raise Conflict(_("A host has looked at it meanwhile."))
    flag.delete()
    item.flags_count -= 1
    if item.source == Item.Source.FLAG and item.flags_count == 0:
        item.closed_at = timezone.now()
    weigh_down(item, -points_of(flag.reason, by))
    pulse("moderation")


def find_thing(kind: str, object_id: int, member: Member) -> FlaggedThing:
    """What this member may flag; their own words are theirs to change."""
    flaggable = flaggables.get(kind)
    thing = flaggable.find(object_id, member) if flaggable else None
    if thing is None:
        raise NotFound(_("It is not there any more, or it is not open to you."))
    if thing.author_id == member.pk:
        raise NotAllowed(_("These are your own words. You can change them, or delete them."))
    return thing


def points_of(reason: str, by: Member) -> float:
    settled = Flag.objects.filter(by=by).exclude(outcome=Flag.Outcome.WAITING)
    past = settled.aggregate(acted=Count("pk", filter=Q(outcome=Flag.Outcome.ACTED)), all=Count("pk"))
    return weigh_flag(reason, past["acted"], past["all"])


def _refuse_looked_at(kind: str, object_id: int, thing: FlaggedThing, reason: str) -> None:
    """Within a day, the same words are not brought before the hosts again, unless for something grave."""
    left = Decision.objects.filter(
        item__kind=kind, item__object_id=object_id, item__closed_at__gt=timezone.now() - DAY,
        thing_version=thing.version, act="", measure="",
    )  # fmt: skip
    if reason not in GRAVE and left.exists():
        raise Conflict(_("A host has looked at these very words within the last day and left them as they are."))
