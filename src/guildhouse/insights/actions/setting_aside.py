"""Setting a thing aside: until a day, or because it needs nothing; and putting it back."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.insights.actions.marking import CHANNEL, lock_mark, refuse_others
from guildhouse.insights.models import Mark
from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member

LONGEST_REST = timedelta(days=90)
LONGEST_REASON = 300
SAID = ["taken_by", "taken_at", "snoozed_by", "snoozed_until", "left_by", "left_at", "left_because"]


@transaction.atomic
def snooze_thing(key: str, thing_id: int, *, by: Member, until: date) -> Mark:
    """It comes back to all hosts when that day begins in the zone of `by`, at most ninety days from now."""
    today = timezone.localdate()
    if not today < until <= today + LONGEST_REST:
        raise Invalid(_("Choose a day from tomorrow on, within ninety days."), field="until")
    _lane, mark = lock_mark(key, thing_id, by)
    refuse_others(mark, by)
    mark.snoozed_by, mark.snoozed_until = by, timezone.make_aware(datetime.combine(until, time.min))
    return _keep(mark)


@transaction.atomic
def leave_thing(key: str, thing_id: int, *, by: Member, because: str) -> Mark:
    """It needs nothing, for a reason the other hosts read. Conflict where somebody asked and has to be answered."""
    because = clean_text(because).strip()
    if not because:
        raise Invalid(_("Say in a sentence why it needs nothing. The other hosts read it."), field="because")
    if len(because) > LONGEST_REASON:
        raise Invalid(_("Three hundred characters are enough for a reason."), field="because")
    lane, mark = lock_mark(key, thing_id, by)
    if not lane.may_be_left:
        raise Conflict(_("Somebody waits for an answer here, so it ends with one. You can let it rest until a day."))
    refuse_others(mark, by)
    mark.left_by, mark.left_at, mark.left_because = by, timezone.now(), because
    return _keep(mark)


@undoes("insights.put_back")
@transaction.atomic
def put_back(key: str, thing_id: int, *, by: Member) -> None:
    """It waits again, whoever set it aside."""
    _lane, mark = lock_mark(key, thing_id, by)
    mark.snoozed_by = mark.snoozed_until = mark.left_by = mark.left_at = None
    mark.left_because = ""
    _keep(mark)


def _keep(mark: Mark) -> Mark:
    """What is set aside, or has just come back, is in nobody's hands."""
    mark.taken_by = mark.taken_at = None
    mark.save(update_fields=SAID)
    pulse(CHANNEL)
    return mark
