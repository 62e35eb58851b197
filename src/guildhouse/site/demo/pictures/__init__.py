"""The demo's pictures: what its members drew on paper and photographed, and their faces; drawn by us, the same each time."""

from collections.abc import Callable
from io import BytesIO

from guildhouse.site.demo.pictures.charts import draw_friday, draw_funnel, draw_retention
from guildhouse.site.demo.pictures.pen import Pen
from guildhouse.site.demo.pictures.sheets import draw_journey, draw_roadmap, draw_tolerance
from guildhouse.site.demo.pictures.sketches import draw_people, draw_prototype

DRAWINGS: dict[str, Callable[[Pen], None]] = {
    "friday": draw_friday,
    "funnel": draw_funnel,
    "journey": draw_journey,
    "people": draw_people,
    "prototype": draw_prototype,
    "retention": draw_retention,
    "roadmap": draw_roadmap,
    "tolerance": draw_tolerance,
}


def draw_picture(name: str) -> BytesIO:
    """One drawing as a PNG file; LookupError for a name that is none."""
    pen = Pen(seed=name)
    DRAWINGS[name](pen)
    return pen.sheet()
