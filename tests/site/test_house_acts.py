"""Drafts, undo and jobs, as pages."""

import pytest

from guildhouse.discussions.models import Post
from guildhouse.kernel.jobs import ask_for_job, job
from guildhouse.kernel.jobs.running import run_next_job
from guildhouse.kernel.models import Draft, Job
from tests.factories import MemberFactory, PostFactory

pytestmark = pytest.mark.django_db


@job("tests.count")
def count_to_three(run):
    run.say(1, 3, "Counting")
    return {"counted": 3}


def test_draft_is_kept_and_shown_again_in_its_form(as_member, topic):
    address = f"/drafts/discussions.reply:{topic.pk}/"
    assert as_member.post(address, {"body": "Half a thought", "sequence": "0"}).json() == {"sequence": 1}
    assert "Half a thought" in as_member.get(topic.get_absolute_url()).content.decode()


def test_draft_from_a_stale_tab_is_refused_and_the_newer_kept(as_member):
    as_member.post("/drafts/x/", {"body": "one", "sequence": "0"})
    as_member.post("/drafts/x/", {"body": "two", "sequence": "1"})
    response = as_member.post("/drafts/x/", {"body": "stale", "sequence": "1"}, headers={"Accept": "application/json"})
    assert response.status_code == 409
    assert as_member.get("/drafts/x/").json() == {"sequence": 2, "fields": {"body": "two"}}


def test_draft_is_ones_own(as_member, client):
    as_member.post("/drafts/x/", {"body": "mine", "sequence": "0"})
    client.force_login(MemberFactory())
    assert client.get("/drafts/x/").json()["fields"] == {}


def test_draft_goes_when_the_reply_is_posted(as_member, topic):
    as_member.post(f"/drafts/discussions.reply:{topic.pk}/", {"body": "Half", "sequence": "0"})
    as_member.post(f"/topics/{topic.pk}/replies/", {"body": "Whole"})
    assert not Draft.objects.exists()


def test_undo_button_brings_the_post_back(client, topic):
    post = PostFactory(topic=topic)
    client.force_login(post.author)
    page = client.post(f"/posts/{post.pk}/deletion/", headers={"HX-Request": "true"}).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    client.post("/undo/", {"token": token})
    assert Post.objects.get(pk=post.pk).deleted_at is None


def test_undo_of_nonsense_is_not_found(as_member):
    assert as_member.post("/undo/", {"token": "made up"}).status_code == 404


def test_job_page_shows_its_report_to_whoever_asked(as_member, member, client):
    asked = ask_for_job("tests.count", "Count to three", by_id=member.pk)
    assert "Waiting for its turn" in as_member.get(f"/jobs/{asked.pk}/").content.decode()
    run_next_job()
    page = as_member.get(f"/jobs/{asked.pk}/").content.decode()
    assert "It is done." in page
    assert "counted" in page
    client.force_login(MemberFactory())
    assert client.get(f"/jobs/{asked.pk}/").status_code == 404


def test_job_waiting_is_stopped_at_once(as_member, member):
    asked = ask_for_job("tests.count", "Count", by_id=member.pk)
    as_member.post(f"/jobs/{asked.pk}/stop/")
    assert Job.objects.get(pk=asked.pk).state == "stopped"
    assert run_next_job() is None


def test_jobs_list_is_for_hosts(as_member, client, host):
    assert as_member.get("/jobs/").status_code == 403
    client.force_login(host)
    assert client.get("/jobs/").status_code == 200
