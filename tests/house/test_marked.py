"""Every sentence people read is marked for translation, where reading the code alone can tell."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.house.tree import SOURCE, name_of, parse, python_files, static_files, templates

MARKS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "lazy",
    "_now",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
LAZY = {"gettext_lazy", "gettext_noop", "ngettext_lazy", "pgettext_lazy"}
# Said to people who run the house or write its code, in English: the command line, settings, programs' errors.
FOR_OPERATORS = ("config", "management", "migrations", "ui_states", "demo", "live_server", "private", "events")
PROGRAM_ERRORS = {
    "LookupError", "ValueError", "TypeError", "RuntimeError", "KeyError", "AssertionError", "ImproperlyConfigured", "CommandError",
}  # fmt: skip
FOR_PROGRAMMERS = {"summary", "description"}  # of an operation of the API
SENTENCE = re.compile(r"^[A-Z][a-z’']*,? [a-z][a-z ].*|^[A-Z][a-z]+ [a-z’']+.*[.?]$", re.DOTALL)


def name_called(call: ast.Call) -> str:
    function = call.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def is_for_programs(call: ast.Call) -> bool:
    function = call.func
    logs = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "log"
    return logs or name_called(call) in PROGRAM_ERRORS


def unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """Sentences in the code below a node that no gettext gets."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (name_called(child) in MARKS or is_for_programs(child)):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.keyword) and child.arg in FOR_PROGRAMMERS:
            continue
        if (
            isinstance(child, ast.Constant)
            and isinstance(child.value, str)
            and SENTENCE.match(child.value)
            and "=" not in child.value
        ):
            yield child
        yield from unmarked(child)


def test_no_sentence_in_the_code_is_unmarked():
    found = [
        f"{name_of(path)}:{one.lineno}: {one.value[:60]}"
        for path in python_files("src")
        if not set(FOR_OPERATORS) & set(path.relative_to(SOURCE).parts)
        for one in unmarked(parse(path))
    ]
    assert not found, "mark these with gettext, named placeholders and all"


def marked_when_loaded(module: ast.Module) -> Iterator[int]:
    """Where gettext is called as the module is loaded, when nobody's language is known."""
    lazy = {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in LAZY
    }
    inside: list[ast.AST] = list(module.body)
    while inside:
        node = inside.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            arguments = node.args
            inside += [*arguments.defaults, *filter(None, arguments.kw_defaults)]
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name in MARKS - {"gettext_noop"} and name not in lazy:
                yield node.lineno
        inside += ast.iter_child_nodes(node)


def test_words_of_a_module_wait_for_the_language_of_their_reader():
    found = [f"{name_of(path)}:{line}" for path in python_files("src") for line in marked_when_loaded(parse(path))]
    assert not found, "gettext_lazy, where the words are looked up before anybody reads them"


class Words(HTMLParser):
    """The words of a template that stand outside its expressions, and those of attributes people meet."""

    SHOWN = {"title", "aria-label", "placeholder", "alt", "aria-description", "label"}
    SILENT = {"script", "style", "code", "pre", "kbd"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        self.found += [
            value or ""
            for name, value in attrs
            if name in self.SHOWN or (name.startswith("data-") and " " in (value or ""))
        ]

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


NOT_SAID = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|https?://\S+", re.DOTALL)
PROPER = {"Guildhouse"}
PART_OF_ADDRESS = re.compile(r"[\w.-]*/\S*|^\?\S*$")


def plain_words(path):
    reader = Words()
    reader.feed(NOT_SAID.sub(" ", path.read_text("utf-8")))
    reader.close()
    return [
        word
        for text in reader.found
        for word in re.findall(r"[^\W\d_]{2,}", PART_OF_ADDRESS.sub("", text.strip()))
        if word not in PROPER
    ]


def test_no_template_says_anything_unmarked():
    """Comments of a template and names of its blocks are not said."""
    found = {name_of(path): words for path in templates() if path.name != "ui.html" and (words := plain_words(path))}
    assert not found, "{{ _(…) }} around these"


IN_A_SCRIPT = re.compile(r"""["'`]([A-Z][a-z]+ [a-z][^"'`]*)["'`]""")


def test_scripts_say_only_what_the_page_gave_them():
    found = [
        f"{name_of(path)}: {said}"
        for path in static_files(".js")
        for said in IN_A_SCRIPT.findall(path.read_text("utf-8"))
    ]
    assert not found, "put these words into a data- attribute of the page, where they are translated"
