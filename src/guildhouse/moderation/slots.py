"""What keeping order shows on other pages: the way to flag something, one's own limits, the hosts' ways to the rules."""

from typing import Any

from django.template import engines
from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.moderation.actions.linking import issue_record_link
from guildhouse.moderation.limits import PARTS, RATES
from guildhouse.moderation.policies import can_flag
from guildhouse.moderation.queries.rules import find_rules, limits_of


@fills("post.acts", order=90)
def offer_flag(row: Any, topic: Any, viewer: Member | None) -> Markup | None:
    """For everybody else's words; a topic's first post stands for the topic."""
    if row.is_mine or row.is_deleted or not can_flag(viewer):
        return None
    address = f"/flags/topic/{topic.pk}/" if row.number == 1 else f"/flags/post/{row.id}/"
    return _draw("flag_link", address=address)


@fills("profile.aside", order=90)
def offer_flag_of_profile(member: Member, viewer: Member | None) -> Markup | None:
    if viewer is None or viewer.pk == member.pk or not can_flag(viewer):
        return None
    said = _("Is something wrong with this page?")
    asked = _("Tell the hosts")
    return Markup.escape(
        format_html('<p class="meta">{} <a href="/flags/member/{}/">{}</a></p>', said, member.pk, asked)
    )


@fills("thing.aside", order=90)
def offer_flag_of_thing(kind: str, pk: int, handle: str, viewer: Member | None) -> Markup | None:
    """For whatever a room shows on a page of its own; `handle` is whose it is."""
    if viewer is None or viewer.handle == handle or not can_flag(viewer):
        return None
    said, asked = _("Is something wrong with this page?"), _("Tell the hosts")
    return Markup.escape(format_html('<p class="meta">{} <a href="/flags/{}/{}/">{}</a></p>', said, kind, pk, asked))


@fills("account.stopped")
def show_why(member: Member) -> Markup | None:
    """To somebody suspended who has just proved who they are: the way to their record, where they can appeal."""
    if member.status != Member.Status.SUSPENDED:
        return None
    said = _("Read why, until when, and appeal")
    address = f"/record/{issue_record_link(member)}/"
    return Markup.escape(format_html('<p><a class="btn btn-plain" href="{}">{}</a></p>', address, said))


def _draw(name: str, **context: object) -> Markup:
    return Markup(engines["house"].get_template(f"moderation/parts/{name}.html").render(context))  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("standing.limits")
def show_limits(member: Member) -> Markup | None:
    """A day's worth of each act, and what one text may hold, at this member's level."""
    rules = find_rules()
    if not rules.limits_on:
        return None
    limits = limits_of(rules)
    return _draw(
        "limits",
        rates=[(kind, limits.times(kind, member.trust)) for kind in RATES],
        amounts=[(part, limits.amount(part, member.trust)) for part in PARTS],
    )


@fills("community.hosts")
def show_ways() -> Markup:
    return _draw("host_ways")
