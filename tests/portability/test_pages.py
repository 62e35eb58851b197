"""The pages of moving in: who sees them, what they do, how they refuse."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhouse.discussions.models import Topic
from guildhouse.kernel.jobs.running import run_job
from guildhouse.kernel.models import Job
from guildhouse.portability.actions.claiming import make_claim
from guildhouse.portability.actions.places import forget_old_uploads, incoming_home, uploads_home
from guildhouse.portability.models import Claim, ImportedPerson
from tests.factories.stackexchange import zip_folder

SITE = "pm.stackexchange.com"
pytestmark = pytest.mark.django_db


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


@pytest.fixture
def upload(dump, tmp_path):
    packed = zip_folder(dump, tmp_path / f"{SITE}.zip")
    return SimpleUploadedFile(packed.name, packed.read_bytes(), "application/zip")


def last_job():
    return Job.objects.filter(kind="portability.stackexchange").latest("pk")


def run_last():
    job = last_job()
    run_job(job)
    job.refresh_from_db()
    return job


def test_upload_is_tried_out_then_brought_in(as_host, upload):
    answer = as_host.post("/import/", {"upload": upload, "space": "+", "name": "Old questions", "trial": "yes"})
    job = run_last()
    assert (answer.status_code, answer["Location"]) == (302, f"/import/{job.pk}/")
    page = as_host.get(f"/import/{job.pk}/").content.decode()
    assert "This was a trial" in page
    assert "Bring it in now" in page
    assert not Topic.objects.exists()
    again = as_host.post(f"/import/{job.pk}/again/")
    job = run_last()
    assert answer.status_code == again.status_code == 302
    assert job.report["site"] == SITE
    assert Topic.objects.filter(space__slug="old-questions", space__name="Old questions").count() == 2
    assert "It is here" in as_host.get(f"/import/{job.pk}/").content.decode()
    assert list(uploads_home().iterdir()) == []


def test_dump_on_the_server_is_brought_into_a_chosen_space(as_host, dump, space):
    dump.rename(incoming_home() / dump.name)
    as_host.post("/import/", {"incoming": dump.name, "space": space.slug})
    assert run_last().state == Job.State.DONE
    assert Topic.objects.filter(space=space).count() == 2


def test_only_what_lies_in_the_incoming_folder_can_be_chosen(as_host, dump):
    (incoming_home() / "another").mkdir()
    for name in (str(dump), "../" + dump.name, "absent", ""):
        assert as_host.post("/import/", {"incoming": name, "space": "+"}).status_code == 422
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Choose the zip of a dump."),
        ({"name": "x", "space": "+"}, "Choose the zip of a dump."),
        ({"upload": "bad", "space": "+"}, "not a zip archive"),
        ({"upload": "empty", "space": "+"}, "No Posts.xml"),
        ({"upload": "nothing", "space": "+"}, "This file is empty"),
        ({"upload": "good"}, "Choose a space, or a new one."),
        ({"upload": "good", "space": "absent"}, "This space is not there any more."),
    ],
)
def test_form_says_what_to_mend_and_keeps_nothing(as_host, upload, given, words):
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    files = {
        "bad": SimpleUploadedFile("a.zip", b"no zip"),
        "empty": SimpleUploadedFile("a.zip", empty.getvalue()),
        "nothing": SimpleUploadedFile("a.zip", b""),
        "good": upload,
    }
    answer = as_host.post("/import/", {**given, **({"upload": files[given["upload"]]} if "upload" in given else {})})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Job.objects.exists()
    assert list(uploads_home().iterdir()) == []


def test_progress_is_a_fragment_and_the_work_can_be_stopped(as_host, upload):
    as_host.post("/import/", {"upload": upload, "space": "+", "name": "x"})
    job = last_job()
    fragment = as_host.get(f"/import/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "Waiting for its turn" in fragment
    as_host.post(f"/jobs/{job.pk}/stop/")
    job.refresh_from_db()
    assert job.state == Job.State.STOPPED
    assert "Go on" in as_host.get(f"/import/{job.pk}/").content.decode()


def test_failed_import_says_why_in_one_sentence(as_host, upload):
    as_host.post("/import/", {"upload": upload, "space": "+", "name": "x"})
    for path in uploads_home().iterdir():
        path.write_bytes(b"gone bad")
    job = run_last()
    page = as_host.get(f"/import/{job.pk}/").content.decode()
    assert "not a zip archive" in page
    assert "Traceback" not in page


def test_problems_are_listed_and_can_be_taken_along(as_host, dump, bring):
    (dump / "Comments.xml").write_text(
        "<comments>\n<row Id='1' PostId='999' Text='<b>' CreationDate='2020-01-01T00:00:00'/>\n</comments>"
    )
    job = bring(dump)
    page = as_host.get(f"/import/{job.pk}/").content.decode()
    assert "Comments.xml" in page
    answer = as_host.get(f"/import/{job.pk}/problems/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"Comments.xml,2,1," in b"".join(answer.streaming_content)


@pytest.mark.parametrize("address", ["/import/", "/import/claims/", "/import/1/", "/import/1/problems/"])
def test_pages_of_hosts_are_not_there_for_others(as_member, address):
    assert as_member.get(address).status_code == 404


def test_others_can_neither_start_nor_decide(as_member, bring, dump, member):
    job = bring(dump, dry_run=True)
    assert as_member.post("/import/", {"name": "x"}).status_code == 404
    assert as_member.post(f"/import/{job.pk}/again/").status_code == 404
    bring(dump)
    claim = make_claim(ImportedPerson.objects.get(source_id="1"), by=member)
    assert as_member.post(f"/import/claims/{claim.pk}/decision/", {"accepted": "yes"}).status_code == 404
    claim.refresh_from_db()
    assert claim.decided_at is None


def test_member_finds_and_claims_their_words(as_member, bring, dump, member):
    bring(dump)
    assert "This was me" in as_member.get("/members/ann-lee/").content.decode()
    found = as_member.get("/claims/?q=nn le").content.decode()
    assert found.count("pm.stackexchange.com</") >= 2
    assert as_member.get("/claims/ann-lee/").status_code == 200
    answer = as_member.post("/claims/ann-lee/", {"words": "It was me."})
    assert (answer.status_code, answer["Location"]) == (302, "/claims/")
    assert Claim.objects.get().member == member
    assert as_member.post("/claims/ann-lee/", {"words": "Again."}).status_code == 409
    assert as_member.post("/claims/ann-lee/", {"words": "x" * 5000}).status_code == 422
    assert "A host will look at it." in as_member.get("/claims/").content.decode()
    assert as_member.get("/claims/nobody/").status_code == 404


def test_host_sees_the_claim_and_decides(as_host, bring, dump, member):
    bring(dump)
    claim = make_claim(ImportedPerson.objects.get(source_id="1"), by=member, words="Ask <b>Bo</b>.")
    page = as_host.get("/import/claims/").content.decode()
    assert "Ask &lt;b&gt;Bo&lt;/b&gt;." in page
    refused = as_host.post(f"/import/claims/{claim.pk}/decision/", {"accepted": "no", "reason": ""})
    assert refused.status_code == 422
    assert as_host.post(f"/import/claims/{claim.pk}/decision/", {"accepted": "yes"}).status_code == 302
    assert Topic.objects.get(source_id="10").author == member
    assert as_host.post(f"/import/claims/{claim.pk}/decision/", {"accepted": "yes"}).status_code == 409


def test_old_uploads_are_cleared(as_host, upload, monkeypatch):
    as_host.post("/import/", {"upload": upload, "space": "+", "name": "x", "trial": "yes"})
    forget_old_uploads()
    assert len(list(uploads_home().iterdir())) == 1
    monkeypatch.setattr("guildhouse.portability.actions.places.UPLOADS_FOR", timedelta(days=-1))
    forget_old_uploads()
    assert list(uploads_home().iterdir()) == []


def test_new_space_without_a_name_is_called_after_the_site(as_host, upload):
    as_host.post("/import/", {"upload": upload, "space": "+"})
    assert run_last().state == Job.State.DONE
    assert set(Topic.objects.values_list("space__slug", "space__name")) == {("pm-stackexchange-com", SITE)}


def test_upload_and_a_dump_on_the_server_at_once_are_one_too_many(as_host, upload, dump):
    dump.rename(incoming_home() / dump.name)
    answer = as_host.post("/import/", {"upload": upload, "incoming": dump.name, "space": "+"})
    assert answer.status_code == 422
    assert "Choose one dump" in answer.content.decode()


def test_imported_words_show_where_they_are_from_and_their_licence(client, bring, dump):
    bring(dump)
    topic = Topic.objects.get(source_id="10")
    page = client.get(topic.get_absolute_url()).content.decode()
    assert 'href="https://pm.stackexchange.com/questions/10"' in page
    assert page.count("from pm.stackexchange.com</a> · CC BY-SA 4.0") == 5
