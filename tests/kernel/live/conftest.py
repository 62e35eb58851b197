"""A running live-events process, somebody who announces changes, and pages that listen."""

import asyncio
import time
from urllib.parse import quote, urlsplit

import pytest
from django.core import signing

from guildhouse.kernel.live_tokens import SALT


class Speaker:
    def __init__(self, process):
        self.process = process
        self.commit("warm-up")

    def commit(self, channel):
        return self._say(f"commit {channel}")

    def rollback(self, channel):
        return self._say(f"rollback {channel}")

    def end(self, member_id):
        return self._say(f"end {member_id}")

    def _say(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


class Page:
    """One open page: remembers when it heard what."""

    def __init__(self):
        self.heard = []
        self.ready = asyncio.Event()

    async def listen(self, address, token, header=""):
        """A bare HTTP/1.1 client: a test opens hundreds, and the lines of a stream are all it reads."""
        place = urlsplit(address)
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        try:
            writer.write(f"GET /?token={quote(token)} HTTP/1.1\r\nHost: {place.netloc}\r\n{header}\r\n".encode())
            assert b" 200 " in await reader.readline()
            while line := (await reader.readline()).decode().strip():
                pass  # the headers
            while line := (await reader.readline()).decode():
                if line.strip() == "0":  # the last chunk: the house has ended the stream
                    break
                self._take(line.strip())
        finally:
            writer.close()

    def _take(self, line):
        if line.startswith("retry:"):
            self.ready.set()
        elif line.startswith("data: "):
            self.heard.append((line[6:], time.time()))

    @property
    def channels(self):
        return [channel for channel, _ in self.heard]


@pytest.fixture
def live(house):
    """A house whose live-events process answers."""
    house.process = house.start("-m", "guildhouse.kernel.live_server")
    assert house.wait_for(f"{house.live_address}/healthz").status_code == 200
    return house


@pytest.fixture
def speaker(live):
    return Speaker(live.start("tests/kernel/live/speaker.py"))


@pytest.fixture
def token_of(live):
    """Signs channels with the key of the running house, not of the tests."""
    key = (live.home / "secret.key").read_text()

    def sign(channels):
        return signing.dumps(channels, key=key, salt=SALT, compress=True)

    return sign


@pytest.fixture
def new_page():
    return Page
