"""Decisions in words: for hosts, for the person they are about, and templates filled in."""

from datetime import datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.moderation.models import Decision

APPEAL_WITHIN = timedelta(days=20)
DONE = {
    "hide": lazy("hidden, with the reason in its place"),
    "lock": lazy("closed for replies"),
    "move": lazy("moved to another space"),
    "remove": lazy("removed"),
    "restore": lazy("shown again"),
    "unlock": lazy("opened for replies again"),
    "let_through": lazy("let through"),
    "decline": lazy("declined"),
    "spam": lazy("declined as spam"),
}


def describe_decision(decision: Decision) -> str:
    """For another host: who decided meanwhile, and what."""
    name = decision.by.name if decision.by else _("The house")
    return _("%(name)s has decided about this meanwhile: %(what)s.") % {"name": name, "what": say_what(decision)}


def say_what(decision: Decision) -> str:
    """“hidden, with the reason in its place; silenced until 3 May 2026, 14:00”."""
    parts = [str(DONE.get(decision.act, decision.act))] if decision.act else []
    if decision.measure:
        parts.append(say_measure(decision))
    if decision.reverses_id:
        parts.insert(0, _("an earlier decision taken back"))
    return "; ".join(parts) or _("left as it is")


def say_measure(decision: Decision) -> str:
    if decision.measure == Decision.Measure.WARN:
        return _("a warning")
    silenced = decision.measure == Decision.Measure.SILENCE
    if decision.until is None:
        return _("silenced until a host lifts it") if silenced else _("suspended until a host lifts it")
    words = _("silenced until %(when)s") if silenced else _("suspended until %(when)s")
    return words % {"when": say_moment(decision.until)}


def say_moment(moment: datetime) -> str:
    """With its zone, since a deadline is read in mails too."""
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, 'j F Y, H:i')} {local.tzname()}"


def appeal_deadline(decision: Decision) -> datetime:
    return decision.at + APPEAL_WITHIN


def fill_template(text: str, *, name: str, rule: str, deadline: datetime) -> str:
    """`{name}`, `{rule}` and `{deadline}`; anything else in braces stays as it is."""
    local = timezone.localtime(deadline)
    filled = {"{name}": name, "{rule}": rule, "{deadline}": formats.date_format(local, "j F Y")}
    for mark, words in filled.items():
        text = text.replace(mark, words)
    return text


OWN_TEMPLATES = (
    (
        lazy("Not kind"),
        lazy(
            "Hello {name}, what you wrote was hurtful to somebody here. Disagree with what people say as sharply as you "
            "like, and leave out what they are. You can write it again in other words.\n\n{rule}\n\n"
            "If you see this differently, you can appeal until {deadline}; another host looks at it then."
        ),
    ),
    (
        lazy("Selling"),
        lazy(
            "Hello {name}, this place is for learning from each other, and what you wrote offers something for sale. "
            "Tell what you learned instead, and let people ask.\n\n{rule}\n\nYou can appeal until {deadline}."
        ),
    ),
    (
        lazy("Beside the purpose"),
        lazy(
            "Hello {name}, this does not fit what this space is for. There may be another space for it; its page says "
            "what people talk about there.\n\n{rule}\n\nYou can appeal until {deadline}."
        ),
    ),
    (
        lazy("Private information"),
        lazy(
            "Hello {name}, what you wrote tells something about a person that is theirs to tell. We have taken it out of "
            "sight to protect them.\n\n{rule}\n\nYou can appeal until {deadline}."
        ),
    ),
)
