"""Secret links are used as often as they are good for, until they end, for their purpose only."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.models import SecretLink
from guildhouse.kernel.secret_links import LinkSpent, find_link, issue, redeem, revoke, revoke_all, sweep_links

DAY = dt.timedelta(days=1)
PURPOSE = "notices.unsubscribe"


@pytest.fixture
def issued(member):
    return issue(PURPOSE, lasts=DAY, subject=("topic", 7), member=member)


def test_link_is_redeemed_for_its_subject_and_member(issued, member):
    link = redeem(PURPOSE, issued.token)
    assert (link.kind, link.object_id, link.member, link.uses) == ("topic", 7, member, 1)
    assert link.used_at is not None


def test_link_good_for_one_use_is_used_once(issued):
    redeem(PURPOSE, issued.token)
    with pytest.raises(LinkSpent, match="used already"):
        redeem(PURPOSE, issued.token)
    with pytest.raises(LinkSpent):
        find_link(PURPOSE, issued.token)
    assert SecretLink.objects.get().uses == 1


def test_looking_at_a_link_uses_nothing(issued):
    for _look in range(5):
        assert find_link(PURPOSE, issued.token).uses == 0
    redeem(PURPOSE, issued.token)


def test_link_is_good_for_as_many_uses_as_it_says(member):
    several, endless = issue("a", lasts=DAY, max_uses=3), issue("a", lasts=None, max_uses=None)
    for _use in range(3):
        redeem("a", several.token)
    with pytest.raises(LinkSpent):
        redeem("a", several.token)
    for _use in range(10):
        redeem("a", endless.token)


def test_link_runs_out(issued):
    with (
        time_machine.travel(dt.datetime.now(dt.UTC) + DAY + dt.timedelta(seconds=1)),
        pytest.raises(LinkSpent, match="run out"),
    ):
        redeem(PURPOSE, issued.token)
    assert SecretLink.objects.get().uses == 0


def test_link_without_an_end_lasts(member):
    issued = issue("feed", lasts=None, max_uses=None, member=member)
    with time_machine.travel(dt.datetime.now(dt.UTC) + 5000 * DAY):
        assert redeem("feed", issued.token).member == member


def test_link_taken_back_is_refused(issued):
    revoke(issued.link)
    with pytest.raises(LinkSpent, match="taken back"):
        redeem(PURPOSE, issued.token)


def test_links_are_taken_back_by_subject_and_member(member, host):
    mine, theirs = issue("a", lasts=DAY, subject=("x", 1), member=member), issue("a", lasts=DAY, member=host)
    other = issue("b", lasts=DAY, subject=("x", 1), member=member)
    with pytest.raises(ValueError, match="whose links"):
        revoke_all("a")
    assert revoke_all("a", subject=("x", 1)) == 1
    assert revoke_all("a", member=member) == 0
    with pytest.raises(LinkSpent):
        redeem("a", mine.token)
    redeem("a", theirs.token)
    redeem("b", other.token)


def test_token_of_another_purpose_or_damaged_is_unknown_without_a_query(issued, django_assert_num_queries):
    damaged = issued.token[:5] + ("a" if issued.token[5] != "a" else "b") + issued.token[6:]
    with django_assert_num_queries(0):
        for token in (
            damaged,
            issued.token + "a",
            issued.token[:-1],
            "",
            ".",
            "a.b",
            "é.ü",
            "\0",
            "\ud800",
            "x" * 100_000,
        ):
            with pytest.raises(NotFound):
                redeem(PURPOSE, token)
        with pytest.raises(NotFound):
            redeem("notices.other", issued.token)
    redeem(PURPOSE, issued.token)


def test_signed_token_of_a_deleted_link_is_unknown(issued):
    SecretLink.objects.all().delete()
    with pytest.raises(NotFound):
        redeem(PURPOSE, issued.token)


def test_token_is_stored_nowhere_and_shown_by_nothing(issued):
    row = SecretLink.objects.values().get()
    assert not any(issued.token[:20] in str(value) for value in row.values())
    assert issued.token[:20] not in repr(issued) + repr(issued.link)
    assert len(issued.token.partition(".")[0]) >= 43


def test_token_outlives_a_change_of_the_secret_key_that_keeps_the_old_one(issued, settings):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key of some length for this test"
    with pytest.raises(NotFound):
        find_link(PURPOSE, issued.token)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert find_link(PURPOSE, issued.token) == issued.link


def test_use_is_taken_back_with_the_transaction(issued):
    with transaction.atomic():
        redeem(PURPOSE, issued.token)
        transaction.set_rollback(True)
    redeem(PURPOSE, issued.token)


def test_link_used_by_another_request_meanwhile_is_refused(issued, monkeypatch):
    """Between looking and counting somebody else was faster; the database decides."""
    stale = find_link(PURPOSE, issued.token)
    redeem(PURPOSE, issued.token)
    monkeypatch.setattr("guildhouse.kernel.secret_links.redeeming.find_link", lambda _purpose, _token: stale)
    with pytest.raises(LinkSpent, match="used already"):
        redeem(PURPOSE, issued.token)
    assert SecretLink.objects.get().uses == 1


def test_ended_links_are_swept_after_a_month(member):
    revoke(issue("a", lasts=None, member=member).link)
    issue("a", lasts=DAY, member=member)
    issue("a", lasts=None, member=member)
    assert sweep_links() == 0
    with time_machine.travel(dt.datetime.now(dt.UTC) + 32 * DAY):
        assert sweep_links() == 2
    assert SecretLink.objects.count() == 1
