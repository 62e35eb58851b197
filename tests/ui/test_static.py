"""The stylesheets, scripts, fonts and vendored files: small, complete, without build step, right-to-left ready."""

import hashlib
import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from guildhouse.kernel.stylesheets import join_sheet, tighten

STATIC = Path(__file__).parents[2] / "src/guildhouse/static"
TEMPLATES = Path(__file__).parents[2] / "src/guildhouse"
SHEETS = sorted((STATIC / "css").rglob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|text-align:\s*(?:left|right))\s*:"
)
ONE_LINE_RULES = re.compile(r"/\*.*?\*/", re.DOTALL)


def rules(path):
    return ONE_LINE_RULES.sub("", path.read_text("utf-8"))


def own_layer(path):
    """The layer a sheet puts itself into as a whole."""
    found = re.fullmatch(r"\s*@layer (\w+) \{.*\}\s*", rules(path), re.DOTALL)
    return found[1] if found else ""


def test_stylesheet_as_served_stays_below_sixty_kilobytes():
    here = FileSystemStorage(STATIC)
    sources = {str(path.relative_to(STATIC)): (here, str(path.relative_to(STATIC))) for path in SHEETS}
    assert len(tighten(join_sheet("css/app.css", sources))) < 60_000


def test_every_stylesheet_is_imported_once_and_into_a_declared_layer():
    text = rules(STATIC / "css/app.css")
    layers = re.search(r"@layer ([\w, ]+);", text)[1].split(", ")
    imports = re.findall(r'@import url\("([\w/-]+\.css)"\)(?: layer\((\w+)\))?;', text)
    assert layers == ["reset", "tokens", "base", "layout", "components", "rooms", "utilities"]
    assert {layer or own_layer(STATIC / "css" / name) for name, layer in imports} <= set(layers)
    assert sorted(name for name, _layer in imports) == sorted(
        str(path.relative_to(STATIC / "css")) for path in SHEETS if path.name != "app.css"
    )


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_stylesheet_is_short_and_knows_no_left_and_right(path):
    assert len(path.read_text("utf-8").splitlines()) <= 200
    assert PHYSICAL.findall(rules(path)) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_is_short_and_needs_no_inline_code(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 100
    assert text.startswith("// ")
    assert not re.search(r"\beval\(|new Function|\.innerHTML\s*=|\.style\b|setAttribute\(\"style|document\.write", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_imports_what_is_there(path):
    for name in re.findall(r"""(?:from |import\(?)["'](\./[\w-]+\.js)["']""", path.read_text("utf-8")):
        assert (path.parent / name).is_file(), name


def test_templates_hold_no_inline_style_or_script():
    data = r'\stype="application/ld\+json">'  # no program; what search engines read
    wrong = re.compile(rf"\sstyle=|<style|<script(?![^>]*\ssrc=|{data})|\son[a-z]+=|javascript:")
    pages = [
        path for path in TEMPLATES.rglob("templates/**/*.html") if "mail" not in path.parts and "mail" not in path.name
    ]
    assert [str(path) for path in pages if wrong.search(path.read_text("utf-8"))] == []


def test_every_icon_the_code_names_is_in_the_sprite():
    """In templates `icon("…")` and `icon="…"`, in Python and in the demo's words `icon = "…"`."""
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons/sprite.svg").read_text("utf-8")))
    sources = [path for kind in ("html", "py", "toml") for path in TEMPLATES.rglob(f"*.{kind}")]
    naming = re.compile(r"""\bicon(?:\(| ?= ?)["']([a-z][\w-]*)["']""")
    named = {name for path in sources for name in naming.findall(path.read_text("utf-8"))}
    assert len(named) > 5
    assert named - drawn == set()


def test_preloaded_fonts_stay_below_a_hundred_and_twenty_kilobytes():
    head = (TEMPLATES / "templates/ui/head.html").read_text("utf-8")
    preloaded = re.findall(r'rel="preload" href="{{ static\("(fonts/[\w-]+\.woff2)"\) }}"', head)
    assert len(preloaded) == 2
    assert sum((STATIC / name).stat().st_size for name in preloaded) <= 120_000


def test_fonts_named_in_the_stylesheet_are_there():
    for name in re.findall(r'url\("\.\./(fonts/[\w-]+\.woff2)"\)', rules(STATIC / "css/fonts.css")):
        assert (STATIC / name).is_file()


def test_vendored_files_are_listed_with_their_hash():
    listed = (STATIC / "vendor/README.md").read_text("utf-8")
    tests = Path(__file__).parents[1] / "vendor"
    vendored = [*STATIC.glob("vendor/*.js"), *STATIC.glob("fonts/*.woff2"), *tests.glob("*.js")]
    assert len(vendored) > 8
    for path in vendored:
        assert path.name in listed
        assert hashlib.sha256(path.read_bytes()).hexdigest() in listed, path.name
