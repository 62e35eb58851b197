"""The way to flag something, on the pages where it stands."""

from typing import Any

from django.template import engines
from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.moderation.actions.linking import issue_record_link
from guildhouse.moderation.policies import can_flag


@fills("post.acts", order=90)
def offer_flag(row: Any, topic: Any, viewer: Member | None) -> Markup | None:
    """For everybody else's words; a topic's first post stands for the topic."""
    if row.is_mine or row.is_deleted or not can_flag(viewer):
        return None
    address = f"/flags/topic/{topic.pk}/" if row.number == 1 else f"/flags/post/{row.id}/"
    return Markup(engines["house"].get_template("moderation/parts/flag_link.html").render({"address": address}))  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("profile.aside", order=90)
def offer_flag_of_profile(member: Member, viewer: Member | None) -> Markup | None:
    if viewer is None or viewer.pk == member.pk or not can_flag(viewer):
        return None
    said = _("Is something wrong with this page?")
    asked = _("Tell the hosts")
    return Markup.escape(
        format_html('<p class="meta">{} <a href="/flags/member/{}/">{}</a></p>', said, member.pk, asked)
    )


@fills("account.stopped")
def show_why(member: Member) -> Markup | None:
    """To somebody suspended who has just proved who they are: the way to their record, where they can appeal."""
    if member.status != Member.Status.SUSPENDED:
        return None
    said = _("Read why, until when, and appeal")
    address = f"/record/{issue_record_link(member)}/"
    return Markup.escape(format_html('<p><a class="btn btn-plain" href="{}">{}</a></p>', address, said))
