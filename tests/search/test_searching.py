"""Search as a member meets it: what is found, how it is narrowed, and what happens when nothing is."""

import pytest
from django.utils import timezone

from guildhouse.discussions.models import Post
from guildhouse.search.actions.indexing import index_things
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory


@pytest.fixture
def asked(db, deliver):
    topic = TopicFactory(
        title="How do you say no to a good idea?",
        body="Our roadmap is full of mentoring programmes.",
        kind="question",
        tags=["saying-no"],
    )
    PostFactory(topic=topic, body="By asking what the initiative is for. Kanbanize it.")
    deliver()
    return topic


def test_a_topic_is_found_by_its_title_and_by_its_text(asked, titles):
    assert titles("idea roadmaps") == ["How do you say no to a good idea?"]


def test_a_reply_is_found_with_the_title_of_its_topic(asked, find):
    (hit,) = find("idea initiatives").hits
    assert (hit.kind, hit.label) == ("reply", "Answer")
    assert ("initiative", True) in hit.snippet


def test_the_topic_comes_before_its_replies(asked, find):
    assert [hit.kind for hit in find("good idea").hits] == ["topic", "reply"]


def test_the_last_word_is_also_a_beginning(asked, titles):
    assert titles("roadm")
    assert titles("initiat")
    assert not titles('"roadm"')


def test_a_phrase_wants_its_words_side_by_side(asked, find):
    assert not find('"good idea"').loosened
    assert not find('"no to a good idea"').loosened
    apart = find('"idea good"')
    assert (apart.loosened, apart.count) == (True, 2)


def test_a_word_with_a_minus_is_not_in_the_results(asked, find):
    assert find("idea").count == 2
    assert find("idea -kanbanize").count == 1
    assert find('idea -"mentoring programmes"').count == 1


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ("kind:question", 1),
        ("kind:answer", 1),
        ("kind:topic", 1),
        ("kind:reply", 1),
        ("kind:question kind:answer", 2),
        ("kind:experience", 0),
        ("is:unanswered", 1),
        ("is:answered", 0),
        ("tag:saying-no", 1),
        ("tag:Saying-No", 1),
        ("tag:other", 0),
        ("after:2020-01-01", 2),
        ("before:2020-01-01", 0),
        ("author:nobody-here", 0),
        ("in:nowhere", 0),
    ],
)
def test_filters_narrow(asked, find, narrowed, count):
    assert find(f"idea {narrowed}").count == count
    assert find(narrowed).count == count  # and work without any word


def test_filters_by_space_author_and_day_narrow(asked, find):
    me = MemberFactory()
    reply = PostFactory(topic=asked, by=me, body="An idea of mine.")
    Post.objects.filter(pk=reply.pk).update(created_at=timezone.make_aware(timezone.datetime(2024, 2, 29, 12)))
    index_things([("reply", reply.pk)])
    assert find(f"idea author:{me.handle}").count == 1
    assert find("idea author:me", me).count == 1
    assert find(f"idea in:{asked.space.slug}").count == 3
    assert find("idea after:2024-02-29 before:2024-03-01").count == 1
    assert find("idea after:2024-03-01 before:2024-03-02").count == 0
    assert find("idea before:2024-02-29").count == 0


def test_results_say_what_they_can_be_narrowed_to(asked, find):
    results = find("idea")
    assert {choice.value: choice.count for choice in results.kinds} == {"question": 1, "answer": 1}
    assert [(choice.label, choice.value, choice.count) for choice in results.spaces] == [
        (asked.space.name, asked.space.slug, 2)
    ]


def test_a_mistyped_word_is_answered_by_the_nearest_one(asked, find):
    results = find("raodmap mentoring")
    assert results.respelled == "roadmap mentoring"
    assert results.count == 1
    assert find("raodmap mentoring", as_typed=True).respelled == ""


def test_when_nothing_has_all_the_words_what_has_some_is_shown(asked, find):
    results = find("roadmap zzzzqqqqzz")
    assert results.loosened
    assert results.count == 1
    either = find("kanbanize mentoring", as_typed=True)
    assert either.loosened
    assert either.count == 2


def test_what_is_nowhere_is_not_found(asked, find):
    results = find("zzzzqqqqzz")
    assert (results.count, results.hits, results.loosened, results.respelled) == (0, [], False, "")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "!!!",
        "…",
        '""',
        "-idea",
        "👩‍👩",
        "'; DROP TABLE search_document; --",
        "a" * 500,
        "* NEAR( ) : ^",
        "\0",
    ],
)
def test_odd_queries_are_answered(asked, find, typed):
    assert find(typed).count in {0, 1, 2}


def test_stop_words_alone_are_looked_for(asked, find):
    assert find("what is it").count == 1


def test_words_are_found_in_the_language_of_their_space_and_without_accents(db, deliver, find):
    TopicFactory(space=SpaceFactory(language="fr"), title="Les données utilisées", body="Créées hier.")
    deliver()
    for typed in ("utiliser", "utilisees", "creees", "donnée", "cré"):
        assert find(typed).count == 1, typed


def test_scripts_without_spaces_are_searched(db, deliver, find):
    TopicFactory(space=SpaceFactory(language="ja"), title="東京都の会議", body="白い犬がいる")
    deliver()
    for typed in ("東京", "京都の", "犬", "東"):
        assert find(typed).count == 1, typed
    assert find("都東").count == 0
    assert ("東京", True) in find("東京").hits[0].title


def test_pages_follow_each_other(db, deliver, find):
    topic = TopicFactory(title="Lantern")
    for number in range(24):
        PostFactory(topic=topic, body=f"lantern number {number}")
    deliver()
    first, second = find("lantern", page=1), find("lantern", page=2)
    assert (first.count, first.pages, len(first.hits), len(second.hits)) == (25, 2, 20, 5)
    assert not {hit.address for hit in first.hits} & {hit.address for hit in second.hits}
    assert find("lantern", page=99).page == 2


def test_queries_do_not_grow_with_the_results(db, deliver, find, django_assert_max_num_queries):
    member = MemberFactory()
    for number in range(30):
        PostFactory(body=f"lantern number {number}")
    deliver()
    with django_assert_max_num_queries(12):
        assert find("lantern numbe", member).count == 30
