"""How often one may try: counted across processes, and before any password is hashed or mail is sent."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest

from guildhouse.kernel.throttle import clear_throttle, client_network, throttle

TEN_MINUTES, HOUR = timedelta(minutes=10), timedelta(hours=1)
TRIES, TRIES_PER = 5, timedelta(minutes=5)
TRIES_FROM_ANYWHERE = 50


@dataclass(frozen=True, slots=True)
class Limit:
    """So many posts within ten minutes from one network, and so many that concern one address."""

    of_network: int
    of_address: int = 0


LIMITS = {
    "account_login": Limit(100),
    "account_signup": Limit(20, of_address=4),
    "account_request_login_code": Limit(20, of_address=4),
    "account_reset_password": Limit(20, of_address=4),
    "account_confirm_login_code": Limit(30),
    "account_confirm_password_reset_code": Limit(30),
    "account_email_verification_sent": Limit(30),
    "account_complete_password_reset": Limit(20),
    "account_change_password": Limit(10),
    "account_set_password": Limit(10),
    "account_email": Limit(20, of_address=4),
    "account_reauthenticate": Limit(20),
}


def count_post(request: HttpRequest, door: str) -> None:
    """Raises TooMany past the door's limits."""
    limit = LIMITS.get(door)
    if limit is None:
        return
    throttle(f"{door}:{client_network(request)}", limit=limit.of_network, per=TEN_MINUTES)
    address = _clean(request.POST.get("email", ""))
    if address and limit.of_address:
        throttle(f"{door}:{address}", limit=limit.of_address, per=TEN_MINUTES)


def count_try(request: HttpRequest, address: str) -> None:
    """One more password for this account: five from here, fifty from anywhere, so that nobody is locked out by one stranger."""
    throttle(_here(request, address), limit=TRIES, per=TRIES_PER)
    throttle(f"password:{_clean(address)}", limit=TRIES_FROM_ANYWHERE, per=HOUR)


def forget_tries(request: HttpRequest, address: str) -> None:
    clear_throttle(_here(request, address))


def _here(request: HttpRequest, address: str) -> str:
    return f"password:{_clean(address)}:{client_network(request)}"


def _clean(address: str) -> str:
    return address.strip().lower()[:254]
