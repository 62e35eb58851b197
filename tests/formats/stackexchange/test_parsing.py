"""From attributes to records: what every field becomes, and what is said when it can't be what it should."""

from datetime import UTC, datetime

import pytest

from guildhouse.formats.stackexchange import reasons
from guildhouse.formats.stackexchange.fields import EARLIEST, Fields, UnusableRowError
from guildhouse.formats.stackexchange.parsing import PARSERS


def parse(kind, **attributes):
    fields = Fields(attributes)
    return PARSERS[kind](fields), [reason for reason, _ in fields.notes]


POST = {"Id": "1", "PostTypeId": "1", "CreationDate": "2018-02-06T20:19:50.957", "Title": "Why", "Body": "<p>a</p>"}


def test_post_with_everything():
    post, notes = parse(
        "Posts",
        **POST,
        AcceptedAnswerId="2",
        Score="-8",
        ViewCount="172",
        OwnerUserId="-1",
        OwnerDisplayName="user23",
        LastEditorUserId="4",
        LastEditorDisplayName="Ed",
        LastEditDate="2018-02-07T00:00:00",
        LastActivityDate="2018-02-08T00:00:00.5",
        Tags="<a><c++>",
        ClosedDate="2019-01-01T00:00:00.000",
        CommunityOwnedDate="2019-01-02T00:00:00.000",
        ContentLicense="CC BY-SA 4.0",
        SomethingNew="2",
    )
    assert notes == []
    assert (post.score, post.views, post.accepted_id, post.author_id, post.author_name) == (-8, 172, 2, -1, "user23")
    assert post.created == datetime(2018, 2, 6, 20, 19, 50, 957000, tzinfo=UTC)
    assert post.edited == datetime(2018, 2, 7, tzinfo=UTC)
    assert post.tags == ("a", "c++")
    assert (post.licence, post.editor_name) == ("CC BY-SA 4.0", "Ed")
    assert post.closed
    assert post.community_owned


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("<discussion><on-topic>", ("discussion", "on-topic")),
        ("|discussion|on-topic|", ("discussion", "on-topic")),
        ("<c#><.net><c#>", ("c#", ".net")),
        ("", ()),
        ("<>", ()),
        ("<français>", ("français",)),
    ],
)
def test_tags_of_both_notations(written, tags):
    assert parse("Posts", **POST, Tags=written)[0].tags == tags


@pytest.mark.parametrize(
    "written", ["2018-02-06T20:19:50", "2018-02-06T20:19:50.000", "2018-02-06T20:19:50Z", "2018-02-06T22:19:50+02:00"]
)
def test_dates_of_every_notation_are_utc(written):
    assert parse("Posts", **POST | {"CreationDate": written})[0].created == datetime(2018, 2, 6, 20, 19, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "2018-02-30T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "0001-01-02T00:00:00",
        "9999-12-31T23:59:59",
        "9" * 300,
    ],
)
def test_dates_that_are_none_are_noted_and_stood_in_for(written):
    post, notes = parse("Posts", **POST | {"CreationDate": written}, LastActivityDate="2020-01-01T00:00:00")
    assert post.created == datetime(2020, 1, 1, tzinfo=UTC)
    assert notes == [reasons.NOT_A_DATE, reasons.NO_DATE]


def test_date_that_nothing_tells_is_the_first_day():
    post, notes = parse("Posts", Id="1", PostTypeId="2", Body="<p>a</p>")
    assert post.created == post.active == EARLIEST
    assert notes == [reasons.NO_DATE]


@pytest.mark.parametrize("written", ["many", "1.5", "9" * 30, "9" * 5000, "0x1"])
def test_numbers_that_are_none_are_noted(written):
    post, notes = parse("Posts", **POST, Score=written)
    assert post.score == 0
    assert notes == [reasons.NOT_A_NUMBER]


def test_empty_references_are_simply_absent():
    post, notes = parse("Posts", **POST, OwnerUserId="")
    assert post.author_id is None
    assert notes == []


@pytest.mark.parametrize("kind", ["Users", "Posts", "Comments", "PostLinks", "PostHistory", "Tags"])
@pytest.mark.parametrize("number", [{}, {"Id": ""}, {"Id": "x"}])
def test_nothing_is_kept_without_an_id(kind, number):
    with pytest.raises(UnusableRowError) as unusable:
        parse(kind, **number)
    assert unusable.value.reason == reasons.NO_ID


def test_unknown_kinds_are_left_out_by_name():
    with pytest.raises(UnusableRowError) as post:
        parse("Posts", **POST | {"PostTypeId": "99"})
    with pytest.raises(UnusableRowError) as link:
        parse("PostLinks", Id="1", PostId="1", RelatedPostId="2", LinkTypeId="7")
    assert (post.value.reason, link.value.reason) == (reasons.UNKNOWN_POST_KIND, reasons.UNKNOWN_LINK_KIND)


@pytest.mark.parametrize("kind", [3, 4, 5, 6, 7, 8, 17])
def test_posts_that_are_no_conversation_may_lack_title_and_body(kind):
    post, notes = parse("Posts", Id="1", PostTypeId=str(kind), CreationDate="2018-02-06T20:19:50", Body="")
    assert post.kind == kind
    assert notes == []


def test_missing_title_and_body_are_noted_and_the_post_kept():
    post, notes = parse("Posts", Id="1", PostTypeId="1", CreationDate="2018-02-06T20:19:50")
    assert (post.title, post.body) == ("", "")
    assert notes == [reasons.NO_BODY, reasons.NO_TITLE]


def test_newlines_are_one_kind():
    assert parse("Posts", **POST | {"Body": "a\r\nb\rc\n"})[0].body == "a\nb\nc\n"


def test_comment_without_an_account_keeps_the_name():
    comment, notes = parse(
        "Comments", Id="1", PostId="2", Text=" hi ", CreationDate="2018-02-06T20:19:50", UserDisplayName="user23"
    )
    assert (comment.author_id, comment.author_name, comment.text) == (None, "user23", "hi")
    assert notes == []


@pytest.mark.parametrize("kind", ["Comments", "PostHistory"])
def test_what_belongs_to_no_post_is_left_out(kind):
    with pytest.raises(UnusableRowError) as unusable:
        parse(kind, Id="1", PostHistoryTypeId="2")
    assert unusable.value.reason == reasons.NO_POST


def test_history_of_every_kind_is_kept():
    entry, notes = parse(
        "PostHistory", Id="1", PostId="2", PostHistoryTypeId="777", CreationDate="2018-02-06T20:19:50", UserId="-1"
    )
    assert (entry.kind, entry.text) == (777, "")
    assert notes == []


def test_person_without_a_name_is_noted():
    person, notes = parse("Users", Id="5", CreationDate="2018-02-06T20:19:50", DisplayName="  ")
    assert person.name == ""
    assert notes == [reasons.NO_NAME]
