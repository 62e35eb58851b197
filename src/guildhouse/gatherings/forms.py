"""Shape and cleaning of what is typed about events; times as clocks in the event's zone show them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from guildhouse.gatherings.actions.checking import Plan
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.local_times import NoSuchTime, SaidTwice, find_moment
from guildhouse.kernel.sent_forms import new_form_key
from guildhouse.members.queries.zones import find_zone, find_zone_name

WALL = "%Y-%m-%dT%H:%M"
YEARS = range(2000, 2101)
TURNS = [("first", lazy("The first time, before clocks go back")), ("second", lazy("The second time, an hour later"))]
MOMENTS = ("starts", "ends", "closes")
HIGHEST = 2**31 - 1


class WallTime(forms.CharField):
    """A day and a time without a zone, as `datetime-local` sends it."""

    def clean(self, value: str) -> datetime | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            wall = datetime.strptime(typed.strip()[:16].replace(" ", "T"), WALL)  # noqa: DTZ007 - its zone stands in another field
        except ValueError:
            raise forms.ValidationError(lazy("Write the day and the time, for instance 2027-03-18 18:00.")) from None
        if wall.year not in YEARS:
            raise forms.ValidationError(lazy("Choose a day within the next three years."))
        return wall


def _turn() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=lazy("Clocks show this time twice that night. Which one?"), required=False, choices=[("", ""), *TURNS]
    )


class GatheringForm(forms.Form):
    title = forms.CharField(
        label=lazy("Name"), max_length=160,
        error_messages={"required": lazy("Give the event a name, so that people can tell what it is.")},
    )  # fmt: skip
    purpose = forms.CharField(
        label=lazy("What do people take home?"), max_length=300,
        error_messages={"required": lazy("Say in a sentence what people take home from it.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=lazy("What is it?"), choices=Gathering.Kind.choices)
    way = forms.ChoiceField(label=lazy("How do people meet?"), choices=Gathering.Way.choices)
    place = forms.CharField(label=lazy("Place"), required=False, max_length=300)
    link = forms.CharField(label=lazy("Link"), required=False, max_length=500)
    starts = WallTime(label=lazy("Begins"), max_length=40, error_messages={"required": lazy("Say when it begins.")})
    ends = WallTime(
        label=lazy("Ends"), max_length=40, error_messages={"required": lazy("Say when it ends, roughly will do.")}
    )
    closes = WallTime(label=lazy("Registration closes"), required=False, max_length=40)
    starts_turn, ends_turn, closes_turn = _turn(), _turn(), _turn()
    zone = forms.CharField(
        label=lazy("Time zone"),
        max_length=60,
        error_messages={"required": lazy("Name the time zone, for instance Paris.")},
    )
    capacity = forms.IntegerField(
        label=lazy("Seats"), required=False, min_value=1, max_value=100_000,
        error_messages={name: lazy("Write how many can come, from 1 to 100,000, or leave it empty.") for name in ("invalid", "min_value", "max_value")},
    )  # fmt: skip
    space = forms.ChoiceField(label=lazy("Who may see it?"), required=False)
    organisers = forms.CharField(label=lazy("Who organises it with you?"), required=False, max_length=600)
    body = forms.CharField(label=lazy("Description"), required=False, strip=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=HIGHEST)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key)

    def __init__(self, spaces: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["space"].choices = [("", lazy("Everyone")), *spaces]  # type: ignore[attr-defined]
        self.asked: set[str] = set()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        name = find_zone_name(given.get("zone", ""))
        if name is None:
            if given.get("zone"):
                self.add_error(
                    "zone", lazy("This time zone is not known. Write it as a city, for instance Paris or New York.")
                )
            return given
        given["zone"] = name
        for field in MOMENTS:
            given[field] = self._find(field, given.get(field), name)
        return given

    def _find(self, field: str, wall: datetime | None, zone: str) -> datetime | None:
        """The moment; asks which one where clocks go back, refuses kindly what they skip."""
        turn = {"first": False, "second": True}.get(self.cleaned_data.get(f"{field}_turn", ""))
        if wall is None:
            return None
        try:
            return find_moment(wall, find_zone(zone), second=turn)
        except SaidTwice:
            self.asked.add(field)
            self.add_error(
                field, lazy("Clocks are put back that night and show this time twice. Say below which one you mean.")
            )
        except NoSuchTime as skipped:
            shown = formats.date_format(skipped.instead, pgettext("format of a date", "H:i"))
            self.add_error(field, _(
                "Clocks are put forward that night, so this time does not come. Choose %(time)s, for instance."
            ) % {"time": shown})  # fmt: skip
        return None

    def plan(self) -> Plan:
        given = self.cleaned_data
        words = {
            name: given[name]
            for name in ("title", "purpose", "kind", "way", "place", "link", "zone", "capacity", "body")
        }
        return Plan(**words, starts_at=given["starts"], ends_at=given["ends"], closes_at=given["closes"])


def begin_with(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of an event as it stands."""
    zone = find_zone(gathering.zone)
    moments = {"starts": gathering.starts_at, "ends": gathering.ends_at, "closes": gathering.closes_at}
    walls = {name: moment.astimezone(zone) if moment else None for name, moment in moments.items()}
    words = {
        name: getattr(gathering, name) for name in ("title", "purpose", "kind", "way", "place", "link", "zone", "body")
    }
    return {
        **words,
        **{name: wall.strftime(WALL) if wall else "" for name, wall in walls.items()},
        **{f"{name}_turn": _turn_of(wall) for name, wall in walls.items()},
        "capacity": "" if gathering.capacity is None else gathering.capacity,
        "space": gathering.space.slug if gathering.space else "",
        "seen": gathering.version,
    }


def _turn_of(wall: datetime | None) -> str:
    """Which of the two it was, where clocks show it twice."""
    if wall is None or wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset():
        return ""
    return "second" if wall.fold else "first"


def begin_empty() -> dict[str, str]:
    """For a new event: in the member's zone."""
    return {"zone": str(timezone.get_current_timezone()), "way": Gathering.Way.PERSON, "kind": Gathering.Kind.MEETUP}


class CancellationForm(forms.Form):
    because = forms.CharField(
        label=lazy("Why?"), max_length=500, widget=forms.Textarea,
        error_messages={"required": lazy("Say why in a sentence: those who wanted to come are told.")},
    )  # fmt: skip


class NotesForm(forms.Form):
    notes = forms.CharField(label=lazy("Notes"), required=False, strip=False)
    recording = forms.CharField(label=lazy("Recording"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=HIGHEST)
