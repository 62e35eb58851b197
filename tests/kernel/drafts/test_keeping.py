"""Drafts: what was typed is kept, and a stale tab never overwrites it."""

import pytest

from guildhouse.kernel.drafts import discard_draft, find_draft, save_draft
from guildhouse.kernel.drafts.keeping import MOST_CHARACTERS, MOST_DRAFTS
from guildhouse.kernel.errors import Conflict, Invalid, TooMany
from guildhouse.kernel.models import Draft
from tests.factories import MemberFactory

PLACE = "discussions.reply:12"


def test_draft_is_found_again_with_its_sequence(member):
    first = save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    second = save_draft(member.pk, PLACE, {"body": "One two"}, sequence=first.sequence)
    found = find_draft(member.pk, PLACE)
    assert (found.fields, found.sequence) == ({"body": "One two"}, second.sequence)
    assert second.sequence == first.sequence + 1


def test_stale_tab_is_refused_and_changes_nothing(member):
    old = save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    save_draft(member.pk, PLACE, {"body": "One two"}, sequence=old.sequence)
    with pytest.raises(Conflict):
        save_draft(member.pk, PLACE, {"body": "Older words"}, sequence=old.sequence)
    assert find_draft(member.pk, PLACE).fields == {"body": "One two"}


def test_second_new_tab_is_refused(member):
    save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    with pytest.raises(Conflict):
        save_draft(member.pk, PLACE, {"body": "Another"}, sequence=0)
    assert find_draft(member.pk, PLACE).fields == {"body": "One"}


def test_two_tabs_beginning_at_once_make_one_draft(member, monkeypatch):
    save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    monkeypatch.setattr(Draft.objects, "select_for_update", Draft.objects.none)  # looked before the other wrote
    with pytest.raises(Conflict):
        save_draft(member.pk, PLACE, {"body": "Another"}, sequence=0)
    assert Draft.objects.get().fields == {"body": "One"}


def test_drafts_of_two_members_and_two_places_stand_apart(member):
    other = MemberFactory()
    save_draft(member.pk, PLACE, {"body": "Mine"}, sequence=0)
    save_draft(member.pk, "discussions.reply:13", {"body": "Also mine"}, sequence=0)
    save_draft(other.pk, PLACE, {"body": "Theirs"}, sequence=0)
    assert find_draft(member.pk, PLACE).fields == {"body": "Mine"}
    assert find_draft(other.pk, PLACE).fields == {"body": "Theirs"}


def test_draft_that_is_too_long_is_refused_and_the_old_one_stays(member):
    kept = save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    with pytest.raises(Invalid):
        save_draft(member.pk, PLACE, {"a": "x" * MOST_CHARACTERS, "b": "y"}, sequence=kept.sequence)
    assert find_draft(member.pk, PLACE).fields == {"body": "One"}


def test_draft_past_two_hundred_is_refused_but_old_ones_can_go_on(member):
    Draft.objects.bulk_create(Draft(member=member, place=f"place:{n}", sequence=1) for n in range(MOST_DRAFTS))
    with pytest.raises(TooMany):
        save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    assert save_draft(member.pk, "place:3", {"body": "On"}, sequence=1).sequence == 2
    assert Draft.objects.count() == MOST_DRAFTS


def test_draft_takes_what_databases_refuse(member):
    save_draft(member.pk, PLACE, {"body": "a\0b \ud83d c"}, sequence=0)
    assert find_draft(member.pk, PLACE).fields == {"body": "ab ? c"}


def test_discarding_forgets_this_draft_alone(member):
    save_draft(member.pk, PLACE, {"body": "One"}, sequence=0)
    save_draft(member.pk, "elsewhere", {"body": "Two"}, sequence=0)
    discard_draft(member.pk, PLACE)
    assert find_draft(member.pk, PLACE) is None
    assert find_draft(member.pk, "elsewhere") is not None
