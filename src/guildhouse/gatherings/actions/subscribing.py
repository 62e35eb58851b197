"""A member's own calendar address: made, shown once, taken back."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.gatherings.queries.subscriptions import PURPOSE
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.secret_links import issue, revoke_all
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member


@transaction.atomic
def subscribe(*, by: Member) -> str:
    """The token of a new address; the one before, if there was one, leads nowhere any more."""
    if not counts_as_member(by):
        raise NotAllowed(_("Once a host has let you in, your calendar can follow what you go to."))
    revoke_all(PURPOSE, member=by)
    return issue(PURPOSE, lasts=None, max_uses=None, member=by).token


@transaction.atomic
def end_subscription(*, by: Member) -> None:
    revoke_all(PURPOSE, member=by)
