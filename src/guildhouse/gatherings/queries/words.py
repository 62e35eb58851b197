"""What kinds and ways of meeting are called, with the drawings beside them."""

from guildhouse.gatherings.models import Gathering

KIND_ICONS = {
    Gathering.Kind.MEETUP: "users",
    Gathering.Kind.WEBINAR: "monitor",
    Gathering.Kind.WORKSHOP: "pencil-line",
    Gathering.Kind.CONFERENCE: "megaphone",
    Gathering.Kind.FAIR: "briefcase",
    Gathering.Kind.PITCH: "lightbulb",
    Gathering.Kind.HOURS: "clock",
    Gathering.Kind.SOCIAL: "coffee",
}
WAY_ICONS = {Gathering.Way.PERSON: "map-pin", Gathering.Way.ONLINE: "monitor", Gathering.Way.BOTH: "globe"}


def kind_words() -> dict[str, tuple[str, str]]:
    """Each kind's word and drawing, in the reader's language."""
    return {kind.value: (str(kind.label), icon) for kind, icon in KIND_ICONS.items()}


def way_words() -> dict[str, tuple[str, str]]:
    return {way.value: (str(way.label), icon) for way, icon in WAY_ICONS.items()}
