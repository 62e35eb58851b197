"""Drafts of private places: sealed in the database, whole for their writer, and their files are not swept."""

import json

import pytest
from django.db import connection

from guildhouse.kernel.drafts import find_draft, keep_draft, save_draft
from guildhouse.kernel.models import Draft
from tests.factories import MemberFactory

PLACE = "private.letters:12"
WORDS = "canary-5f0e what I would not say aloud"
FILE = f"/attachments/{'a' * 32}/"


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields, sealed FROM kernel_draft")
        fields, sealed = cursor.fetchone()
    return (fields if isinstance(fields, str) else json.dumps(fields)).encode() + bytes(sealed)


def test_private_draft_is_found_again_and_stored_sealed(member):
    first = save_draft(member.pk, PLACE, {"body": WORDS}, sequence=0)
    assert "canary" not in repr(vars(Draft.objects.get()))
    second = save_draft(member.pk, PLACE, {"body": f"{WORDS} more"}, sequence=first.sequence)
    assert find_draft(member.pk, PLACE).fields == {"body": f"{WORDS} more"}
    assert find_draft(member.pk, PLACE).sequence == second.sequence == 2
    assert b"canary" not in stored()


def test_words_that_could_not_be_sent_are_kept_sealed(member):
    save_draft(member.pk, PLACE, {"body": "Earlier", "title": "Kept"}, sequence=0)
    keep_draft(member.pk, PLACE, WORDS)
    assert find_draft(member.pk, PLACE).fields == {"body": WORDS, "title": "Kept"}
    assert b"canary" not in stored()


def test_private_draft_names_its_files_in_the_open(member):
    save_draft(member.pk, PLACE, {"body": f"{WORDS} ![]({FILE})"}, sequence=0)
    assert FILE.encode() in stored()


def test_private_draft_copied_to_another_member_does_not_open(member):
    save_draft(member.pk, PLACE, {"body": WORDS}, sequence=0)
    other = MemberFactory()
    save_draft(other.pk, PLACE, {"body": "Mine"}, sequence=0)
    Draft.objects.filter(member=other).update(sealed=Draft.objects.get(member=member).sealed)
    with pytest.raises(Exception, match="can't be opened"):
        find_draft(other.pk, PLACE)
