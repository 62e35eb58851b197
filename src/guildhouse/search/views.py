"""The page of results, and what the palette shows while one types."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.navigation import shown_places
from guildhouse.kernel.throttle import client_network, throttle
from guildhouse.search.actions.noting import note_missed_search
from guildhouse.search.analysis.query import LONGEST_QUERY, parse_query
from guildhouse.search.forms import SearchAddress
from guildhouse.search.queries.results import MOST_COUNTED, Choice, Hit, Results
from guildhouse.search.queries.searching import Wishes, search
from guildhouse.search.queries.similar import find_similar

PALETTE = 8
ICONS = {
    "member": "user",
    "space": "messages-square",
    "question": "circle-help",
    "answer": "reply",
    "reply": "reply",
    "manual": "book-open",
}
_A_MINUTE, _MOST_A_MINUTE = timedelta(minutes=1), 120  # searches of visitors from one network
Option = tuple[str, str, bool, int | None]


@login_not_required
@require_GET
def show_results(request: HouseRequest) -> HttpResponse:
    asked = SearchAddress.read(request.GET)
    query = asked.query()
    _bound_visitors(request)
    results = search(query, Wishes(request.member, asked.page, translation.get_language() or "", asked.as_typed))
    words = " ".join([*query.words, *query.phrases])
    if request.member and not results.count and asked.page == 1 and not asked.is_narrowed:
        note_missed_search(words)
    return render(request, "search/results.html", {
        "asked": asked,
        "results": results,
        "words": words,
        "said_count": say_count(results),
        "facets": list_facets(asked, results),
        "is_asked": query.asks_for_words or query.has_filters,
    }, block="results")  # fmt: skip


@login_not_required
@require_GET
def show_palette(request: HouseRequest) -> HttpResponse:
    """Places whose name begins with what is typed, then the best of what is found."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    query = parse_query(typed)
    if query.asks_for_words:
        _bound_visitors(request)
    language = translation.get_language() or ""
    results = search(query, Wishes(request.member, 1, language, page_size=PALETTE, with_facets=False))
    all_address = SearchAddress(words=typed).write()
    return render(request, "search/palette.html", {
        "places": list_places(request, typed.strip().casefold()),
        "hits": [(_plain(hit), hit.address, ICONS.get(hit.kind, "message-square"), _note(hit)) for hit in results.hits],
        "all": [(say_count(results), all_address, "search", "")] if results.count > PALETTE else [],
        "nothing": _("Nothing found. Enter searches with more room.") if query.asks_for_words else "",
    })  # fmt: skip


@require_GET
def show_similar(request: MemberRequest) -> HttpResponse:
    """What may already say it, while somebody writes a title."""
    title, space = request.GET.get("title", "")[:LONGEST_QUERY], request.GET.get("space", "")[:60]
    hits = find_similar(title, request.member, translation.get_language() or "", space=space)
    return render(request, "search/similar.html", {"hits": hits})


def list_places(request: HouseRequest, typed: str) -> list[tuple[str, str, str, str]]:
    member = request.member
    shown = shown_places(is_member=member is not None, is_host=member is not None and member.is_host)
    found = ((str(place.label), place.address, place.icon, "") for place in shown)
    return [place for place in found if any(word.startswith(typed) for word in place[0].casefold().split())][:PALETTE]


def say_count(results: Results) -> str:
    if results.has_more:
        return _("More than %(count)s results") % {"count": formats.number_format(MOST_COUNTED, force_grouping=True)}
    said = ngettext("%(count)s result", "%(count)s results", results.count)
    return said % {"count": formats.number_format(results.count, force_grouping=True)}


def list_facets(asked: SearchAddress, results: Results) -> list[tuple[str, list[Option]]]:
    """What can be chosen, as (words, address, chosen, how many); a link keeps everything else of the search."""
    answered = [("", _("Either")), ("yes", _("Answered")), ("no", _("Unanswered"))]
    periods = [("", _("Any time")), ("year", _("This past year")), ("month", _("This past month"))]
    facets: list[tuple[str, list[Option]]] = [
        (_("Kind"), _choices(asked, results, "kinds", _("All kinds"), results.kinds)),
        (_("Space"), _choices(asked, results, "spaces", _("All spaces"), results.spaces)),
        (_("By"), _choices(asked, results, "authors", _("Everyone"), results.authors)),
        (
            _("Questions"),
            [(label, asked.write(answered=value), asked.answered == value, None) for value, label in answered],
        ),
        (
            _("When"),
            [
                (label, asked.write(after=asked.since(name), before=""), asked.period == name, None)
                for name, label in periods
            ],
        ),
    ]
    has_questions = asked.answered or any(choice.value == "question" for choice in results.kinds)
    return [
        (label, options) for label, options in facets if len(options) > 1 and (label != _("Questions") or has_questions)
    ]


def _choices(asked: SearchAddress, results: Results, name: str, everything: str, choices: list[Choice]) -> list[Option]:
    """All, then what the results hold; the one chosen stays even when nothing is left of it."""
    chosen = getattr(asked, name)
    options: list[Option] = [(everything, asked.write(**{name: ()}), not chosen, None)]
    missing = [Choice(value, value, 0) for value in chosen if value not in {choice.value for choice in choices}]
    for choice in [*choices, *missing]:
        count = None if results.has_more else choice.count
        options.append((choice.label, asked.write(**{name: (choice.value,)}), choice.value in chosen, count))
    return options


def _bound_visitors(request: HouseRequest) -> None:
    if request.member is None:
        throttle(f"search:{client_network(request)}", limit=_MOST_A_MINUTE, per=_A_MINUTE)


def _note(hit: Hit) -> str:
    """Where it stands, or what it is when it is a place or a person itself."""
    return hit.label if hit.kind in {"space", "member", "manual"} else hit.space or hit.label


def _plain(hit: Hit) -> str:
    return "".join(text for text, _is_hit in hit.title)
