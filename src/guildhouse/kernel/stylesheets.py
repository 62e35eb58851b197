"""Static files in production: hashed, compressed, and the one stylesheet with its imports put in place.

In development the browser follows the imports itself; here a page makes one request instead of forty.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;')
ADDRESS = re.compile(r"url\((?P<quote>[\"']?)(?P<path>[^\"')]+)(?P=quote)\)")
STRING = re.compile(r"""("[^"]*"|'[^']*')""")
AROUND = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")
SPACE = re.compile(r"\s+")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
Sources = Mapping[str, tuple[Any, str]]


class HouseStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002 - Django's signature
        if not dry_run and SHEET in paths:
            text = tighten(join_sheet(SHEET, paths))
            with open(self.path(SHEET), "w", encoding="utf-8") as file:  # noqa: PTH123 - Django's own path
                file.write(text)
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def join_sheet(name: str, sources: Sources, above: tuple[str, ...] = ()) -> str:
    """The text of a stylesheet with every import replaced by what it names, addresses still relative to `SHEET`."""
    if name in above or name not in sources:
        what = "imports it in turn" if name in above else "is not there"
        raise ValueError(f"{above[-1] if above else 'The house'} imports {name}, which {what}.")
    storage, path = sources[name]
    with storage.open(path) as file:
        text = COMMENT.sub("", file.read().decode("utf-8"))
    folder, parts, position = posixpath.dirname(name), [], 0
    for found in IMPORT.finditer(text):
        inner = join_sheet(posixpath.normpath(posixpath.join(folder, found["name"])), sources, (*above, name))
        parts += [
            move_addresses(text[position : found.start()], folder),
            f"@layer {found['layer']} {{\n{inner}}}" if found["layer"] else inner,
        ]
        position = found.end()
    parts.append(move_addresses(text[position:], folder))
    return re.sub(r"\n\s*\n+", "\n", "".join(parts)).strip() + "\n"


def tighten(sheet: str) -> str:
    """The same rules without the space that is there for those who write them; what stands in quotes is kept."""
    parts = STRING.split(sheet)
    parts[::2] = [SPACE.sub(" ", AROUND.sub(r"\1", part)) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def move_addresses(text: str, folder: str) -> str:
    """`url(…)` as written in `folder`, rewritten for the folder of `SHEET`."""

    def move(found: re.Match[str]) -> str:
        path = found["path"]
        if re.match(r"[a-z]+:|/|#", path):
            return found[0]
        moved = posixpath.relpath(posixpath.join("/", folder, path), posixpath.join("/", posixpath.dirname(SHEET)))
        return f'url("{moved}")'

    return ADDRESS.sub(move, text)
