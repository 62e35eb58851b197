"""Planning an event, and changing what it says."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.gatherings.actions.checking import Plan, check_plan
from guildhouse.gatherings.actions.locking import lock_gathering
from guildhouse.gatherings.actions.seating import settle_seats
from guildhouse.gatherings.actions.writing import write_text
from guildhouse.gatherings.events import GatheringChanged, GatheringPlanned, OrganiserNamed
from guildhouse.gatherings.models import Change, Gathering, Organiser
from guildhouse.gatherings.policies import can_plan, can_run
from guildhouse.gatherings.queries.nearness import forget_nearness
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import find_access

MOST_ORGANISERS = 12
# What those who come are told of, and calendars with them.
TOLD = frozenset({"title", "starts_at", "ends_at", "place", "link", "way"})


@transaction.atomic
def plan_gathering(
    plan: Plan, *, by: Member, space: Space | None = None, organisers: Sequence[Member] = ()
) -> Gathering:
    """A new event, organised by whoever plans it and those they name."""
    pass_gates(Saying(
        kind="gatherings.gathering", by=by, title=plan.title, text=f"{plan.purpose}\n\n{plan.body}",
        space_id=space.pk if space else None, given=_plainly(plan, space, organisers),
    ))  # fmt: skip
    if not can_plan(by, find_access(by, space) if space else None):
        raise NotAllowed(_("You cannot plan events here. A host can, if you tell them what you have in mind."))
    plan = check_plan(plan)
    written = write_text(plan.body, space)
    gathering = Gathering.objects.create(
        **{**asdict(plan), "body": written.body},
        html=written.html,
        renderer=written.renderer,
        space=space,
        created_by=by,
    )
    keep_attachments(written.body, kind="gathering", object_id=gathering.pk, by=by)
    Organiser.objects.create(gathering=gathering, member=by)
    _name_organisers(gathering, [by, *organisers], by)
    discard_draft(by.pk, "gatherings.new")
    transaction.on_commit(forget_nearness)
    emit(GatheringPlanned(gathering_id=gathering.pk, by_id=by.pk, space_id=space.pk if space else None))
    return gathering


@transaction.atomic
def change_gathering(
    gathering: Gathering, plan: Plan, *, by: Member, seen: int | None = None, organisers: Sequence[Member] | None = None
) -> Gathering:
    """Changes what it says; those who come hear what of it matters to them. More seats go to those who wait.

    `seen` is the version one began from: Conflict when somebody else was faster. Invalid when fewer seats than people who have one.
    """
    standing = lock_gathering(gathering.pk, by)
    gathering = standing.gathering
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    if seen is not None and gathering.version != seen:
        raise Conflict(
            _("Somebody has changed this event since you opened it. Your text is below; open the event to compare.")
        )
    plan = check_plan(plan, before=gathering)
    _refuse_fewer_seats(gathering, plan)
    changed = _write(gathering, plan, by)
    if organisers is not None:
        _name_organisers(gathering, organisers, by)
    settle_seats(gathering, timezone.now())
    discard_draft(by.pk, f"gatherings.edit:{gathering.pk}")
    transaction.on_commit(forget_nearness)
    if changed:
        emit(
            GatheringChanged(
                gathering_id=gathering.pk, by_id=by.pk, version=gathering.version, what=tuple(sorted(changed))
            )
        )
    return gathering


def _write(gathering: Gathering, plan: Plan, by: Member) -> set[str]:
    """Puts the plan into the row; answers the names of what differs."""
    written = write_text(plan.body, gathering.space)
    given: dict[str, Any] = {**asdict(plan), "body": written.body}
    changed = {name for name, value in given.items() if getattr(gathering, name) != value}
    if not changed:
        return changed
    if {"title", "body", "purpose"} & changed:
        pass_gates(Saying(
            kind="gatherings.change", by=by, title=plan.title, text=f"{plan.purpose}\n\n{plan.body}", space_id=gathering.space_id
        ))  # fmt: skip
    was = {name: _plain(getattr(gathering, name)) for name in changed & TOLD - {"link"}}
    for name, value in given.items():
        setattr(gathering, name, value)
    gathering.html, gathering.renderer = written.html, written.renderer
    gathering.version += 1
    gathering.sequence += bool(TOLD & changed)
    gathering.changed_at = timezone.now()
    gathering.save()
    Change.objects.create(gathering=gathering, version=gathering.version, what=sorted(changed), was=was, by=by)
    keep_attachments(written.body, kind="gathering", object_id=gathering.pk, by=by)
    return changed


def _refuse_fewer_seats(gathering: Gathering, plan: Plan) -> None:
    if plan.capacity is not None and plan.capacity < gathering.going_count:
        raise Invalid(
            ngettext(
                "%(count)d person is coming already; a smaller number would turn somebody away.",
                "%(count)d people are coming already; a smaller number would turn somebody away.", gathering.going_count,
            ) % {"count": gathering.going_count}, field="capacity",
        )  # fmt: skip


def _name_organisers(gathering: Gathering, wanted: Sequence[Member], by: Member) -> None:
    """Those wanted and nobody else; at least one, and only members who may read it."""
    wanted = list(dict.fromkeys(wanted))
    if not wanted:
        raise Invalid(_("Somebody has to organise it. Name at least one member."), field="organisers")
    if len(wanted) > MOST_ORGANISERS:
        raise Invalid(_("Twelve can organise an event together."), field="organisers")
    known = set(gathering.organisers.values_list("member_id", flat=True))
    for one in wanted:
        if one.pk in known:
            continue
        if not one.may_write or not Gathering.objects.visible_to(one).filter(pk=gathering.pk).exists():
            raise Invalid(
                _("%(name)s cannot organise this event: it is not open to them.") % {"name": one.name},
                field="organisers",
            )
        Organiser.objects.create(gathering=gathering, member=one)
        emit(OrganiserNamed(gathering_id=gathering.pk, member_id=one.pk, by_id=by.pk))
    gathering.organisers.exclude(member__in=wanted).delete()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _plainly(plan: Plan, space: Space | None, organisers: Sequence[Member]) -> dict[str, Any]:
    """From which it can be planned after all, once a host has looked."""
    given = {name: _plain(value) for name, value in asdict(plan).items()}
    people = [one.pk for one in organisers]
    return {"plan": given, "space": space.pk if space else None, "organisers": people, "draft": "gatherings.new"}
