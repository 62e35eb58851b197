"""Guidelines keep their versions; a change in substance is accepted again, before the next thing one says."""

import pytest
from django.core.cache import cache

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.models import AuditEntry
from guildhouse.kernel.ports.gates import Saying, open_gates, pass_gates
from guildhouse.members.actions.community import change_community
from guildhouse.members.models import Community, GuidelinesVersion, Member

pytestmark = [pytest.mark.django_db, pytest.mark.gates]


@pytest.fixture
def write(host):
    def change(words, **more):
        seen = (Community.objects.filter(pk=1).first() or Community()).version
        given = {"name": "House", "purpose": "p", "goals": [], "values": [], "joining": "open", "is_public": True}
        change_community(by=host, seen=seen, guidelines=words, **given, **more)
        cache.clear()

    return change


def say_something(member):
    pass_gates(Saying(kind="discussions.reply", by=Member.objects.get(pk=member.pk), text="Words."))


def test_nobody_is_asked_where_there_are_no_guidelines(member):
    say_something(member)


def test_a_change_in_substance_is_accepted_before_the_next_words(client, write, member):
    write("Be kind.")
    with pytest.raises(NotAllowed):
        say_something(member)
    client.force_login(member)
    page = client.get("/").content.decode()
    assert "has written down how people treat each other" in page, "they were never asked before"
    assert "Read and accept it" in page
    seen = Community.objects.get().guidelines_version
    client.post("/community/guidelines/acceptance/", {"seen": str(seen)})
    say_something(member)
    assert "Read and accept it" not in client.get("/").content.decode()
    write("Be kind .\n\nNo selling.")
    assert "has changed in substance" in client.get("/").content.decode()
    with pytest.raises(NotAllowed):
        say_something(member)
    with open_gates():
        say_something(member)


def test_mended_words_are_kept_as_a_version_and_ask_nobody_again(write, member):
    write("Be kind.")
    Member.objects.update(guidelines_accepted=Community.objects.get().guidelines_version)
    write("Be very kind.", only_wording=True)
    say_something(member)
    one, two = GuidelinesVersion.objects.order_by("number")
    assert (one.text, two.text, one.substance == two.substance) == ("Be kind.", "Be very kind.", True)


def test_what_changed_while_one_read_is_read_again(client, write, member):
    write("Be kind.")
    old = Community.objects.get().guidelines_version
    write("Be kind. Always.")
    client.force_login(member)
    assert client.post("/community/guidelines/acceptance/", {"seen": str(old)}).status_code == 409
    assert Member.objects.get(pk=member.pk).guidelines_accepted == 0


def test_the_page_shows_what_came_and_what_went(client, write):
    write("Be kind.\nAsk first.")
    write("Be kind.\nAsk twice.")
    page = client.get("/community/guidelines/?since=1").content.decode()
    assert "<del>Ask first.</del>" in page
    assert "<ins>Ask twice.</ins>" in page
    assert "<p>Be kind.</p>" in page
    assert client.get("/community/guidelines/?since=99").status_code == 200


def test_newcomers_accept_when_they_join(client, write):
    write("Be kind.")
    sent = {"name": "New", "email": "new@example.org", "password1": "a long walk by the river"}
    assert client.post("/accounts/signup/", sent).status_code == 422
    assert not Member.objects.filter(email="new@example.org").exists()
    client.post("/accounts/signup/", {**sent, "accepts": "on"})
    say_something(Member.objects.get(email="new@example.org"))


def test_the_log_knows_who_changed_the_guidelines(write, host):
    write("Be kind.")
    assert AuditEntry.objects.get(act="community.guidelines_changed").by_id == host.pk


def test_words_refused_for_the_guidelines_come_back_and_go_out_once_accepted(client, write, member, topic):
    write("Be kind.")
    client.force_login(member)
    place = f"/topics/{topic.pk}/replies/"
    refused = client.post(place, {"body": "What I wanted to say"})
    assert refused.status_code == 403
    assert "What I wanted to say" in refused.content.decode()
    assert "Before you write here" in refused.content.decode()
    client.post("/community/guidelines/acceptance/", {"seen": str(Community.objects.get().guidelines_version)})
    assert client.post(place, {"body": "What I wanted to say"}).status_code == 302
