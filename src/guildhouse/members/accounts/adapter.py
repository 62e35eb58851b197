"""What django-allauth asks the house about accounts: who may sign up, how a member is made of a form, what is said."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language

from guildhouse.kernel.pages import render
from guildhouse.kernel.throttle import client_address
from guildhouse.members.accounts.limits import count_try, forget_tries
from guildhouse.members.accounts.words import REFUSALS, SAID
from guildhouse.members.actions.registering import find_open_invitation, register_member
from guildhouse.members.mails import MAILS, compose_mail, send_now
from guildhouse.members.models import Community, Invitation, Member
from guildhouse.members.queries import find_community


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str | Promise]] = {**DefaultAccountAdapter.error_messages, **REFUSALS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if find_community().joining != Community.Joining.INVITATION:
            return True
        return find_open_invitation(request.session.get(Invitation.IN_SESSION, "")) is not None

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """Handles are chosen in `register_member`, not guessed from an address."""

    def save_user(self, request: HttpRequest, user: Member, form: Any, commit: bool = True) -> Member:  # noqa: FBT001, FBT002 - allauth's signature
        user.email = form.cleaned_data["email"]
        user.set_password(form.cleaned_data["password1"])
        if commit:
            register_member(
                user,
                name=form.cleaned_data["name"],
                language=get_language() or "",
                words=form.cleaned_data.get("words", ""),
                invitation=request.session.pop(Invitation.IN_SESSION, ""),
                accepts=form.cleaned_data.get("accepts", False),
            )
        return user

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Who waits for a host is shown what happens next; everyone else is asked what brings them."""
        return "/community/" if getattr(request.user, "status", "") == Member.Status.WAITING else "/welcome/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        return "/settings/"

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "::"

    def respond_user_inactive(self, request: HttpRequest, user: Member) -> HttpResponse:
        """They have proved who they are: rooms may show them, and nobody else, why the door is closed."""
        return render(request, "account/account_inactive.html", {"stopped": user}, status=403)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the try before the password is hashed; the sixth within five minutes is refused."""
        count_try(request, credentials.get("email", ""))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Member | None:
        member: Member | None = super().authenticate(request, **credentials)
        if member is not None:
            forget_tries(request, credentials.get("email", ""))
        return member

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Our words by allauth's name of the mail; a name without words is a mistake that tests find."""
        to = [email] if isinstance(email, str) else email
        mail = MAILS[template_prefix.rpartition("/")[2]]({**context, "email": to[0]})
        return compose_mail(mail, to, headers)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        send_now(self.render_mail(template_prefix, email, context))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Says our own sentence, or nothing where the next page says it."""
        if message_template:
            words = SAID.get(message_template)
            if words is None:
                return
            message = str(words) % {"email": "", **(message_context or {})}
        super().add_message(request, level, extra_tags=extra_tags, message=message)
