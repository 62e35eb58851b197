"""What stands around every page: the community's name, the places, the member, the words after an act."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from time import time
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token

from guildhouse.kernel.cards import can_draw
from guildhouse.kernel.colours import sheet_address
from guildhouse.kernel.live import live_token
from guildhouse.kernel.ports.navigation import shown_places
from guildhouse.kernel.ports.outward import Outward
from guildhouse.kernel.toasts import Toast, take_toasts
from guildhouse.kernel.words import describe_language
from guildhouse.members.models import Community, Member
from guildhouse.members.queries import find_community
from guildhouse.notifications.queries.notice_lists import count_unread
from guildhouse.site.manuals import find_help
from guildhouse.site.outward import describe_community
from guildhouse.site.ways import NavItem, Ways, lay_out, own_places

SAME_TOKEN_FOR = 600


class Face(NamedTuple):
    id: int
    name: str
    hue: int
    avatar_url: str
    headline: str


class Frame(NamedTuple):
    """What stands around a page, plain and hashable: pages of one member in one room share what was drawn of it."""

    community_name: str
    logo: str
    member: Face | None
    nav: tuple[NavItem, ...]
    craft_nav: tuple[NavItem, ...]
    bar: tuple[NavItem, ...]
    account: tuple[NavItem, ...]
    notices_count: int
    search_address: str = "/search/"
    notices_address: str = "/notices/"
    sign_out_address: str = "/accounts/logout/"
    theme_address: str = "/settings/theme/"


@dataclass
class Shell:
    """Computed piece by piece when a page asks, so that a fragment pays for nothing it does not show."""

    request: HttpRequest
    member: Member | None
    channels: list[str] = field(default_factory=list)

    @cached_property
    def _community(self) -> Community:
        return find_community()

    @property
    def community_name(self) -> str:
        return self._community.name

    @property
    def logo(self) -> str:
        return self._community.logo_url()

    @property
    def colour(self) -> str:
        """The address of the stylesheet of the community's hue, or empty for the house's own look."""
        hue = self._community.hue
        return "" if hue is None else sheet_address(hue)

    @property
    def is_found(self) -> bool:
        """Whether strangers may read, and so find, anything of this community but its door."""
        return self._community.is_public

    @property
    def is_joinable(self) -> bool:
        """Whether a stranger can come in, or ask to, without a member's invitation."""
        return self._community.joining != Community.Joining.INVITATION

    @property
    def site_address(self) -> str:
        return settings.SITE_ADDRESS

    def picture_of(self, one: Outward) -> str:
        """The address of the card of a page strangers may find."""
        card = one.card or describe_community(find_community())
        return card.address(self.community_name) if can_draw() else ""

    @cached_property
    def nav(self) -> tuple[NavItem, ...]:
        return self._ways.house

    @cached_property
    def craft_nav(self) -> tuple[NavItem, ...]:
        return self._ways.craft

    @cached_property
    def bar(self) -> tuple[NavItem, ...]:
        """Five places within the thumb, the first by order."""
        return self._ways.bar

    @cached_property
    def _ways(self) -> Ways:
        here, is_member = self.request.path, self.member is not None
        shown = shown_places(is_member=is_member, is_host=False)
        return lay_out(
            tuple(here == place.address if place.address == "/" else here.startswith(place.address) for place in shown),
            tuple(place.count(self.member) if place.count and self.member else 0 for place in shown),
            self.language,
            is_member=is_member,
        )

    @cached_property
    def account(self) -> tuple[NavItem, ...]:
        """What belongs to the member; hosts find their own places here too."""
        if self.member is None:
            return ()
        return own_places(self.member.get_absolute_url(), self.language, is_host=self.member.is_host)

    @cached_property
    def frame(self) -> Frame:
        member = self.member
        face = Face(member.pk, member.name, member.hue, member.avatar_url, member.headline) if member else None
        return Frame(
            self.community_name, self.logo, face, self.nav, self.craft_nav, self.bar, self.account, self.notices_count
        )

    @cached_property
    def help_address(self) -> str:
        """Where the manual speaks of this page."""
        found = self.request.resolver_match
        return find_help(found.url_name if found else None)

    @property
    def theme(self) -> str:
        return self.member.theme if self.member else ""

    @cached_property
    def language(self) -> str:
        return describe_language()["language"]

    @property
    def direction(self) -> str:
        return describe_language()["direction"]

    @cached_property
    def live_url(self) -> str:
        host = self.request.get_host().rsplit(":", 1)[0]
        return settings.LIVE_ADDRESS or f"http://{host}:{settings.LIVE_PORT}"

    @property
    def live_token(self) -> str:
        own = [f"member:{self.member.pk}"] if self.member else []
        return sign_channels((*own, *self.channels), int(time() // SAME_TOKEN_FOR))

    search_address = "/search/"
    notices_address = "/notices/"
    sign_out_address = "/accounts/logout/"
    theme_address = "/settings/theme/"

    @cached_property
    def notices_count(self) -> int:
        return count_unread(self.member) if self.member else 0

    @cached_property
    def toasts(self) -> list[Toast]:
        return take_toasts(self.request)


@lru_cache(maxsize=10_000)
def sign_channels(channels: tuple[str, ...], _period: int) -> str:
    """Signed anew every ten minutes; pages opened in between share the token."""
    return live_token(channels)


class PageToken:
    """The token of this page's forms, made once a page and only when a form asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def token(self) -> str:
        return get_token(self.request)

    def __str__(self) -> str:
        return self.token


class PageTokenInput:
    """The same token as a hidden field."""

    def __init__(self, page: PageToken) -> None:
        self.page = page

    def __html__(self) -> str:
        return f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.page}">'

    __str__ = __html__


def shell(request: HttpRequest) -> dict[str, Any]:
    token = PageToken(request)
    member = getattr(request, "member", None)
    return {"shell": Shell(request, member), "csrf_input": PageTokenInput(token), "csrf_token": token}
