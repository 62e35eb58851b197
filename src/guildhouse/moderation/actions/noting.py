"""What hosts write to each other about a member, and the words they begin a reason from."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.models import Member
from guildhouse.moderation.models import Note, Template
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.wording import OWN_TEMPLATES

LONGEST = 2000


@transaction.atomic
def add_note(member: Member, *, by: Member, text: str) -> Note:
    """Read by hosts of the community alone, never by the member; so it holds what one would say in their presence."""
    if not keeps_order(by) or by.pk == member.pk:
        raise NotAllowed(_("This is for the other hosts of the community."))
    text = clean_text(text).strip()
    if not text:
        raise Invalid(_("Write a line for the other hosts."), field="text")
    note = Note.objects.create(about=member, by=by, text=text[:LONGEST])
    record_act("moderation.noted", by=by, kind="note", object_id=note.pk, about=member)
    return note


@transaction.atomic
def save_template(template: Template | None, *, by: Member, seen: int, title: str, text: str) -> Template:
    """A new one, or an earlier one changed; Conflict when another host was faster."""
    refuse_others(by)
    title, text = " ".join(title.split())[:80], clean_text(text).strip()[:LONGEST]
    if template is None:
        made: Template = Template.objects.create(title=title, text=text, changed_by=by)
        record_act("moderation.template_changed", by=by, kind="template", object_id=made.pk, after={"title": title})
        return made
    row = lock(Template.objects.filter(pk=template.pk)).get()
    if row.version != seen:
        raise Conflict(_("Another host has changed these words since you opened them. Theirs stand on the page."))
    before = {"title": row.title, "text": row.text}
    row.title, row.text, row.version, row.changed_by = title, text, row.version + 1, by
    row.save()
    record_act(
        "moderation.template_changed", by=by, kind="template", object_id=row.pk, before=before,
        after={"title": title, "text": text},
    )  # fmt: skip
    return row


@transaction.atomic
def remove_template(template: Template, *, by: Member) -> None:
    refuse_others(by)
    record_act(
        "moderation.template_removed", by=by, kind="template", object_id=template.pk,
        before={"title": template.title, "text": template.text},
    )  # fmt: skip
    template.delete()


@transaction.atomic
def take_over_templates(*, by: Member) -> None:
    """The house's own words as a beginning, in the host's language, where there are none yet."""
    refuse_others(by)
    if Template.objects.exists():
        return
    for position, (title, text) in enumerate(OWN_TEMPLATES):
        Template.objects.create(title=str(title), text=str(text), position=position, changed_by=by)


def refuse_others(by: Member) -> None:
    if not keeps_order(by):
        raise NotAllowed(_("Hosts of the community change these words."))
