"""From a row to a record, kind by kind."""

from __future__ import annotations

from collections.abc import Callable

from guildhouse.formats.stackexchange import kinds, reasons
from guildhouse.formats.stackexchange.fields import Fields, UnusableRowError
from guildhouse.formats.stackexchange.records import Comment, HistoryEntry, Post, PostLink, Record, Tag, User


def parse_user(row: Fields) -> User:
    number = row.required_id()
    name = row.text("DisplayName").strip()
    if not name:
        row.note(reasons.NO_NAME)
    return User(
        id=number,
        name=name,
        created=row.created("LastAccessDate"),
        about=row.text("AboutMe"),
        location=row.text("Location").strip(),
        website=row.text("WebsiteUrl").strip(),
        account_id=row.reference("AccountId"),
    )


def parse_post(row: Fields) -> Post:
    number, kind = row.required_id(), row.kind("PostTypeId")
    if kind not in kinds.OTHER_POSTS and kind not in {kinds.QUESTION, kinds.ANSWER}:
        raise UnusableRowError(reasons.UNKNOWN_POST_KIND, kind=kind)
    created = row.created("LastEditDate", "LastActivityDate", "ClosedDate")
    return Post(
        id=number,
        kind=kind,
        parent_id=row.reference("ParentId"),
        accepted_id=row.reference("AcceptedAnswerId"),
        created=created,
        score=row.count("Score"),
        views=max(row.count("ViewCount"), 0),
        body=_body(row, kind),
        author_id=row.reference("OwnerUserId"),
        author_name=row.text("OwnerDisplayName").strip(),
        editor_id=row.reference("LastEditorUserId"),
        editor_name=row.text("LastEditorDisplayName").strip(),
        edited=row.moment("LastEditDate"),
        active=row.moment("LastActivityDate") or created,
        title=_title(row, kind),
        tags=row.tags(),
        closed=row.moment("ClosedDate"),
        community_owned=row.moment("CommunityOwnedDate"),
        licence=row.text("ContentLicense").strip(),
    )


def _body(row: Fields, kind: int) -> str:
    body = row.text("Body")
    if not body.strip() and kind not in kinds.OTHER_POSTS:
        row.note(reasons.NO_BODY)
    return body


def _title(row: Fields, kind: int) -> str:
    title = row.text("Title").strip()
    if not title and kind == kinds.QUESTION:
        row.note(reasons.NO_TITLE)
    return title


def parse_comment(row: Fields) -> Comment:
    return Comment(
        id=row.required_id(),
        post_id=row.post(),
        score=row.count("Score"),
        text=_comment_text(row),
        created=row.created(),
        author_id=row.reference("UserId"),
        author_name=row.text("UserDisplayName").strip(),
        licence=row.text("ContentLicense").strip(),
    )


def _comment_text(row: Fields) -> str:
    text = row.text("Text").strip()
    if not text:
        row.note(reasons.NO_BODY)
    return text


def parse_entry(row: Fields) -> HistoryEntry:
    return HistoryEntry(
        id=row.required_id(),
        kind=row.kind("PostHistoryTypeId"),
        post_id=row.post(),
        created=row.created(),
        author_id=row.reference("UserId"),
        author_name=row.text("UserDisplayName").strip(),
        text=row.text("Text"),
        comment=row.text("Comment").strip(),
        revision=row.text("RevisionGUID").strip(),
        licence=row.text("ContentLicense").strip(),
    )


def parse_link(row: Fields) -> PostLink:
    number, kind = row.required_id(), row.kind("LinkTypeId")
    if kind not in kinds.LINKS:
        raise UnusableRowError(reasons.UNKNOWN_LINK_KIND, kind=kind)
    return PostLink(number, row.post(), row.post("RelatedPostId"), kind, row.created())


def parse_tag(row: Fields) -> Tag:
    number, name = row.required_id(), row.text("TagName").strip()
    if not name:
        raise UnusableRowError(reasons.NO_KIND, name="TagName")
    return Tag(number, name, row.count("Count"), row.reference("ExcerptPostId"), row.reference("WikiPostId"))


PARSERS: dict[str, Callable[[Fields], Record]] = {
    "Users": parse_user,
    "Tags": parse_tag,
    "Posts": parse_post,
    "Comments": parse_comment,
    "PostLinks": parse_link,
    "PostHistory": parse_entry,
}
