"""What django-allauth asks the house about accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def populate_username(self, request: Any, user: Any) -> None:
        """Handles are chosen by `register_member`, not guessed from an address."""
