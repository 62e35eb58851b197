"""Whole threads: their order, what hangs on each post, and threads that lost their question."""

import json

import pytest

from guildhouse.formats.stackexchange import Staging, open_source
from tests.factories.stackexchange import answer, comment, question, row, user, write_dump


@pytest.fixture
def stage(tmp_path):
    opened = []

    def build(**files):
        opened.append(Staging.build(open_source(write_dump(tmp_path / "dump", **files)), tmp_path / "work"))
        return opened[-1]

    yield build
    for staging in opened:
        staging.close()


def entry(number, post, kind, **attributes):
    return row(
        Id=number,
        PostId=post,
        PostHistoryTypeId=kind,
        **({"CreationDate": f"2020-01-0{number % 9 + 1}T00:00:00"} | attributes),
    )


def test_answers_stand_by_score_then_date_and_comments_by_date(stage):
    staging = stage(
        Posts=[
            question(1, AcceptedAnswerId=3),
            answer(2, 1, Score=5, CreationDate="2020-02-02T00:00:00"),
            answer(3, 1, Score=-1),
            answer(4, 1, Score=5, CreationDate="2020-02-01T00:00:00"),
        ],
        Comments=[
            comment(9, 2, CreationDate="2020-01-01T00:00:00"),
            comment(8, 2, CreationDate="2020-01-05T00:00:00"),
            comment(7, 1),
        ],
    )
    [thread] = staging.threads()
    assert [placed.post.id for placed in thread.posts] == [1, 4, 2, 3]
    assert [[note.id for note in placed.comments] for placed in thread.posts] == [[7], [], [9, 8], []]
    assert thread.accepted_id == 3


def test_threads_go_on_behind_the_last_one_seen(stage):
    staging = stage(Posts=[question(number) for number in range(1, 251)])
    assert [thread.id for thread in staging.threads()] == list(range(1, 251))
    assert [thread.id for thread in staging.threads(after=248)] == [249, 250]
    assert list(staging.threads(after=250)) == []


def test_answers_of_a_missing_question_make_a_thread_without_one(stage):
    staging = stage(Posts=[answer(5, 3), question(4), answer(6, 3)], Comments=[comment(1, 5), comment(2, 3)])
    first, second = staging.threads()
    assert (first.id, first.question, [placed.post.id for placed in first.posts]) == (3, None, [5, 6])
    assert [note.id for note in first.answers[0].comments] == [1]
    assert second.question.post.id == 4


def test_other_kinds_of_posts_make_no_threads(stage):
    staging = stage(
        Posts=[row(Id=1, PostTypeId=5, Body="wiki"), question(2), row(Id=3, PostTypeId=6, Body="me", ParentId=2)]
    )
    assert [[placed.post.id for placed in thread.posts] for thread in staging.threads()] == [[2]]


def test_history_tells_the_markdown_and_why_a_question_was_closed(stage):
    voted = json.dumps({"OriginalQuestionIds": [2], "Voters": [{"Id": -1}]})
    staging = stage(
        Posts=[question(1, ClosedDate="2020-05-05T00:00:00"), question(2)],
        PostHistory=[
            entry(1, 1, 2, Text="first\r\nwords"),
            entry(2, 1, 5, Text="*later* words", Comment="clearer"),
            entry(3, 1, 10, Comment="101", Text=voted),
            entry(4, 1, 50),
        ],
    )
    first, second = staging.threads()
    assert first.question.markdown == "*later* words"
    assert [item.kind for item in first.question.history] == [2, 5, 10, 50]
    assert (first.close_reason, first.duplicate_of) == ("duplicate", (2,))
    assert (second.close_reason, second.duplicate_of, second.question.markdown) == ("", (), None)


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", '{"OriginalQuestionIds": "x"}', '{"OriginalQuestionIds": ["2"]}', "[" * 100_000]
)
def test_odd_closing_votes_are_no_duplicates(stage, text):
    staging = stage(
        Posts=[question(1, ClosedDate="2020-05-05T00:00:00")], PostHistory=[entry(3, 1, 10, Comment="102", Text=text)]
    )
    [thread] = staging.threads()
    assert (thread.close_reason, thread.duplicate_of) == ("off-topic", ())


def test_reopened_question_is_not_closed(stage):
    voted = json.dumps({"OriginalQuestionIds": [2]})
    staging = stage(
        Posts=[question(1), question(2)], PostHistory=[entry(3, 1, 10, Comment="101", Text=voted), entry(4, 1, 11)]
    )
    first, _ = staging.threads()
    assert (first.close_reason, first.duplicate_of) == ("", ())


def test_links_come_with_the_thread_when_both_ends_are_there(stage):
    def link(number, post, other, kind):
        return row(Id=number, PostId=post, RelatedPostId=other, LinkTypeId=kind, CreationDate="2020-01-01T00:00:00")

    staging = stage(
        Posts=[question(1), question(2), answer(3, 1)],
        PostLinks=[link(1, 1, 2, 3), link(2, 3, 2, 1), link(3, 1, 99, 3), link(4, 2, 1, 1)],
    )
    first, second = staging.threads()
    assert [(item.post_id, item.related_id) for item in first.links] == [(1, 2), (3, 2)]
    assert [item.id for item in second.links] == [4]
    assert first.duplicate_of == (2,)


def test_people_and_tags_come_in_order(stage):
    staging = stage(
        Posts=[question(1)],
        Users=[user(2, "Bo", AboutMe="<p>hi</p>", Location=" Lyon "), user(-1, "Community")],
        Tags=[row(Id=1, TagName="c++", Count=3, ExcerptPostId=4)],
    )
    assert [(person.id, person.name) for person in staging.users()] == [(-1, "Community"), (2, "Bo")]
    assert [person.location for person in staging.users(after=-1)] == ["Lyon"]
    assert [(tag.name, tag.count, tag.excerpt_id) for tag in staging.tags()] == [("c++", 3, 4)]
