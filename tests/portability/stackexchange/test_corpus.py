"""Real dumps come in whole."""

import pytest

from guildhouse.discussions.models import Post, PostRevision, Topic
from guildhouse.formats.stackexchange import Staging, open_source
from guildhouse.kernel.markdown import comment_to_html, render, same_rendering
from guildhouse.portability.actions.stackexchange.comments import comment_to_markdown
from guildhouse.portability.models import ImportedPerson

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

FRENCH, CONLANG = "stackexchange-bilingual-and-main", "stackexchange-meta"


def test_conlang_comes_in_whole(bring, corpus):
    job = bring(corpus / CONLANG)
    assert (job.report["topics"], job.report["posts"], job.report["problems_count"]) == (54, 169 + 230, 0)
    assert Topic.objects.exclude(accepted_post=None).count() == 11
    assert Topic.objects.get(source_id="79").duplicate_of.source_id == "119"
    assert PostRevision.objects.count() > 60
    assert ImportedPerson.objects.count() >= 272
    assert not Post.objects.filter(html="").exclude(body="").exists()
    assert not Post.objects.exclude(licence__startswith="CC BY-SA").exists()


def test_french_comes_in_whole_and_again_without_doubling(bring, corpus):
    job = bring(corpus / FRENCH)
    assert (job.report["topics"], job.report["posts"], job.report["problems_count"]) == (274, 761 + 1305, 6)
    assert Topic.objects.exclude(accepted_post=None).count() == 86
    assert Topic.objects.exclude(duplicate_of=None).count() == 6
    assert Topic.objects.exclude(locked_at=None).count() == 7
    for topic in Topic.objects.all():
        numbers = list(topic.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, topic.last_number + 1))
    assert bring(corpus / FRENCH).report["posts"] == 0


@pytest.mark.parametrize("name", [CONLANG, FRENCH])
def test_comments_look_as_they_did(corpus, tmp_path, name):
    with Staging.build(open_source(corpus / name), tmp_path / "work") as staging:
        texts = [note.text for thread in staging.threads() for placed in thread.posts for note in placed.comments]
    for text in texts:
        assert same_rendering(render(comment_to_markdown(text)), comment_to_html(text)), text
