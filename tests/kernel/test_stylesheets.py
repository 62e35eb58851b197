"""The stylesheet that production serves: one file with everything in its layer and every address still right."""

import hashlib
import json
import re

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.test import override_settings

from guildhouse.kernel.stylesheets import HouseStaticFiles, join_sheet, tighten

FILES = {
    "css/app.css": (
        '/* layers */\n@layer base, rooms;\n\n@import url("base.css") layer(base);\n'
        '@import url("rooms/one.css") layer(rooms);\n.last { color: red; }\n'
    ),
    "css/base.css": '@font-face { src: url("../fonts/a.woff2"); }\n',
    "css/rooms/one.css": (
        '@import url("../plain.css");\n'
        ".one { background: url('../../icons/x.svg#a'); mask: url(#m); cursor: url(data:image/png;base64,AA==) }\n"
    ),
    "css/plain.css": ".plain { list-style: url(/static/b.svg) }\n",
    "fonts/a.woff2": "font",
    "icons/x.svg": "<svg/>",
}


@pytest.fixture
def source(tmp_path):
    """A folder with the files above, as `collectstatic` hands them over: by name, with the storage they are in."""
    for name, text in FILES.items():
        (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / name).write_text(text)
    storage = StaticFilesStorage(location=tmp_path / "source")
    return {name: (storage, name) for name in FILES}


def test_imports_are_put_in_place_in_their_layers_and_order(source):
    text = join_sheet("css/app.css", source)
    assert "@import" not in text
    assert "/*" not in text
    order = [
        text.index(piece)
        for piece in ("@layer base, rooms;", "@layer base {", "@layer rooms {", ".plain", ".one", ".last")
    ]
    assert order == sorted(order)
    assert text.count("{") == text.count("}")


def test_addresses_are_right_from_where_the_one_sheet_stands(source):
    text = join_sheet("css/app.css", source)
    assert 'url("../fonts/a.woff2")' in text
    assert 'url("../icons/x.svg#a")' in text
    for untouched in ("url(#m)", "url(data:image/png;base64,AA==)", "url(/static/b.svg)"):
        assert untouched in text


def test_import_of_a_missing_file_stops_with_both_names(source):
    del source["css/plain.css"]
    with pytest.raises(ValueError, match=r"css/rooms/one\.css imports css/plain\.css, which is not there"):
        join_sheet("css/app.css", source)


def test_imports_in_a_circle_stop(source, tmp_path):
    (tmp_path / "source/css/plain.css").write_text('@import url("app.css");')
    with pytest.raises(ValueError, match="in turn"):
        join_sheet("css/app.css", source)


@pytest.fixture
def collected(tmp_path):
    """The house's real static files, collected as production does."""
    storages = {"staticfiles": {"BACKEND": "guildhouse.kernel.stylesheets.HouseStaticFiles"}}
    with override_settings(STATIC_ROOT=str(tmp_path), STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path, json.loads((tmp_path / "staticfiles.json").read_text())["paths"]


def test_house_stylesheet_is_served_as_one_hashed_compressed_file(collected):
    root, paths = collected
    sheet = root / paths["css/app.css"]
    text = sheet.read_text()
    assert hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:12] in sheet.name
    assert "@import" not in text
    assert sheet.with_name(sheet.name + ".br").exists()
    for address in re.findall(r'url\("(\.\./[^"#]+)', text):
        assert (sheet.parent / address).exists(), address


def test_collecting_again_after_a_part_changed_changes_the_sheet(tmp_path, source):
    storage = HouseStaticFiles(location=tmp_path / "served", base_url="/static/")
    list(storage.post_process(copy_to(storage, source)))
    before = storage.stored_name("css/app.css")
    (tmp_path / "source/css/base.css").write_text(".base { color: green }")
    again = HouseStaticFiles(location=tmp_path / "served", base_url="/static/")
    list(again.post_process(copy_to(again, source)))
    assert again.stored_name("css/app.css") != before
    assert "color:green" in (tmp_path / "served" / again.stored_name("css/app.css")).read_text()


def copy_to(storage, source):
    for name, (origin, path) in source.items():
        if not storage.exists(name):
            with origin.open(path) as file:
                storage.save(name, file)
    return source


def test_space_between_rules_is_not_served_and_space_that_speaks_is():
    sheet = """@layer a {
      nav > a:hover , .b  .c { color : red; margin: 0 auto ; content: " ( a;  b ) " }
      @media (width >= 40rem) and (hover: hover) { p { top: calc(1px + 2px) } }
    }"""
    assert tighten(sheet) == (
        '@layer a{nav > a:hover,.b .c{color :red;margin:0 auto;content:" ( a;  b ) "}'
        "@media (width >= 40rem) and (hover:hover){p{top:calc(1px + 2px)}}}\n"
    )
