"""What a dump becomes: members, topics, replies, and everything that hangs on them."""

import pytest

from guildhouse.discussions.events import TopicsImported
from guildhouse.discussions.models import Post, Tag, Topic
from guildhouse.kernel.models import Delivery, Job
from guildhouse.members.models import Member
from guildhouse.portability.models import ImportedPerson
from guildhouse.spaces.models import Space
from tests.factories.stackexchange import answer, comment, question, user, write_dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(bring, dump):
    job = bring(dump)
    assert job.state == Job.State.DONE, job.error
    return job


def test_thread_becomes_a_topic_in_reading_order(brought):
    topic = Topic.objects.get(source_id="10")
    assert (topic.title, topic.kind, topic.author.name) == ("How do you say no?", "question", "Ann Lee")
    posts = list(topic.posts.order_by("number").values_list("number", "source_id", "author__name", "reply_to__number"))
    assert posts == [
        (1, "10", "Ann Lee", None),
        (2, "c2", "永劫回帰", 1),
        (3, "12", "user77", None),
        (4, "c1", "Ann Lee", 3),
        (5, "11", "Ann Lee", None),
    ]
    assert (topic.last_number, topic.replies_count, topic.people_count) == (5, 4, 4)
    assert (topic.last_author_name, topic.last_post_at.isoformat()) == ("永劫回帰", "2020-01-09T10:00:00+00:00")
    assert topic.useful_count == 7


def test_accepted_answer_scores_and_licences_come_along(brought):
    topic = Topic.objects.get(source_id="10")
    assert topic.accepted_post.source_id == "12"
    assert {post.source_id: post.score for post in topic.posts.all()} == {"10": 7, "11": 1, "12": 9, "c1": 0, "c2": 0}
    first = topic.posts.get(number=1)
    assert (first.licence, first.source_address) == ("CC BY-SA 4.0", "https://pm.stackexchange.com/questions/10")
    # Older dumps do not say the licence; the network's rule by date does.
    assert topic.posts.get(source_id="12").licence == "CC BY-SA 4.0"
    assert topic.posts.get(source_id="c1").source_address == "https://pm.stackexchange.com/questions/10#comment1_12"


def test_bodies_are_safe_and_readable_at_once(brought):
    first = Post.objects.get(source_id="10")
    assert first.format == Post.Format.HTML
    assert "<em>good</em>" in first.html
    assert 'href="https://pm.stackexchange.com/q/20"' in first.html
    assert "script" not in Post.objects.get(source_id="11").html


def test_comments_are_markdown_and_mention_nobody(brought):
    note = Post.objects.get(source_id="c1")
    assert note.format == Post.Format.MARKDOWN
    assert note.html == '<p dir="auto">1. <em>Really</em> @user77?</p>\n'


def test_edits_are_history(brought):
    post = Post.objects.get(source_id="10")
    revision = post.revisions.get()
    assert (post.revisions_count, post.edited_at.isoformat()) == (1, "2020-01-02T10:00:00+00:00")
    assert (revision.number, revision.title, revision.body, revision.reason) == (1, "Saying no", "Some idea", "clearer")
    assert ImportedPerson.objects.get(source_id="2").member == revision.edited_by
    assert revision.html == '<p dir="auto">Some idea</p>\n'


def test_closed_questions_are_locked_and_point_at_what_they_repeat(brought):
    topic = Topic.objects.get(source_id="20")
    assert topic.duplicate_of.source_id == "10"
    assert topic.locked_at.isoformat() == "2020-02-02T00:00:00+00:00"
    assert topic.locked_because == "Closed at pm.stackexchange.com: duplicate."
    assert Topic.objects.get(source_id="10").locked_at is None


def test_tags_are_words_of_ours_and_counted(brought):
    topic = Topic.objects.get(source_id="10")
    assert set(topic.tags.values_list("name", flat=True)) == {"c-plus-plus", "road-map"}
    assert Tag.objects.get(name="road-map").topics_count == 1


def test_people_are_placeholders_with_handles_of_their_own(brought):
    people = {person.source_id: person.member for person in ImportedPerson.objects.select_related("member")}
    assert set(people) == {"-1", "1", "2", "3", "name:user77"}
    assert {member.status for member in people.values()} == {Member.Status.PLACEHOLDER}
    assert (people["1"].handle, people["2"].handle, people["3"].handle) == ("ann-lee", "ann-lee-2", "person-3")
    assert all(member.email is None and not member.has_usable_password() for member in people.values())
    assert people["1"].profile.about_html == '<p dir="auto">Builds <strong>things</strong></p>'
    assert people["1"].profile.location == "Lyon"


def test_new_space_is_opened_and_an_existing_one_used(bring, dump, space):
    bring(dump, space=space.slug)
    assert set(Topic.objects.values_list("space", flat=True)) == {space.pk}
    assert Space.objects.count() == 1


