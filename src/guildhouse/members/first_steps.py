"""The first steps of a house that are about the community itself, and whom it invites."""

from datetime import timedelta
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.images import ImageRefused
from guildhouse.kernel.ports.first_steps import FirstStep, first_steps
from guildhouse.kernel.throttle import throttle
from guildhouse.members.actions.community import change_community
from guildhouse.members.actions.inviting import invite_by_mail
from guildhouse.members.actions.looks import remove_logo, set_logo
from guildhouse.members.forms.community import PurposeForm
from guildhouse.members.forms.first_steps import InviteForm, JoiningForm, LanguageForm, MailTestForm, NameForm
from guildhouse.members.forms.looks import ColourForm, LogoForm
from guildhouse.members.mails import compose_mail, write_trial
from guildhouse.members.mails.trying import try_mail
from guildhouse.members.models import Community, Member
from guildhouse.members.queries.community import find_community_now
from guildhouse.members.queries.languages import house_language

NAMELESS = str(Community._meta.get_field("name").default)


def open_name(_host: Member, given: Any, _files: Any) -> Form:
    name = find_community_now().name
    return NameForm(given, initial={"name": "" if name == NAMELESS else name})


def open_purpose(_host: Member, given: Any, _files: Any) -> Form:
    return PurposeForm(given, initial=PurposeForm.read(find_community_now()))


def open_language(_host: Member, given: Any, _files: Any) -> Form:
    return LanguageForm(given, initial={"language": house_language()})


def open_joining(_host: Member, given: Any, _files: Any) -> Form:
    community = find_community_now()
    return JoiningForm(given, initial={"joining": community.joining, "is_public": community.is_public})


def open_inviting(_host: Member, given: Any, _files: Any) -> Form:
    return InviteForm(given)


def open_mail(host: Member, given: Any, _files: Any) -> Form:
    return MailTestForm(given, host.email or "")


def send_to_oneself(_form: Form, host: Member) -> str:
    throttle(f"members.test_mail:{host.pk}", limit=6, per=timedelta(minutes=10))
    try_mail(compose_mail(write_trial(), [host.email or ""]))
    return _("The server took the mail. Look whether it has arrived; a first one may lie among the spam.")


def open_logo(_host: Member, given: Any, files: Any) -> Form:
    return LogoForm(given, files, find_community_now().logo_url())


def keep_logo(form: Form, host: Member) -> str:
    if form.cleaned_data.get("picture"):
        try:
            set_logo(form.cleaned_data["picture"], by=host)
        except ImageRefused as refusal:
            raise Invalid(refusal.message, field="picture") from refusal
        return _("That is the logo now. Browsers that were here before may take a while to notice.")
    remove_logo(by=host)
    return _("The house’s own mark stands there again.")


def open_colour(_host: Member, given: Any, _files: Any) -> Form:
    return ColourForm(given, find_community_now().hue)


def keep_colour(form: Form, host: Member) -> str:
    change_community(by=host, hue=form.cleaned_data["hue"])
    return _("That is the colour now, for everybody.")


def keep(form: Form, host: Member) -> str:
    change_community(by=host, **form.cleaned_data)
    return _("Kept.")


def send_invitations(form: Form, host: Member) -> str:
    asked = form.cleaned_data["addresses"]
    sent = len(invite_by_mail(asked, by=host, note=form.cleaned_data["note"]))
    words = ngettext("%(n)d invitation is on its way.", "%(n)d invitations are on their way.", sent) % {"n": sent}
    if left := len(asked) - sent:
        words += " " + ngettext(
            "%(n)d has an invitation already, which still works.",
            "%(n)d have an invitation already, which still works.", left,
        ) % {"n": left}  # fmt: skip
    return words


first_steps.register("name", FirstStep(
    label=lazy("The name"), icon="house", order=10, open=open_name, save=keep,
    means=lazy("What people say when they speak of this place."),
    is_done=lambda community: community.name != NAMELESS,
))  # fmt: skip
first_steps.register("purpose", FirstStep(
    label=lazy("Purpose, goals and values"), icon="target", order=20, open=open_purpose, save=keep,
    means=lazy("Why people would come, and what they can hold each other to. Strangers read it before they join."),
    is_done=lambda community: bool(community.purpose),
))  # fmt: skip
first_steps.register("logo", FirstStep(
    label=lazy("Logo"), icon="image", order=30, open=open_logo, save=keep_logo, takes_files=True,
    means=lazy("It stands beside the name on every page, in the tab of the browser, and on a phone that installs the house."),
    is_done=lambda community: bool(community.logo), template="members/parts/step_logo.html",
))  # fmt: skip
first_steps.register("colour", FirstStep(
    label=lazy("Colour"), icon="sun", order=40, open=open_colour, save=keep_colour,
    means=lazy("The hue of buttons and links. How light and how strong it is the house chooses, so that everybody can read it, by day and by night."),
    is_done=lambda community: community.hue is not None, template="members/parts/step_colour.html",
))  # fmt: skip
first_steps.register("language", FirstStep(
    label=lazy("Language"), icon="languages", order=50, open=open_language, save=keep,
    means=lazy("What the house speaks to people who have not chosen."),
    is_done=lambda community: bool(community.language),
))  # fmt: skip
first_steps.register("joining", FirstStep(
    label=lazy("How people join"), icon="door-open", order=60, open=open_joining, save=keep,
    means=lazy("Who comes in by themselves, who waits, and what strangers read."),
))  # fmt: skip
first_steps.register("mail", FirstStep(
    label=lazy("A mail to try"), icon="mail", order=80, open=open_mail, save=send_to_oneself,
    means=lazy("Codes to sign in, invitations and notices go out by mail. Better to see now that they arrive."),
    act=lazy("Send me a mail"), template="members/parts/step_mail.html",
))  # fmt: skip
first_steps.register("inviting", FirstStep(
    label=lazy("The first people"), icon="user-plus", order=90, open=open_inviting, save=send_invitations,
    means=lazy("Each gets a mail with a link of their own, good for a month. They join at once, whatever the rule of joining says."),
    act=lazy("See who would get a mail"), template="members/parts/step_inviting.html",
    is_sure=lambda form: isinstance(form, InviteForm) and form.is_sure,
))  # fmt: skip
