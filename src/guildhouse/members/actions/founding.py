"""The first host of an empty house, who comes in by a link printed on the machine it runs on."""

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links import find_link, issue, redeem, revoke_all
from guildhouse.members.actions.appointing import appoint_host
from guildhouse.members.models import Member

FOUNDING = "members.founding"
HOUSE = ("house", 1)
LASTS = timedelta(days=7)


def is_empty() -> bool:
    """Whether the house still waits for its first host."""
    return not Member.objects.filter(role=Member.Role.HOST).exists()


@transaction.atomic
def issue_founding() -> str:
    """The token of the link for the first host; an earlier one ends. Conflict where there is a host already."""
    refuse_founded()
    revoke_all(FOUNDING, subject=HOUSE)
    return issue(FOUNDING, lasts=LASTS, subject=HOUSE).token


def find_founding(token: str) -> SecretLink:
    """NotFound, LinkSpent, or Conflict where somebody is a host meanwhile."""
    link = find_link(FOUNDING, token)
    refuse_founded()
    return link


@transaction.atomic
def found_house(token: str, *, name: str, email: str, password: str, language: str = "") -> Member:
    """Makes the first host and uses the link up. Their address needs no confirming: who reads the link holds the machine."""
    redeem(FOUNDING, token)
    refuse_founded()
    if Member.objects.filter(email__iexact=email).exists():
        raise Conflict(
            _("There is an account with this address. Make it a host on the machine of the house: guildhouse host.")
        )
    member, _is_new = appoint_host(email, name=name)
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise Invalid(error.messages[0], field="password") from error
    member.set_password(password)
    member.language = language
    member.save(update_fields=["password", "language"])
    return member


def refuse_founded() -> None:
    if not is_empty():
        raise Conflict(_("This house has a host already. Sign in, or ask them."))
