"""Catalogues follow the code: what was translated stays, what is new is listed, what is gone goes."""

import pytest

from guildhouse.config.wording import (
    catalogue_file,
    extracting,
    find_gaps,
    read_catalogue,
    update_words,
    write_catalogue,
)
from guildhouse.config.wording.catalogues import compile_catalogue, make_catalogue


@pytest.fixture
def rooms(tmp_path, monkeypatch, settings):
    """Two rooms, `hall` and `attic`, whose files a test writes."""
    monkeypatch.setattr(extracting, "SOURCE", tmp_path)
    settings.ROOMS = ["guildhouse.hall", "guildhouse.attic"]

    def write(name, text):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return write


def translate(owner, **sentences):
    file = catalogue_file(owner, "fr")
    catalogue = read_catalogue(file, "fr")
    for message in catalogue:
        if message.id:
            message.string = sentences.get(message.id, message.string)
    write_catalogue(file, catalogue)


def said(owner):
    return {message.id: message.string for message in read_catalogue(catalogue_file(owner, "fr"), "fr") if message.id}


def test_sentences_of_code_and_templates_are_found_by_room(rooms):
    rooms("hall/views.py", 'x = _("Come in"), ngettext("%(n)d seat", "%(n)d seats", n), pgettext("a board", "Notice")')
    rooms("hall/templates/hall/a.html", '{{ _("Sit %(name)s", name=name) }}{% do 1 %}{{ pgettext("a key", "go") }}')
    rooms("templates/layout.html", '{{ _("Skip") }}')
    rooms("hall/migrations/0001.py", 'x = _("Not this")')
    assert update_words("fr") == {"hall": 5, "house": 1}
    assert set(said("hall")) == {"Come in", ("%(n)d seat", "%(n)d seats"), "Notice", "Sit %(name)s", "go"}


def test_translation_stays_and_what_nobody_says_goes(rooms):
    rooms("hall/views.py", 'x = _("Come in"), _("Go away")')
    update_words("fr")
    translate("hall", **{"Come in": "Entrez", "Go away": "Partez"})
    rooms("hall/views.py", 'x = _("Come in"), _("Stay")')
    update_words("fr")
    assert said("hall") == {"Come in": "Entrez", "Stay": ""}
    assert list(find_gaps("fr")) == [("hall", "Stay")]


def test_sentence_another_room_has_translated_is_taken_from_there(rooms):
    rooms("hall/views.py", 'x = _("Close")')
    update_words("fr")
    translate("hall", Close="Fermer")
    rooms("attic/views.py", 'x = _("Close")')
    update_words("fr")
    assert said("attic") == {"Close": "Fermer"}


def test_room_that_says_nothing_any_more_has_no_catalogue(rooms):
    rooms("hall/views.py", 'x = _("Close")')
    update_words("fr")
    rooms("hall/views.py", "x = 1")
    update_words("fr")
    assert list(catalogue_file("hall", "fr").parent.iterdir()) == []


def test_updating_twice_changes_no_byte(rooms):
    rooms("hall/views.py", 'x = _("b"), _("a"), ngettext("%(n)d c", "%(n)d cs", n)')
    update_words("fr")
    files = list(catalogue_file("hall", "fr").parent.iterdir())
    before = [file.read_bytes() for file in files]
    update_words("fr")
    assert [file.read_bytes() for file in files] == before
    assert len(files) == 2


def test_what_is_not_translated_is_not_compiled():
    catalogue = make_catalogue("fr")
    catalogue.add(("%(n)d seat", "%(n)d seats"), ("", ""))
    catalogue.add("Close", "Fermer")
    assert b"Fermer" in compile_catalogue(catalogue)
    assert b"seat" not in compile_catalogue(catalogue)
