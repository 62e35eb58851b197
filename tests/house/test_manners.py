"""The house's rules about how code is written, where a machine can see them broken."""

import ast
import re
import subprocess

import pytest

from tests.house.tree import ROOT, SOURCE, functions, name_of, parse, python_files

SIGNAL_MODULES = {"django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals"}
HIDDEN_FOR = ("slow import", "optional")
RAW_HTML = {
    "src/guildhouse/kernel/ports/outward.py": "JSON in which no sign of markup is left",
    "src/guildhouse/kernel/times.py": "formats into fixed markup",
}
RAW_FOR = "the sanitiser has run"
BANNED = {"util", "utils", "helper", "helpers", "manager", "misc", "common"}


def lines_of(path):
    return path.read_text("utf-8").splitlines()


def test_every_module_says_what_it_is_for():
    silent = [name_of(path) for path in python_files() if not ast.get_docstring(parse(path))]
    assert silent == []


def test_nothing_listens_to_signals_of_django():
    """Facts cross walls as events, which are stored, retried and seen; `post_migrate` alone has no other way."""
    found = []
    for path in python_files("src"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.ImportFrom) and (
                node.module in SIGNAL_MODULES or (node.module or "").endswith(".signals")
            ):
                found += [f"{name_of(path)}: {alias.name}" for alias in node.names if alias.name != "post_migrate"]
    assert found == []


def hidden_imports():
    for path in python_files("src"):
        lines = lines_of(path)
        for function in functions(path):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{name_of(path)}:{node.lineno}", lines[node.lineno - 1]


def test_imports_inside_functions_have_a_listed_reason():
    unexplained = [place for place, line in hidden_imports() if not any(reason in line for reason in HIDDEN_FOR)]
    assert unexplained == []


def raw_html():
    for path in python_files("src"):
        for number, line in enumerate(lines_of(path), start=1):
            if re.search(r"\bmark_safe\(|\bMarkup\((?!\"\"\)|\))", line):
                yield name_of(path), number, line


def test_text_is_called_html_only_where_it_has_been_made_safe():
    found = [
        f"{name}:{number}"
        for name, number, line in raw_html()
        if name not in RAW_HTML and not name.startswith("src/guildhouse/site/ui_states/") and RAW_FOR not in line
    ]
    assert found == []


def test_list_of_files_that_make_html_is_no_longer_than_needed():
    assert {name for name, _, _ in raw_html()} >= set(RAW_HTML)


def test_models_do_not_override_save():
    """`save` is called by too many hands; what a change means stands in an action."""
    found = [
        f"{name_of(path)}:{function.lineno}"
        for path in python_files("src")
        if "models" in path.parts or path.name == "models.py"
        for function in functions(path)
        if function.name in {"save", "delete"}
    ]
    assert found == []


def test_names_say_what_a_thing_is():
    found = []
    for path in python_files("src"):
        if path.stem in BANNED | {"data"} or BANNED & set(path.parent.relative_to(SOURCE).parts):
            found.append(name_of(path))
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                words = set(re.findall(r"[a-z]+|[A-Z][a-z]+", node.name))
                if {word.lower() for word in words} & BANNED or node.name.startswith("do_"):
                    found.append(f"{name_of(path)}: {node.name}")
    assert found == []


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and "vendor" not in path.parts and path.suffix not in {".woff2", ".png", ".webp", ".jpg"}:
            yield name, path.read_text("utf-8", errors="replace")


REGISTRIES = re.compile(
    "|".join(("py" + "pi[.]org", "python" + "hosted[.]", "registry[.]" + "npmjs", "deb[.]" + "debian[.]"))
)
MACHINE_PATHS = re.compile(r"(?:^|[^\w.-])/(?:" + "work|farm|root" + r")/")


def test_tree_names_no_registry_and_no_path_of_one_machine():
    found = [name for name, text in tracked_files() if REGISTRIES.search(text) or MACHINE_PATHS.search(text)]
    assert found == []


def test_nothing_is_left_to_be_done_later():
    word = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "raise NotImplemented" + "Error")))
    found = [
        name for name, text in tracked_files() if name.endswith((".py", ".html", ".js", ".css")) and word.search(text)
    ]
    assert found == []
