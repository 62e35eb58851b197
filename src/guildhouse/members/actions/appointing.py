"""Making hosts from the machine the house runs on: whoever holds its keys says who is a host, and nobody is asked."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.events import emit
from guildhouse.kernel.secret_links import issue, redeem, revoke_all
from guildhouse.members.actions.registering import save_with_free_handle
from guildhouse.members.events import MemberJoined
from guildhouse.members.models import JoinRequest, Member, Profile

ARRIVAL = "members.arrival"
ARRIVAL_LASTS = timedelta(days=3)


@transaction.atomic
def appoint_host(email: str, *, name: str = "") -> tuple[Member, bool]:
    """The member with this address, made a host; made anew when there is none, which the second answer says."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(_("%(email)s is not an e-mail address.") % {"email": email}, field="email") from error
    member = Member.objects.filter(email__iexact=email).first()
    if member is None:
        return _welcome(email, name), True
    waited = member.status == Member.Status.WAITING
    member.role, member.status = Member.Role.HOST, Member.Status.ACTIVE
    member.save(update_fields=["role", "status"])
    JoinRequest.objects.filter(member=member).delete()
    if waited:
        emit(MemberJoined(member_id=member.pk))
    return member, False


def _welcome(email: str, name: str) -> Member:
    """Their address counts as confirmed: who can run this command could write it into the database as well."""
    member = Member(
        email=email, name=" ".join(name.split())[:80] or email.partition("@")[0][:80], role=Member.Role.HOST
    )
    member.set_unusable_password()
    save_with_free_handle(member)
    Profile.objects.create(member=member)
    EmailAddress.objects.create(user=member, email=email, verified=True, primary=True)
    emit(MemberJoined(member_id=member.pk))
    return member


@transaction.atomic
def issue_arrival(member: Member) -> str:
    """The token of a link to come in by once, within three days; an earlier one ends."""
    revoke_all(ARRIVAL, member=member)
    return issue(ARRIVAL, lasts=ARRIVAL_LASTS, member=member).token


@transaction.atomic
def arrive(token: str) -> Member:
    """Uses the link up; NotFound or LinkSpent say why not."""
    member: Member = Member.objects.get(pk=redeem(ARRIVAL, token).member_id)
    return member
