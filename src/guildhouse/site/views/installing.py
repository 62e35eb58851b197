"""What browsers ask for by themselves: the manifest that lets one install the house, and the icon."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guildhouse.members.queries import find_community

PAPER = "#fcf9f4"  # --paper in light; a manifest cannot read styles


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def show_manifest(_request: HttpRequest) -> JsonResponse:
    community = find_community()
    name = community.name
    own = [
        {"src": community.logo_url(side), "sizes": f"{side}x{side}", "type": "image/png", "purpose": "any"}
        for side in (192, 512)
    ]  # fmt: skip
    icons = (
        own
        if community.logo
        else [
            {"src": static("icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"icons/app-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ),
        ]
    )
    manifest = {
        "id": "/", "name": name, "short_name": name, "start_url": "/", "scope": "/", "display": "standalone",
        "background_color": PAPER, "theme_color": PAPER, "icons": icons,
    }  # fmt: skip
    return JsonResponse(manifest, content_type="application/manifest+json")


@login_not_required
@require_safe
def show_icon(_request: HttpRequest) -> HttpResponseRedirect:
    """Browsers ask for this name when a page names no icon."""
    return HttpResponseRedirect(find_community().logo_url() or static("icons/app-192.png"))
