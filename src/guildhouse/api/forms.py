"""What a member says when they make a token."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Which program is it for?"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=[
            ("read", _("Read what I may read")),
            ("write", _("Write in my name")),
            ("conversations", _("Do so in my conversations too, which are otherwise closed to it")),
            ("decisions", _("Do so in my decisions too, which are otherwise closed to it")),
            ("commitments", _("Do so in my commitments too, which are otherwise closed to it")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the program may do.")},
    )
    days = forms.IntegerField(label=_("For how many days?"), min_value=1, max_value=365, initial=90)
