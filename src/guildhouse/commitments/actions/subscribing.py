"""A member's own calendar address for their commitments: made, shown once, taken back."""

from django.db import transaction

from guildhouse.commitments.queries.calendars import PURPOSE
from guildhouse.commitments.queries.finding import refuse_strangers
from guildhouse.kernel.secret_links import issue, revoke_all
from guildhouse.members.models import Member


@transaction.atomic
def subscribe(*, by: Member) -> str:
    """The token of a new address; the one before, if there was one, leads nowhere any more."""
    refuse_strangers(by)
    revoke_all(PURPOSE, member=by)
    return issue(PURPOSE, lasts=None, max_uses=None, member=by).token


@transaction.atomic
def end_subscription(*, by: Member) -> None:
    revoke_all(PURPOSE, member=by)
