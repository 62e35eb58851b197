"""What can be refused, and in which words. Anything that is not one of these is a bug and goes to the log."""

from typing import Any


class DomainError(Exception):
    """A refusal with a sentence for the person: what happened and what to do."""

    status = 400
    code = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(DomainError):
    """What was given cannot be used as it stands; `field` names where, when one field is to blame."""

    status = 422
    code = "not-usable"

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAllowed(DomainError):
    """The thing may be seen, but this may not be done to it by this member."""

    status = 403
    code = "not-allowed"


class NotFound(DomainError):
    """It is not there, or may not be seen: the two look alike."""

    status = 404
    code = "not-found"


class Conflict(DomainError):
    """Somebody else was faster, or the thing has changed since it was read."""

    status = 409
    code = "changed-meanwhile"


class TooMany(DomainError):
    """A limit was reached; `retry_after` says in how many seconds it lifts."""

    status = 429
    code = "too-many"

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Held(DomainError):
    """It is not done yet: a host looks at it first. `saying` is what waits; whoever answers the request keeps it."""

    status = 202
    code = "waits-for-a-look"

    def __init__(self, message: str, *, saying: Any) -> None:
        super().__init__(message)
        self.saying = saying