def test_one_fact_is_told_and_no_notice_given(brought):
    events = set(Delivery.objects.values_list("event", flat=True))
    assert "discussions.TopicsImported" in events
    assert not events & {"discussions.TopicStarted", "discussions.ReplyPosted", "members.MemberJoined"}
    told = Delivery.objects.filter(event="discussions.TopicsImported").first()
    assert told.payload == {"source": "pm.stackexchange.com", "topics": 2, "posts": 7}
    assert TopicsImported(**told.payload)


def test_report_says_what_came(brought):
    report = brought.report
    assert (report["topics"], report["posts"], report["people"]) == (2, 7, 5)
    assert report["found"]["revisions"] == 3
    assert report["problems_count"] == 0


def test_repeating_changes_nothing(brought, bring, dump):
    def everything():
        models = (Topic, Post, Member, ImportedPerson, Tag)
        return [list(model.objects.order_by("pk").values()) for model in models]

    Delivery.objects.all().delete()
    before = everything()
    again = bring(dump)
    assert (again.state, again.report["topics"], again.report["posts"], again.report["people"]) == ("done", 0, 0, 0)
    assert everything() == before
    assert not Delivery.objects.exists()


def test_newer_dump_adds_what_is_new_behind_what_is_here(brought, bring, dump):
    posts = [question(10, OwnerUserId=1), answer(13, 10, OwnerUserId=3, Score=99), question(30)]
    write_dump(dump, Posts=posts, Comments=[comment(9, 13, UserId=2), comment(3, 12, UserId=2)])
    again = bring(dump)
    assert (again.report["topics"], again.report["posts"]) == (1, 3)
    topic = Topic.objects.get(source_id="10")
    assert list(topic.posts.order_by("number").values_list("number", "source_id")) == [
        (1, "10"), (2, "c2"), (3, "12"), (4, "c1"), (5, "11"), (6, "13"), (7, "c9"),
    ]  # fmt: skip
    assert topic.posts.get(source_id="c9").reply_to.source_id == "13"
    assert (topic.last_number, topic.replies_count, topic.people_count) == (7, 6, 4)


def test_what_a_host_deleted_does_not_come_back(brought, bring, dump):
    Topic.objects.filter(source_id="10").update(deleted_at="2021-01-01T00:00:00Z")
    write_dump(dump, Posts=[question(10), answer(13, 10)])
    assert bring(dump).report["posts"] == 0


def test_answers_without_their_question_are_kept_in_a_topic_of_their_own(bring, tmp_path):
    job = bring(write_dump(tmp_path / "cut", Posts=[answer(5, 3, Body="<p>Yes, because.</p>"), answer(6, 3)]))
    topic = Topic.objects.get()
    assert (topic.source_id, topic.kind, topic.replies_count) == ("3", "discussion", 1)
    assert topic.title == "Answers whose question did not come along"
    assert job.report["problems_count"] == 2


def test_links_of_an_unknown_site_do_not_lead_to_pages_of_ours(bring, tmp_path):
    bring(write_dump(tmp_path / "upload", Posts=[question(1, Body="<p><a href='/settings/'>here</a></p>")]))
    post = Post.objects.get()
    assert 'href="https://unknown.invalid/settings/"' in post.html
    assert (post.source_address, post.licence) == ("", "")


def test_dry_run_brings_nothing_and_tells_everything(bring, dump, imports_folder):
    job = bring(dump, dry_run=True)
    assert job.state == Job.State.DONE
    assert job.report["found"]["questions"] == 2
    assert job.report["posts"] == 0
    assert not Topic.objects.exists()
    assert not Space.objects.exists()
    assert not ImportedPerson.objects.exists()


def test_texts_too_long_to_be_shaped_keep_their_words(bring, dump):
    body = "<p>" + "word " * 60_000 + "</p>"
    write_dump(dump, Posts=[question(1, Title="x" * 300, Body=body)])
    job = bring(dump)
    post = Post.objects.get(source_id="1")
    assert post.html.count("word") == 60_000
    assert len(post.topic.title) == 200
    told = [reason for _file, line, record, reason in job.report["first_problems"] if (line, record) == (3, 1)]
    assert "The title was longer than 200 characters and was cut." in told
    assert any("250000 is the most that fits" in reason for reason in told)


def test_person_of_another_site_of_the_network_is_the_same_member(brought, bring, tmp_path):
    other = write_dump(
        tmp_path / "ux.stackexchange.com",
        Users=[user(900, "Ann L.", AccountId=11)],
        Posts=[question(1, OwnerUserId=900)],
    )
    bring(other)
    assert Topic.objects.get(source="ux.stackexchange.com").author.handle == "ann-lee"
