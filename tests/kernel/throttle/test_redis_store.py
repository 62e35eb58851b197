"""The same limits on Redis, spoken to through its real client and its wire protocol."""

import socketserver
import threading
import time

import pytest

from guildhouse.kernel.throttle.stores import RedisStore


class SmallRedis(socketserver.StreamRequestHandler):
    """As much of a Redis server as the store's commands need; where a real one is at hand, any address will do."""

    def handle(self):
        self.queued = None
        while (line := self.rfile.readline()).startswith(b"*"):
            words = []
            for _word in range(int(line[1:])):
                length = int(self.rfile.readline()[1:])
                words.append(self.rfile.read(length))
                self.rfile.readline()
            self.wfile.write(self.answer(words))

    def answer(self, words: list[bytes]) -> bytes:
        name = words[0].upper()
        if name == b"MULTI":
            self.queued = []
            return b"+OK\r\n"
        if name == b"EXEC":
            queued, self.queued = self.queued, None
            with self.server.lock:
                answers = [self.run(*one) for one in queued]
            return f"*{len(answers)}\r\n".encode() + b"".join(answers)
        if self.queued is not None:
            self.queued.append(words)
            return b"+QUEUED\r\n"
        with self.server.lock:
            return self.run(*words)

    def run(self, command: bytes, key: bytes = b"", *more: bytes) -> bytes:
        values = self.server.values
        if key in values and values[key][1] <= self.now():
            del values[key]
        return getattr(self, f"run_{command.decode().lower()}")(values, key, *more)

    def now(self) -> float:
        return time.monotonic() + self.server.ahead

    def run_set(self, values, key, *more):
        value, first, second, milliseconds = more
        assert (first, second) == (b"NX", b"PX")
        if key in values:
            return b"$-1\r\n"
        values[key] = [int(value), self.now() + int(milliseconds) / 1000]
        return b"+OK\r\n"

    def run_incrby(self, values, key, amount):
        values[key][0] += int(amount)  # a key without an end would be a mistake of ours: KeyError
        return b":%d\r\n" % values[key][0]

    def run_get(self, values, key):
        return b"$%d\r\n%d\r\n" % (len(str(values[key][0])), values[key][0]) if key in values else b"$-1\r\n"

    def run_pttl(self, values, key):
        return b":%d\r\n" % (int((values[key][1] - self.now()) * 1000) if key in values else -2)

    def run_del(self, values, key):
        return b":%d\r\n" % (values.pop(key, None) is not None)

    def run_client(self, _values, *_words):
        return b"+OK\r\n"


@pytest.fixture
def store():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), SmallRedis)
    server.daemon_threads = True
    server.values, server.lock, server.ahead = {}, threading.Lock(), 0.0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = RedisStore(f"redis://127.0.0.1:{server.server_address[1]}/0?protocol=2")
    found.values, found.clock = server.values, server
    yield found
    found.server.close()
    server.shutdown()
    server.server_close()


def passed(store, count: int, **options) -> int:
    return sum(store.count(b"k", **{"limit": 5, "per": 60, "more": True, **options})[0] <= 5 for _try in range(count))


def test_redis_counts_to_the_limit_and_no_further(store):
    assert passed(store, 8) == 5
    counted, seconds = store.count(b"k", limit=5, per=60, more=True)
    assert counted == 6
    assert 58 < seconds <= 60
    assert next(iter(store.values.values()))[0] == 5


def test_redis_can_be_asked_without_counting(store):
    assert passed(store, 9, more=False) == 9
    assert not store.values
    assert passed(store, 9) == 5
    assert passed(store, 1, more=False) == 0


def test_redis_starts_anew_when_the_time_is_over_or_cleared(store):
    assert passed(store, 6) == 5
    store.clock.ahead = 61
    assert passed(store, 6) == 5
    store.clear(b"k")
    assert passed(store, 6) == 5
