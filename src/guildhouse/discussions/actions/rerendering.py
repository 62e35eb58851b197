"""Rendering stored posts again when the renderer has learned something; readers never wait for it."""

from collections.abc import Iterator

from django.db import transaction

from guildhouse.discussions.actions.writing import render_body
from guildhouse.discussions.models import Post
from guildhouse.kernel.markdown import RENDERER_VERSION

BATCH = 200


def stale_posts() -> int:
    return Post.objects.filter(format=Post.Format.MARKDOWN, renderer__lt=RENDERER_VERSION).count()


def rerender_posts() -> Iterator[int]:
    """Batch after batch, oldest first; yields how many are done. A post edited meanwhile keeps what its editor made."""
    done, last = 0, 0
    while batch := list(
        Post.objects.filter(format=Post.Format.MARKDOWN, renderer__lt=RENDERER_VERSION, pk__gt=last)
        .select_related("topic__space")
        .order_by("pk")[:BATCH]
    ):
        with transaction.atomic():
            for post in batch:
                html = render_body(post.body, post.topic.space)
                Post.objects.filter(pk=post.pk, version=post.version).update(html=html, renderer=RENDERER_VERSION)
        last, done = batch[-1].pk, done + len(batch)
        yield done
