"""What a started program says, taken from its pipe as it comes: nobody who waits for it can make it wait."""

import queue
import threading
from collections.abc import Iterator
from typing import IO


class Heard:
    """Lines of a program in the order it wrote them, read like the pipe they came from.

    A pipe holds 64 KiB; a house that writes a line for each refusal fills it in a few hundred, and stands still.
    `said` holds all lines until now, read or not.
    """

    def __init__(self, pipe: IO[str]) -> None:
        self.said: list[str] = []
        self._pipe = pipe
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._over = False
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def _listen(self) -> None:
        for line in self._pipe:
            self.said.append(line)
            self._lines.put(line)
        self._lines.put("")

    def readline(self) -> str:
        """The next line, as soon as there is one; nothing when the program has closed its side."""
        line = "" if self._over else self._lines.get()
        self._over = self._over or not line
        return line

    def __iter__(self) -> Iterator[str]:
        return iter(self.readline, "")

    def read(self) -> str:
        """All that has not been read, once the program has closed its side."""
        return "".join(self)

    def close(self) -> None:
        self._listening.join(5)
        if not self._listening.is_alive():  # else somebody it started still holds the other end
            self._pipe.close()
