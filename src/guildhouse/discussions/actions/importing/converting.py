"""Imported HTML becomes Markdown where the page stays the same; elsewhere the HTML stays until somebody edits it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction

from guildhouse.discussions.actions.importing.words import NOWHERE
from guildhouse.discussions.models import Post
from guildhouse.kernel.markdown import (
    RENDERER_VERSION,
    TextTooLong,
    clean_text,
    from_html,
    render,
    same_rendering,
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What becomes of some posts: their new texts with the HTML of these, and how many were looked at."""

    last_id: int
    looked_at: int
    texts: list[tuple[Post, str, str]]


def prepare_conversion(source: str, *, after: int, limit: int) -> Conversion | None:
    """The slow part, for the next posts that are still HTML; None when there are no more behind `after`."""
    rows = Post.objects.filter(source=source, format=Post.Format.HTML, pk__gt=after).order_by("pk")
    posts = list(rows.only("pk", "version", "format", "body", "html", "source_address")[:limit])
    if not posts:
        return None
    texts = [(post, *found) for post in posts if (found := _convert(post))]
    return Conversion(posts[-1].pk, len(posts), texts)


@transaction.atomic
def store_conversion(conversion: Conversion) -> int:
    """Answers how many posts are Markdown now; one that somebody has edited meanwhile is left alone."""
    return sum(_store(post, text, html) for post, text, html in conversion.texts)


def count_html(source: str) -> int:
    return Post.objects.filter(source=source, format=Post.Format.HTML).count()


def text_to_edit(post: Post) -> str:
    """What an editor is shown: Markdown, made from the HTML where it is still that."""
    if post.format == Post.Format.MARKDOWN:
        return post.body
    return from_html(post.body, base=_base_of(post)).strip()


def _convert(post: Post) -> tuple[str, str] | None:
    """The text and what it renders to, when a reader sees no difference."""
    try:
        text = clean_text(from_html(post.body, base=_base_of(post))).strip()
        html = render(text)
    except TextTooLong:
        return None
    return (text, html) if same_rendering(html, post.html) else None


def _base_of(post: Post) -> str:
    """What relative links in it belong to: the site it came from, or no page at all where nobody knows that."""
    parts = urlsplit(post.source_address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else NOWHERE


def _store(post: Post, text: str, html: str) -> int:
    untouched = Post.objects.filter(pk=post.pk, version=post.version, format=Post.Format.HTML)
    return untouched.update(body=text, html=html, format=Post.Format.MARKDOWN, renderer=RENDERER_VERSION)
