"""A listener on loopback that plays the internet: names resolve to public addresses, dialling leads here."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpcore
import pytest

from guildhouse.kernel.fetch import Network

PUBLIC = "93.184.215.14"
Answer = bytes | Callable[[socket.socket], None]


def answer(body: bytes = b"hello", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    if "Content_Length" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class World:
    """Names and the addresses they lead to, what the site answers by path, and everything that was dialled."""

    names: dict[str, list[list[str]]] = field(default_factory=lambda: {"site.org": [[PUBLIC]]})
    answers: dict[str, Answer] = field(default_factory=dict)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    port: int = 0
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def resolve(self, host: str, _port: int) -> list[str]:
        """Answers in turn, the last one for ever: a name can change its mind between two questions."""
        self.asked.append(host)
        turns = self.names.get(host)
        if turns is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return turns.pop(0) if len(turns) > 1 else turns[0]

    def dial(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append((address, port))
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)

    def trusted(self) -> ssl.SSLContext:
        return self.tls

    @property
    def network(self) -> Network:
        return Network(resolve=self.resolve, dial=self.dial, tls=self.trusted)


def serve_connection(connection: socket.socket, world: World) -> None:
    with connection:
        request = b""
        while b"\r\n\r\n" not in request:
            got = connection.recv(65536)
            if not got:
                return
            request += got
        world.heard.append(request.decode("latin-1"))
        path = request.split(b" ")[1].decode("latin-1")
        reply = world.answers.get(path, answer(b"nothing here", "404 Not Found"))
        if isinstance(reply, bytes):
            connection.sendall(reply)
        else:
            reply(connection)


@pytest.fixture
def listen() -> Iterator[Callable[..., World]]:
    """Start a listener for a world, in TLS when a server context is given."""
    listeners: list[socket.socket] = []

    def start(world: World, server_tls: ssl.SSLContext | None = None) -> World:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        world.port = listener.getsockname()[1]

        def accept() -> None:
            while True:
                try:
                    connection, _peer = listener.accept()
                    connection.settimeout(10)
                    if server_tls is not None:
                        connection = server_tls.wrap_socket(connection, server_side=True)
                    serve_connection(connection, world)
                except ssl.SSLError:
                    continue
                except OSError:
                    if listener.fileno() == -1:
                        return

        threading.Thread(target=accept, daemon=True).start()
        return world

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


@pytest.fixture
def world(listen: Callable[..., World]) -> World:
    return listen(World())
