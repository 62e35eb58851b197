"""The index says what the rooms say: after facts, after imports, again and again, and after something was missed."""

import pytest
from django.core.management import call_command
from django.db import transaction

from guildhouse.discussions.actions import edit_post
from guildhouse.discussions.actions.answering import accept_answer
from guildhouse.discussions.actions.joining import merge_topics, split_topic
from guildhouse.discussions.events import TopicsImported
from guildhouse.discussions.models import Post
from guildhouse.kernel.events import emit
from guildhouse.kernel.jobs.running import run_next_job
from guildhouse.kernel.models import Delivery, Job
from guildhouse.kernel.ports.search import findables
from guildhouse.members.models import Member
from guildhouse.search.actions.indexing import index_things
from guildhouse.search.actions.rebuilding import catch_up, take_out_orphans
from guildhouse.search.models import Document, ShortForm, Tally, Word
from guildhouse.spaces.models import SpaceMembership
from tests.factories import PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


def kept():
    """Everything the index holds, without the numbers of its rows."""
    words = Word.objects.filter(documents__gt=0).order_by("word", "token").values_list("word", "token", "documents")
    rows = Document.objects.order_by("kind", "object_id").values_list(
        "kind", "object_id", "tokens", "marks", "settled", "score"
    )
    return list(rows), list(words), dict(Tally.objects.values_list("language", "documents"))


def first_post(topic):
    return Post.objects.get(topic=topic, number=1)


def test_reading_the_same_again_changes_nothing(deliver):
    reply = PostFactory()
    deliver()
    before = kept()
    assert before[0]
    index_things([("topic", reply.topic_id), ("reply", reply.pk), ("reply", reply.pk)])
    assert kept() == before


def test_a_fact_that_is_delivered_twice_counts_once(deliver):
    reply = PostFactory()
    deliver()
    before = kept()
    Delivery.objects.create(
        event="discussions.ReplyPosted",
        listener="search.read_after_discussions.ReplyPosted",
        payload={"topic_id": reply.topic_id, "post_id": reply.pk, "space_id": 1, "author_id": 1},
    )
    deliver()
    assert not Delivery.objects.exists()
    assert kept() == before


def test_an_edited_title_is_read_again_with_every_reply(deliver, find):
    topic = TopicFactory(title="Antique lettering")
    PostFactory(topic=topic, body="A reply.")
    deliver()
    edit_post(first_post(topic), by=topic.author, body="Other text.", version=1, title="Fresh wording")
    deliver()
    assert find("antique lettering", as_typed=True).count == 0
    assert find("fresh wording").count == 2


def test_words_that_left_are_no_longer_counted(deliver):
    topic = TopicFactory(body="quixotic words")
    deliver()
    assert Word.objects.get(word="quixotic").documents == 1
    edit_post(first_post(topic), by=topic.author, body="plain words", version=1)
    deliver()
    assert Word.objects.get(word="quixotic").documents == 0


def test_an_accepted_answer_is_settled_and_its_question_answered(deliver, find):
    topic = TopicFactory(kind="question", body="roadmap?")
    reply = PostFactory(topic=topic, body="roadmap.")
    deliver()
    assert find("roadmap is:unanswered").count == 1
    accept_answer(reply, by=topic.author)
    deliver()
    assert find("roadmap is:unanswered").count == 0
    assert [hit.kind for hit in find("roadmap is:answered").hits] == ["topic"]
    assert all(hit.settled for hit in find("roadmap").hits)


def test_merged_and_split_posts_are_found_where_they_are_now(deliver, find):
    space = SpaceFactory()
    host = SpaceMembershipFactory(space=space, role="host").member
    into, other = (TopicFactory(space=space, title=title) for title in ("Harbour", "Lighthouse"))
    PostFactory(topic=other, body="signals at night")
    deliver()
    merge_topics(other, by=host, into=into)
    deliver()
    assert [hit.kind for hit in find("signals harbour").hits] == ["reply"]
    assert find("lighthouse", as_typed=True).count == 0
    number = Post.objects.get(topic=into, body__contains="signals").number
    apart = split_topic(into, by=host, numbers=[number], title="Beacons")
    deliver()
    assert [(hit.kind, hit.id) for hit in find("signals beacons").hits] == [("topic", apart.pk)]


