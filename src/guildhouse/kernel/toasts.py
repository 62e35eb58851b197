"""Short words after an act, with an Undo where there is one; shown on the next page or fragment."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Toast:
    text: str
    undo: str = ""


def say(request: HttpRequest, text: str, *, undo: str = "") -> None:
    messages.info(request, text, extra_tags=undo)


def take_toasts(request: HttpRequest) -> list[Toast]:
    return [Toast(str(message), message.extra_tags or "") for message in messages.get_messages(request)]
