"""The demo's drawings: the same each time, and each unlike the others."""

import pytest

from guildhouse.site.demo.pictures import DRAWINGS, draw_picture
from guildhouse.site.demo.pictures.faces import draw_face


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_is_the_same_each_time(name):
    assert draw_picture(name).read() == draw_picture(name).read()


def test_drawings_are_unlike_each_other():
    assert len({draw_picture(name).read() for name in DRAWINGS}) == len(DRAWINGS)


def test_a_face_belongs_to_a_handle():
    assert draw_face("ada", 120).read() == draw_face("ada", 120).read()
    assert draw_face("ada", 120).read() != draw_face("ben", 120).read()


def test_a_drawing_nobody_made_is_not_found():
    with pytest.raises(LookupError):
        draw_picture("unicorn")
