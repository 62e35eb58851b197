"""Private texts that went to others: whom the row lets read, reads; erasing the writer's key takes the words from all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.kernel.private import forget, hold_keys
from tests.factories import MemberFactory

WORDS = "What only the two of us know"


@pytest.fixture
def letter(notebook, ann, ben):
    return notebook.objects.create(author=ann, title=ben.name, secret="x", letter=WORDS)


def read_again(letter):
    return type(letter).objects.get(pk=letter.pk).letter


def test_letter_is_read_by_its_writer_and_by_whom_it_went_to(letter, ann, ben):
    assert read_again(letter).read(by=ann) == read_again(letter).read(by=ben) == WORDS


def test_letter_is_read_by_nobody_else(letter):
    for someone in (MemberFactory(), MemberFactory(role="host"), None):
        with pytest.raises(NotAllowed):
            read_again(letter).read(by=someone)


def test_field_without_readers_stays_its_owners(letter, ben):
    with pytest.raises(NotAllowed):
        type(letter).objects.get(pk=letter.pk).secret.read(by=ben)


def test_erasing_the_writer_takes_the_words_from_whom_they_went_to(letter, ann, ben):
    forget(ann)
    with pytest.raises(NotFound):
        read_again(letter).read(by=ben)


def test_keys_of_many_writers_are_fetched_at_once(notebook, ben):
    writers = MemberFactory.create_batch(5)
    for writer in writers:
        notebook.objects.create(author=writer, title=ben.name, secret="x", letter=WORDS)
    letters = list(notebook.objects.all())
    with CaptureQueriesContext(connection) as asked:
        hold_keys(ben, {one.author_id for one in letters})
        assert {one.letter.read(by=ben) for one in letters} == {WORDS}
    assert len(asked) == 1


def test_held_key_gives_no_right_to_read(letter, ann):
    host = MemberFactory(role="host")
    hold_keys(host, [ann.pk])
    with pytest.raises(NotAllowed):
        read_again(letter).read(by=host)
