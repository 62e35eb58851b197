"""The forms of signing up and in: django-allauth's own, in our words."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from guildhouse.members.actions.profile import clean_line
from guildhouse.members.models import Community
from guildhouse.members.queries import find_community

LONGEST_PASSWORD = 500
PASSWORDS = {"password", "password1", "oldpassword"}
LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "password1": _("New password"),
    "oldpassword": _("The password you have now"),
    "code": _("Code"),
}
REQUIRED = {
    "login": _("Write the e-mail address you joined with."),
    "email": _("Write your e-mail address."),
    "password": _("Write your password."),
    "password1": _("Choose a password."),
    "oldpassword": _("Write the password you have now."),
    "code": _("Write the code from the mail."),
}
HOW_LONG = _("At least ten characters. A short sentence is easy to keep in mind.")


class InOurWords:
    """Labels, help and refusals as the rest of the house says them; one password box, which browsers can show."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        fields.pop("password2", None)
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in LABELS:
                field.label, field.help_text = LABELS[name], HOW_LONG if name == "password1" else ""
                field.error_messages["required"] = REQUIRED[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _(
                    "This does not look like an e-mail address. One reads ana@example.org."
                )
            if name in PASSWORDS:
                field.validators.append(
                    MaxLengthValidator(LONGEST_PASSWORD, _("This password is longer than we can keep."))
                )
            if name == "code":
                field.widget.attrs.update(autocomplete="one-time-code", autocapitalize="characters", spellcheck="false")


class SignupForm(InOurWords, allauth_forms.SignupForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("As people call you, in any script."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Tell us how people call you."),
            "max_length": _("A name holds 80 characters. Choose the part people use."),
        },
    )
    words = forms.CharField(
        label=_("What brings you here?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence is enough. Hosts read it, so that they can point you to the right people."),
        error_messages={"max_length": _("Five hundred characters are enough here. The rest can go into your profile.")},
    )

    accepts = forms.BooleanField(
        label=_("I have read how people treat each other here, and keep to it"),
        error_messages={"required": _("Read how people treat each other here, and say that you keep to it.")},
    )

    field_order = ["name", "email", "password1", "words", "accepts"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        community = find_community()
        if not community.guidelines:
            del self.fields["accepts"]
        if community.joining != Community.Joining.APPROVAL:  # nobody would read it
            del self.fields["words"]
        self.fields["password1"].label = LABELS["password"]

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Tell us how people call you."))
        return name


class LoginForm(InOurWords, allauth_forms.LoginForm):  # type: ignore[misc]
    pass


class AddEmailForm(InOurWords, allauth_forms.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ChangeEmailForm(InOurWords, allauth_forms.ChangeEmailForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(InOurWords, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(InOurWords, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(InOurWords, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(InOurWords, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(InOurWords, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class RequestLoginCodeForm(InOurWords, allauth_forms.RequestLoginCodeForm):  # type: ignore[misc]
    pass


class ConfirmLoginCodeForm(InOurWords, allauth_forms.ConfirmLoginCodeForm):  # type: ignore[misc]
    pass


class ConfirmEmailCodeForm(InOurWords, allauth_forms.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    pass


class ConfirmPasswordResetCodeForm(InOurWords, allauth_forms.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    pass
