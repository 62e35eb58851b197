"""What django-allauth asks the house about accounts: who may sign up, and how a member is made of a form."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from guildhouse.members.actions.registering import find_open_invitation, register_member
from guildhouse.members.models import Community, Member
from guildhouse.members.queries import find_community

INVITATION_IN_SESSION = "invitation"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if find_community().joining != Community.Joining.INVITATION:
            return True
        return find_open_invitation(request.session.get(INVITATION_IN_SESSION, "")) is not None

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """Handles are chosen in `register_member`, not guessed from an address."""

    def save_user(self, request: HttpRequest, user: Member, form: Any, commit: bool = True) -> Member:  # noqa: FBT001, FBT002 - allauth's signature
        user.email = form.cleaned_data["email"]
        user.set_password(form.cleaned_data["password1"])
        if commit:
            register_member(
                user,
                name=form.cleaned_data["name"],
                words=form.cleaned_data.get("words", ""),
                invitation=request.session.pop(INVITATION_IN_SESSION, ""),
            )
        return user
