"""The community's lists: one by one, as a file with a trial before, and out again without loss."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhouse.kernel.models import AuditEntry
from guildhouse.moderation.judging.lists import read_list
from guildhouse.moderation.models import Listed, Rules
from guildhouse.moderation.queries.rules import load_lists, read_rules
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
ONE = {"kind": "word", "value": "Blister", "way": "exact", "act": "note", "language": ""}
BRING = {"kind": "", "way": "exact", "act": "note", "language": ""}


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


def test_word_is_put_on_the_list_once_and_taken_off(as_host):
    assert as_host.post("/moderation/lists/", ONE).status_code == 302
    assert as_host.post("/moderation/lists/", ONE | {"value": " blíster "}).status_code == 409
    assert as_host.post("/moderation/lists/", ONE | {"kind": "domain", "value": "no domain"}).status_code == 422
    assert load_lists(read_rules()).watch.find("a blister")
    row = Listed.objects.get()
    assert as_host.post(f"/moderation/lists/{row.pk}/removal/").status_code == 302
    assert load_lists(read_rules()).watch is None
    assert AuditEntry.objects.filter(act__in=("moderation.listed", "moderation.unlisted")).count() == 2


def test_trial_tells_line_by_line_and_changes_nothing(as_host):
    as_host.post("/moderation/lists/", ONE | {"value": "known.example", "kind": "domain"})
    page = as_host.post(
        "/moderation/lists/import/",
        BRING
        | {"pasted": "new.example\nknown.example\nnew.example\n\nkind of\n10.0.0.1", "kind": "domain", "trial": "yes"},
    )
    said = page.content.decode()
    assert page.status_code == 200
    assert "Line 6" in said
    assert Listed.objects.count() == 1
    assert "kind of" in said


def test_file_is_brought_in_and_goes_out_as_it_came(as_host):
    table = "kind,value,way,act,language\nword,blister,stem,hold,en\nword,=1+1,exact,note,\ndomain,shop.example,exact,refuse,\nword,Łódź,anywhere,note,pl\n"
    incoming = SimpleUploadedFile("list.csv", table.encode("utf-16"))
    assert as_host.post("/moderation/lists/import/", BRING | {"incoming": incoming, "trial": "no"}).status_code == 302
    assert Listed.objects.count() == 4
    out = as_host.get("/moderation/lists/export/").content.decode()
    assert {entry for _line, entry in read_list(out).entries} == {entry for _line, entry in read_list(table).entries}
    assert "'=1+1" in out


def test_import_says_what_it_cannot_use_and_brings_the_rest(as_host):
    page = as_host.post(
        "/moderation/lists/import/",
        BRING | {"pasted": "kind,value\ndomain,good.example\ndomain,bad one", "trial": "no"},
    )
    assert "Line 3" in page.content.decode()
    assert [row.value for row in Listed.objects.all()] == ["good.example"]


def test_mail_addresses_are_told_as_unused_since_nothing_looks_at_them(as_host):
    mail = "odd\nfoe@mail.example"
    page = as_host.post("/moderation/lists/import/", BRING | {"pasted": mail, "trial": "no"}).content.decode()
    assert "Line 2" in page
    assert "Mail addresses are not watched for." in page
    assert [row.value for row in Listed.objects.all()] == ["odd"]
    assert as_host.post("/moderation/lists/", ONE | {"kind": "address", "value": "foe@mail.example"}).status_code == 422


def test_nothing_given_is_asked_for(as_host):
    assert as_host.post("/moderation/lists/import/", BRING | {"pasted": " "}).status_code == 422


@pytest.mark.parametrize("path", ["", "export/", "import/", "1/removal/"])
def test_lists_are_for_hosts(client, path):
    client.force_login(MemberFactory())
    ask = client.post if path in {"import/", "1/removal/"} else client.get
    assert ask(f"/moderation/lists/{path}").status_code == 404


@pytest.mark.any_database
def test_page_costs_the_same_however_long_the_list(as_host, django_assert_max_num_queries):
    Listed.objects.bulk_create([Listed(kind="word", value=f"word {n}", folded=f"word {n}") for n in range(120)])
    with django_assert_max_num_queries(12):
        page = as_host.get("/moderation/lists/?page=2&q=word")
    assert "word 60" in page.content.decode()


@pytest.mark.corpus
def test_real_lists_come_in_whole(as_host, corpus):
    text = (corpus / "moderation" / "wordpress-comment-blocklist.txt").read_text()
    told = read_list(text)
    assert len(told.entries) + len(told.duplicates) + len(told.faults) + told.empty == len(text.splitlines())
    as_host.post("/moderation/lists/import/", BRING | {"pasted": text, "trial": "no"})
    assert Listed.objects.count() == sum(entry.kind in Listed.Kind.values for _line, entry in told.entries)
    assert Rules.objects.get().lists_mark
    for path in (corpus / "moderation" / "ldnoobw").iterdir():
        assert not read_list(path.read_text(), language=path.name).faults
