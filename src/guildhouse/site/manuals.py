"""The manual inside: pages that stand beside their rooms, read once, in the reader's language or else in English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from PIL import Image

from guildhouse.kernel.markdown import plain_text, render
from guildhouse.kernel.ports.reading import find_reader

INDEX = "/manual/"
WRITTEN_IN = "en"
PICTURES = Path(settings.PACKAGE) / "static"
GROUPS = {
    "coming": _("Coming in"),
    "talk": _("Asking and answering"),
    "people": _("People"),
    "together": _("Doing and deciding together"),
    "hosts": _("For hosts"),
    "house": _("For whoever runs the house"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPage:
    """`address` is the page of the house it speaks of, `routes` the names of those that lead here.

    `shot` says how its picture is taken (tests/journeys/shots.py); `text` is its words as they are found.
    """

    name: str
    room: str
    language: str
    group: str
    order: int
    address: str
    routes: tuple[str, ...]
    is_for_hosts: bool
    shot: str
    title: str
    about: str
    picture: str
    html: str
    text: str

    @property
    def own_address(self) -> str:
        return f"{INDEX}{self.name}/"

    @property
    def id(self) -> int:
        """Of its words, so that a page that was changed is another thing to be found."""
        return crc32(f"{self.language} {self.name} {self.title}\n{self.text}".encode())


@dataclass(frozen=True, slots=True)
class Picture:
    """`file` is its name among the static files; sizes in pixels of the page, half of what the file holds."""

    file: str
    words: str
    width: int
    height: int


def find_page(name: str) -> ManualPage | None:
    """In the language spoken now; in English where nobody has written it in that."""
    spoken = read_manual().get(name)
    return spoken.get(spoken_language(), spoken[WRITTEN_IN]) if spoken else None


def list_pages() -> list[ManualPage]:
    return [page for name in read_manual() if (page := find_page(name))]


def search_pages(asked: str) -> list[ManualPage]:
    """Those that hold all words asked for, read as the one search reads them; all of them when nothing is asked."""
    mark = find_reader(asked, spoken_language())
    return [page for page in list_pages() if mark is None or mark(f"{page.title}\n{page.text}")]


def find_help(route: str | None) -> str:
    """Where the manual speaks of the page of this route; its index where none does."""
    name = _pages_by_route().get(route or "")
    return f"{INDEX}{name}/" if name else INDEX


def spoken_language() -> str:
    return (translation.get_language() or WRITTEN_IN).partition("-")[0]


@cache
def find_picture(page: ManualPage) -> Picture | None:
    """Taken in the page's own language; the English one where there is no such."""
    for language in (page.language, WRITTEN_IN):
        file = f"manual/{language}/{page.name}.webp"
        if page.shot and (PICTURES / file).exists():
            with Image.open(PICTURES / file) as drawn:
                return Picture(file, page.picture, drawn.width // 2, drawn.height // 2)
    return None


@cache
def read_manual() -> Mapping[str, Mapping[str, ManualPage]]:
    """All pages by name, in the order of the index, each by language."""
    pages = sorted(_read_all(), key=lambda page: (list(GROUPS).index(page.group), page.order, page.name))
    return {page.name: _with_translations(page) for page in pages}


@cache
def _pages_by_route() -> Mapping[str, str]:
    return {route: page[WRITTEN_IN].name for page in read_manual().values() for route in page[WRITTEN_IN].routes}


def _read_all() -> Iterator[ManualPage]:
    for room in settings.ROOMS:
        short = room.rpartition(".")[2]
        for path in sorted((settings.PACKAGE / short / "manual" / WRITTEN_IN).glob("*.md")):
            said = _read_file(path)
            yield ManualPage(
                name=path.stem,
                room=short,
                language=WRITTEN_IN,
                group=said["group"],
                order=int(said["order"]),
                address=said["address"],
                routes=tuple(said.get("routes", "").split()),
                is_for_hosts=said.get("for") == "hosts",
                shot=said.get("shot", ""),
                title=said["title"],
                about=said["about"],
                picture=said.get("picture", ""),
                html=said["html"],
                text=said["text"],
            )


def _with_translations(page: ManualPage) -> dict[str, ManualPage]:
    spoken = {WRITTEN_IN: page}
    for code, _name in settings.LANGUAGES:
        path = settings.PACKAGE / page.room / "manual" / code / f"{page.name}.md"
        if code != WRITTEN_IN and path.exists():
            said = _read_file(path)
            spoken[code] = replace(
                page,
                language=code,
                title=said["title"],
                about=said["about"],
                picture=said.get("picture", ""),
                html=said["html"],
                text=said["text"],
            )
    return spoken


def _read_file(path: Path) -> dict[str, str]:
    """What stands between the two lines of dashes, a `key: value` on each line; `html` and `text` are of the words below."""
    head, _dashes, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    said, html = dict(line.split(": ", 1) for line in head.splitlines()), render(body)
    return {**said, "html": html, "text": f"{said['about']}\n{plain_text(html)}"}
