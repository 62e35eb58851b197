"""Stack Exchange dumps written by hand, a few rows each."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr


def row(**attributes: object) -> str:
    pairs = " ".join(f"{name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"  <row {pairs} />"


def user(number: int, name: str, **attributes: object) -> str:
    return row(Id=number, DisplayName=name, **({"CreationDate": "2019-01-01T00:00:00.000"} | attributes))


def question(number: int, **attributes: object) -> str:
    given = {"Title": f"Question {number}", "Body": f"<p>Body {number}</p>", "CreationDate": "2020-01-01T10:00:00.000"}
    return row(Id=number, PostTypeId=1, **(given | attributes))


def answer(number: int, parent: int, **attributes: object) -> str:
    given = {"Body": f"<p>Body {number}</p>", "CreationDate": "2020-01-02T10:00:00.000"}
    return row(Id=number, PostTypeId=2, ParentId=parent, **(given | attributes))


def comment(number: int, post: int, **attributes: object) -> str:
    given = {"Text": f"Comment {number}", "CreationDate": "2020-01-03T10:00:00.000"}
    return row(Id=number, PostId=post, **(given | attributes))


def listing(root: str, rows: Iterable[str]) -> bytes:
    """A whole file as the dumps write it: byte order mark, CRLF, one row a line."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<{root}>", *rows, f"</{root}>"]
    return ("\ufeff" + "\r\n".join(lines)).encode()


def write_dump(folder: Path, **files: Iterable[str] | bytes) -> Path:
    """Files by kind, each a list of rows (`Posts=[row, …]`) or raw bytes; the folder comes back."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, content in files.items():
        written = content if isinstance(content, bytes) else listing(kind.lower(), content)
        (folder / f"{kind}.xml").write_bytes(written)
    return folder


def zip_folder(folder: Path, archive: Path, *, inside: str = "") -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted(folder.iterdir()):
            zipped.write(path, f"{inside}{path.name}")
    return archive
