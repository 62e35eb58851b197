"""Speaking for an organisation: asked by a member, confirmed by somebody else, ended by either."""

import pytest

from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.kernel.models import AuditEntry
from guildhouse.members.actions.speaking import ask_to_speak, confirm_speaker, decline_speaker, end_speaking
from guildhouse.members.actions.work import change_work
from guildhouse.members.exports import hold_account
from guildhouse.members.models import Speaker
from tests.factories import MemberFactory, OrganisationFactory, SpeakerFactory

pytestmark = pytest.mark.django_db
WORDS = "I lead their support team."


@pytest.fixture
def host():
    return MemberFactory(role="host", name="Ilse Host")


@pytest.fixture
def lumen(host):
    return OrganisationFactory(by=host)


def page_of(client, address="/organisations/lumen/"):
    return client.get(address).content.decode()


def test_speaker_is_shown_once_somebody_else_has_confirmed(as_member, member, client, host, lumen, deliver):
    assert as_member.post("/organisations/lumen/speaking/", {"words": "Me"}).status_code == 422
    assert (
        "Nothing is shown before"
        in as_member.post("/organisations/lumen/speaking/", {"words": WORDS}, follow=True).content.decode()
    )
    with pytest.raises(Conflict):
        ask_to_speak(lumen, by=member, words=WORDS)
    asked = Speaker.objects.get()
    deliver()
    client.logout()
    client.force_login(MemberFactory())
    assert member.name not in page_of(client)
    with pytest.raises(NotFound):
        confirm_speaker(asked.pk, by=member)
    client.force_login(host)
    assert "asks to speak for Lumen" in page_of(client, "/notices/")
    assert WORDS in page_of(client)
    assert WORDS in page_of(client, "/desk/?lane=speaking")
    back = "/desk/?lane=speaking"
    assert client.post(f"/organisations/lumen/speakers/{asked.pk}/?back={back}", {"answer": "yes"}).url == back
    deliver()
    assert "asks to speak for Lumen" not in page_of(client, "/notices/")
    client.logout()
    assert member.name in page_of(client)
    assert "Speaks for" in page_of(client, member.get_absolute_url())
    client.force_login(member)
    assert "You speak for Lumen now" in page_of(client, "/notices/")
    assert AuditEntry.objects.latest("pk").act == "speaker.confirmed"


def test_speaker_confirms_others_and_either_ends_it(client, member, host, lumen):
    SpeakerFactory(organisation=lumen, by=member, confirmed_by=host)
    other = SpeakerFactory(organisation=lumen)
    elsewhere = SpeakerFactory(organisation=OrganisationFactory(by=host, name="Other"))
    client.force_login(member)
    assert client.post(f"/organisations/lumen/speakers/{other.pk}/", {"answer": "yes"}).status_code == 302
    for one, slug in ((elsewhere, "other"), (elsewhere, "lumen")):
        assert client.post(f"/organisations/{slug}/speakers/{one.pk}/", {"answer": "yes"}).status_code == 404
    page = client.post(f"/organisations/lumen/speakers/{other.pk}/", {"answer": "end"}, follow=True).content.decode()
    assert "no longer speaks for Lumen" in page
    client.post("/undo/", {"token": page.split('name="token" value="')[1].split('"')[0]})
    assert Speaker.objects.get(pk=other.pk).state == "confirmed"
    assert end_speaking(other.pk, by=other.member).state == "ended"
    with pytest.raises(NotFound):
        end_speaking(elsewhere.pk, by=member)


def test_declined_reads_why_and_may_ask_again(client, member, host, lumen, deliver):
    asked = SpeakerFactory(organisation=lumen, by=member)
    client.force_login(host)
    refused = client.post(f"/organisations/lumen/speakers/{asked.pk}/", {"answer": "no", "reason": "No"})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (422, True)
    decline_speaker(asked.pk, by=host, reason="Write from their address first.")
    deliver()
    client.force_login(member)
    assert "Write from their address first." in page_of(client)
    assert "You were not confirmed to speak for Lumen" in page_of(client, "/notices/")
    with pytest.raises(Conflict):
        confirm_speaker(asked.pk, by=host)
    assert ask_to_speak(lumen, by=member, words=WORDS).state == "asked"


def test_nobody_confirms_themselves_while_somebody_else_could(host, lumen):
    asked = SpeakerFactory(organisation=lumen, by=host)
    second = MemberFactory(role="host")
    with pytest.raises(NotAllowed):
        confirm_speaker(asked.pk, by=host)
    type(second).objects.filter(pk=second.pk).update(role="member")
    assert confirm_speaker(asked.pk, by=host).state == "confirmed"


def test_undo_of_an_earlier_end_confirms_nobody_anew(client, member, host, lumen):
    one = SpeakerFactory(organisation=lumen, by=member, confirmed_by=host)
    client.force_login(member)
    address = f"/organisations/lumen/speakers/{one.pk}/"
    page = client.post(address, {"answer": "end"}, follow=True).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    again = ask_to_speak(lumen, by=member, words=WORDS)
    end_speaking(again.pk, by=member)
    client.post("/undo/", {"token": token})
    assert not Speaker.objects.exists()


def test_export_tells_for_whom_one_asked_to_speak(member, lumen):
    SpeakerFactory(organisation=lumen, by=member, words=WORDS)
    change_work(by=member, organisation="Lumen", links_organisation=True)
    held = hold_account(member)
    assert [(one["organisation"], one["state"], one["your_words"]) for one in held["speaks_for"]] == [
        ("Lumen", "asked", WORDS)
    ]
    assert held["works_with"] == ["Lumen"]
