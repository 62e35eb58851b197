"""A bound on uploads while they arrive: what is too large is dropped as it streams in, not after it filled the disk."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

_FORM_AROUND_IT = 1024 * 1024
_MARK = "_upload_too_large"
_READ_TO_THE_END = 256 * 1024 * 1024

# Addresses, by their beginning, that take larger files: `larger_uploads["/imports/"] = bytes`.
larger_uploads: dict[str, int] = {}


def upload_limit(path: str) -> int:
    """How many bytes of files one request to this address may bring."""
    found = [most for start, most in larger_uploads.items() if path.startswith(start)]
    return max([settings.ATTACHMENT_MAX_BYTES + _FORM_AROUND_IT, *found])


def was_too_large(request: HttpRequest) -> bool:
    """Whether files of this request were dropped, because together they were larger than its address takes."""
    bool(request.FILES)  # read now, if nobody has yet
    return getattr(request, _MARK, False)


class BoundedUpload(FileUploadHandler):
    """Stands before Django's own handlers and passes everything on until the limit is reached."""

    arrived = 0

    def handle_raw_input(
        self,
        input_data: IO[bytes],  # noqa: ARG002 - Django's signature
        META: dict[str, Any],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        self.announced = content_length
        self.limit = upload_limit(self._path)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        self.arrived += len(raw_data)
        if self.arrived > self.limit:
            setattr(self.request, _MARK, True)
            # The rest is read and dropped, so that the browser hears our answer; beyond reason the line is cut.
            raise StopUpload(connection_reset=self.announced > _READ_TO_THE_END)
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - the next handler makes the file
        return None

    @property
    def _path(self) -> str:
        return self.request.path if self.request is not None else ""
