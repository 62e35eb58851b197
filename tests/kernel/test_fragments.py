"""Drawn pieces are kept under what they show, filled where pages differ, and forgotten when there are too many."""

from django.utils import translation
from markupsafe import Markup

from guildhouse.kernel.fragments import Fragments, same


def test_piece_is_drawn_once_and_kept_while_it_is_asked_for():
    pieces, drawn = Fragments(most=4), []
    for number in range(40):
        pieces.get("often", lambda: drawn.append("often") or Markup("often"))
        pieces.get(number, lambda: Markup("other"))
        assert len(pieces) <= 4
    assert drawn == ["often"]


def test_piece_that_was_forgotten_is_drawn_again():
    pieces = Fragments(most=2)
    first = pieces.get("a", lambda: Markup("first"))
    for number in range(3):
        pieces.get(number, lambda: Markup("other"))
    assert (first, pieces.get("a", lambda: Markup("second"))) == ("first", "second")


def test_holes_are_filled_anew_and_escaped_while_the_rest_is_drawn_once():
    drawn = []

    def draw(title, token):
        drawn.append(title)
        return Markup("<p>{} {}</p>").format(title, token)

    assert same("test.holes", draw, "<b>", token="<i>") == "<p>&lt;b&gt; &lt;i&gt;</p>"
    assert same("test.holes", draw, "<b>", token=Markup("<i>")) == "<p>&lt;b&gt; <i></p>"
    assert drawn == ["<b>"]


def test_each_language_has_its_own_piece():
    def draw():
        return Markup(translation.get_language())  # noqa: S704 - a name of ours

    said = []
    for language in ("en", "fr"):
        with translation.override(language):
            said.append(same("test.language", draw))
    assert said == ["en", "fr"]
