"""HTML that came in becomes Markdown that shows the same, in the background or when somebody edits it first."""

import pytest

from guildhouse.discussions.actions import edit_post
from guildhouse.discussions.actions.importing import prepare_conversion, store_conversion, text_to_edit
from guildhouse.discussions.models import Post
from guildhouse.kernel.jobs import JobRun
from guildhouse.kernel.jobs.running import run_job
from guildhouse.kernel.markdown import render, same_rendering
from guildhouse.kernel.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversion(bring, dump):
    bring(dump)
    return Job.objects.get(kind="portability.to_markdown")


def convert(job):
    run_job(job)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    return job.report


def test_import_asks_for_the_conversion_once(conversion, bring, dump):
    bring(dump)
    assert Job.objects.filter(kind="portability.to_markdown").count() == 1


def test_posts_become_markdown_and_look_the_same(conversion):
    before = dict(Post.objects.values_list("pk", "html"))
    report = convert(conversion)
    assert report == {"converted": 5, "kept_as_html": 0}
    for post in Post.objects.all():
        assert post.format == Post.Format.MARKDOWN
        assert same_rendering(post.html, before[post.pk])
        assert render(post.body) == post.html
    assert Post.objects.get(source_id="10").body == "To a _good_ idea [like this](https://pm.stackexchange.com/q/20)?"


def test_what_markdown_cannot_say_stays_html(conversion):
    odd = "<ul><li>one</li></ul><h1><p>x</p></h1><sub><pre>a</pre></sub>"
    Post.objects.filter(source_id="10").update(html="<p>something else entirely</p>", body=odd)
    assert convert(conversion) == {"converted": 4, "kept_as_html": 1}
    assert Post.objects.get(source_id="10").format == Post.Format.HTML


def test_conversion_goes_on_behind_its_checkpoint(conversion):
    first = prepare_conversion("pm.stackexchange.com", after=0, limit=2)
    JobRun(conversion).save_checkpoint(post=first.last_id, converted=2, looked_at=2, total=5)
    conversion.refresh_from_db()
    assert convert(conversion) == {"converted": 5, "kept_as_html": 0}


def test_words_edited_meanwhile_win(conversion, host):
    prepared = prepare_conversion("pm.stackexchange.com", after=0, limit=50)
    post = Post.objects.get(source_id="10")
    edit_post(post, by=host, body="My own words", version=post.version)
    assert store_conversion(prepared) == 4
    assert Post.objects.get(source_id="10").body == "My own words"


def test_editor_is_shown_markdown_whatever_is_stored(conversion):
    assert text_to_edit(Post.objects.get(source_id="10")).startswith("To a _good_ idea [like this](https://pm.")
    assert text_to_edit(Post.objects.get(source_id="c1")) == "1\\. *Really* @user77?"


@pytest.mark.any_database
@pytest.mark.corpus
@pytest.mark.parametrize("name", ["stackexchange-meta", "stackexchange-bilingual-and-main"])
def test_nearly_all_real_posts_become_markdown(bring, corpus, name):
    bring(corpus / name)
    report = convert(Job.objects.get(kind="portability.to_markdown"))
    assert report["kept_as_html"] <= 0.02 * (report["converted"] + report["kept_as_html"])