def test_an_import_is_caught_up_with_in_the_background(deliver, find):
    for number in range(3):
        TopicFactory(title=f"Imported lantern {number}")
    Delivery.objects.all().delete()  # an import announces one fact for everything
    with transaction.atomic():
        emit(TopicsImported(source="a dump", topics=3, posts=3))
    deliver()
    assert find("lantern").count == 0
    while run_next_job():
        pass
    job = Job.objects.get(kind="search.catch_up")
    assert (job.state, job.report["read"]) == (Job.State.DONE, Document.objects.count())
    assert find("lantern").count == 3


def test_catching_up_adds_what_is_missing_oldest_first_and_goes_on_where_it_stopped():
    topics = [TopicFactory() for _ in range(3)]
    for number, topic in enumerate(reversed(topics)):
        Post.objects.filter(topic=topic).update(created_at=f"202{number}-01-01T00:00Z")
    steps = list(catch_up())
    assert list(Document.objects.filter(kind="topic").order_by("id").values_list("object_id", flat=True)) == [
        topic.pk for topic in reversed(topics)
    ]
    assert list(catch_up(after=steps[-1].place)) == []


def test_catching_up_equals_what_facts_made(deliver):
    topic = TopicFactory(title="Straße der Idée", body="e-mail and Größe", tags=["road-map"])
    PostFactory(topic=topic)
    deliver()
    index_things([("member", pk) for pk in Member.objects.values_list("pk", flat=True)] + [("space", topic.space_id)])
    index_things(("manual", pk) for _at, pk in findables["manual"].everything())
    made = kept()
    Document.objects.all().delete()
    Word.objects.all().delete()
    Tally.objects.all().delete()
    list(catch_up())
    assert kept() == made


def test_what_is_gone_without_a_fact_is_taken_out(deliver):
    reply = PostFactory()
    deliver()
    SpaceMembership.objects.all().delete()
    Post.objects.filter(pk=reply.pk).delete()
    assert take_out_orphans() == 1
    assert not Document.objects.filter(kind="reply").exists()


def test_a_kind_whose_room_has_left_has_no_documents(deliver):
    TopicFactory()
    deliver()
    source = findables._entries.pop("topic")
    try:
        index_things(
            [("topic", pk) for pk in Document.objects.filter(kind="topic").values_list("object_id", flat=True)]
        )
    finally:
        findables.register("topic", source)
    assert not Document.objects.filter(kind="topic").exists()


def test_texts_that_no_database_holds_are_kept_as_far_as_they_go(deliver, find):
    reply = PostFactory(body="before")
    Post.objects.filter(pk=reply.pk).update(
        html=f"<p>lantern \ud800 {'word ' * 200_000}</p>".replace("\ud800", "\u0001")
    )
    deliver()
    assert find("lantern").count == 1
    assert len(Document.objects.get(kind="reply").text) <= 60_000


def test_new_words_are_learned_for_spelling(deliver):
    TopicFactory(body="a quixotic plan for v2 東京")
    deliver()
    learned = ShortForm.objects.values("word_id")
    words = set(Word.objects.filter(pk__in=learned).values_list("word", flat=True))
    assert "quixotic" in words
    assert not {"v2", "東京", "a"} & words


def test_the_command_brings_search_up_to_date_and_says_so(capsys, find):
    topic = TopicFactory(title="A lantern")
    call_command("catch_up_search")
    assert f"{Document.objects.count()} things looked at, 0 that are gone" in capsys.readouterr().out
    Post.objects.filter(topic=topic).update(html="<p>changed by moonlight</p>")
    call_command("catch_up_search")
    assert find("moonlight", as_typed=True).count == 0
    call_command("catch_up_search", "--again")
    assert find("moonlight", as_typed=True).count == 1
