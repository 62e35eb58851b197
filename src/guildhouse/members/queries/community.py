"""The one community, as pages ask for it."""

from django.core.cache import cache

from guildhouse.members.models import Community, CommunityReview

COMMUNITY_KEY = "members.community"
COMMUNITY_FOR = 10


def find_community() -> Community:
    """The one community; a house without a row yet has the defaults. At most ten seconds old in other processes."""
    community: Community | None = cache.get(COMMUNITY_KEY)
    if community is None:
        community = Community.objects.filter(pk=1).first() or Community()
        cache.set(COMMUNITY_KEY, community, COMMUNITY_FOR)
    return community


def list_reviews(most: int = 10) -> list[CommunityReview]:
    """When hosts looked at the purpose, latest first."""
    return list(CommunityReview.objects.select_related("by")[:most])


def find_community_now() -> Community:
    """Past the cache, for whoever is about to change it."""
    return Community.objects.filter(pk=1).first() or Community()
