"""Atom feeds of everything, of a space, of a topic. Spaces that are not open have none."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guildhouse.discussions.models import Post
from guildhouse.discussions.queries.feeds import newest_posts, public_topics
from guildhouse.discussions.queries.topic_page import find_topic
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest
from guildhouse.members.queries import find_community
from guildhouse.spaces.queries import find_space


@login_not_required
@require_GET
def feed_of_all(request: HouseRequest) -> HttpResponse:
    return _feed(request, find_community().name, "/topics/", public_topics())


@login_not_required
@require_GET
def feed_of_space(request: HouseRequest, slug: str) -> HttpResponse:
    space = find_space(None, slug).space
    if not space.is_open:
        raise NotFound(_("This space has no feed."))
    return _feed(request, space.name, space.get_absolute_url(), public_topics(space))


@login_not_required
@require_GET
def feed_of_topic(request: HouseRequest, topic_id: int) -> HttpResponse:
    """Found as a visitor would, whoever asks: a feed's address is passed on."""
    topic, _access = find_topic(None, topic_id)
    return _feed(request, topic.title, topic.get_absolute_url(), newest_posts(topic))


def _feed(request: HouseRequest, title: str, address: str, posts: Iterable[Post]) -> HttpResponse:
    posts = list(posts)
    newest = max((post.edited_at or post.created_at for post in posts), default=None)
    mark = quote_etag(f"{newest.timestamp() if newest else 0}-{len(posts)}")
    unchanged = get_conditional_response(request, etag=mark, last_modified=int(newest.timestamp()) if newest else None)
    response = unchanged or HttpResponse(
        _write(request, title, address, posts), content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = mark
    if newest:
        response["Last-Modified"] = http_date(newest.timestamp())
    return response


def _write(request: HouseRequest, title: str, address: str, posts: list[Post]) -> str:
    here = settings.SITE_ADDRESS
    feed = Atom1Feed(title=title, link=here + address, description="", feed_url=here + request.path)
    for post in posts:
        name = post.pseudonym or post.author.name
        feed.add_item(
            title=post.topic.title,
            link=here + post.get_absolute_url(),
            description=post.html,
            author_name=name,
            pubdate=post.created_at,
            updateddate=post.edited_at or post.created_at,
            unique_id=f"{here}{post.get_absolute_url()}",
        )
    return feed.writeString("utf-8")
