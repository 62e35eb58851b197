"""Which facts become notices: for whom, why, in what words. Rooms register; notifications decides and delivers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.functional import Promise

from guildhouse.kernel.events import Event
from guildhouse.kernel.ports.registry import Registry

Heard = TypeVar("Heard", bound=Event)


class Choice(StrEnum):
    """How much a member wants of a kind: nothing, in the list, in the list and by e-mail."""

    OFF = "off"
    HERE = "here"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One fact for one member. No words: those are made when it is read, with the reader's rights at that time.

    `key` makes it once per member and kind; `renews` lets an old, read one come back instead. `thread` is what it is
    grouped by and `position` where in it, so that reading the thread reads the notice. `by_id` is whose act it is;
    `is_unnamed` when the reader may not know that, so that nothing, not even a missing notice, gives it away.
    """

    kind: str
    member_id: int
    why: str
    thread: str
    thing_id: int
    key: str
    position: int = 0
    by_id: int | None = None
    is_unnamed: bool = False
    renews: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Notices of one kind in one thread, to be worded together."""

    key: int
    kind: str
    thread: str
    thing_ids: tuple[int, ...]
    whys: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One of the things a batch is about; the name and the face as this reader may know them, "" where nobody is named."""

    id: int
    name: str
    hue: int
    picture: str
    is_unnamed: bool
    text: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """What a batch says to one reader. `is_confidential`: nothing of it may stand in a mail but that there is something."""

    title: str
    address: str
    subject: str
    things: tuple[Thing, ...]
    is_confidential: bool = False


Words = Callable[[Any, Sequence[Batch]], Mapping[int, NoticeWords]]
Objections = Callable[[Sequence[Telling]], Mapping[Telling, str]]
Teller = Callable[[Any], Iterable[Telling]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeKind:
    """`words` leaves out what the reader may not read; `objections` names, per telling, why the room forbids it."""

    key: str
    label: str | Promise
    help: str | Promise
    reasons: Mapping[str, str | Promise]
    words: Words
    objections: Objections
    icon: str = "bell"
    default: Choice = Choice.HERE
    order: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A member has read a thread up to a position; None: all of it."""

    member_id: int
    thread: str
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A thing stands in another thread now, at another position."""

    thing_id: int
    thread: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettling:
    """Who may read what has changed: unread notices of these threads, or of this member, are looked at again.

    `moved` are things that left the first of the threads for another one.
    """

    threads: tuple[str, ...] = ()
    member_id: int | None = None
    moved: tuple[NewPlace, ...] = ()


notice_kinds: Registry[NoticeKind] = Registry("notices")
tellers: dict[type[Event], list[Teller]] = {}
readers: dict[type[Event], list[Callable[[Any], Reading]]] = {}
unsettlers: dict[type[Event], list[Callable[[Any], Unsettling]]] = {}


def register_kind(kind: NoticeKind) -> NoticeKind:
    return notice_kinds.register(kind.key, kind)


def tells(event: type[Heard]) -> Callable[[Callable[[Heard], Iterable[Telling]]], Callable[[Heard], Iterable[Telling]]]:
    """Registers who is told of a fact. Of several tellings of one thing for one member the first that may be, is."""

    def register(teller: Callable[[Heard], Iterable[Telling]]) -> Callable[[Heard], Iterable[Telling]]:
        tellers.setdefault(event, []).append(teller)
        return teller

    return register


def reads(event: type[Heard]) -> Callable[[Callable[[Heard], Reading]], Callable[[Heard], Reading]]:
    """Registers a fact by which a member has read a thread. It runs in the fact's own transaction: no queries."""

    def register(reader: Callable[[Heard], Reading]) -> Callable[[Heard], Reading]:
        readers.setdefault(event, []).append(reader)
        return reader

    return register


def unsettles(event: type[Heard]) -> Callable[[Callable[[Heard], Unsettling]], Callable[[Heard], Unsettling]]:
    """Registers a fact after which somebody may read less, or more, than before."""

    def register(unsettler: Callable[[Heard], Unsettling]) -> Callable[[Heard], Unsettling]:
        unsettlers.setdefault(event, []).append(unsettler)
        return unsettler

    return register
