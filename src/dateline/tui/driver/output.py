"""Sending to the terminal from a thread, so that a slow or dead reader never stops the screen.

While a write is under way nothing queues: when it is done, the difference to the newest frame is asked for.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable

_CHUNK = 4096
"""So many bytes are handed over at a time; after each the thread sees whether it has been given up."""


class Output(threading.Thread):
    """Writes what `take` returns each time it is woken; calls `lost` once when nobody can read it any more."""

    def __init__(self, fileno: int, take: Callable[[], bytes], lost: Callable[[], None]) -> None:
        super().__init__(name="dateline-output", daemon=True)
        self._fileno = fileno
        self._take = take
        self._lost = lost
        self._news = threading.Condition()
        self._woken = False
        self._last: bytes | None = None
        self._given_up = False

    def wake(self) -> None:
        """There is something new to take."""
        with self._news:
            self._woken = True
            self._news.notify_all()

    def finish(self, last: bytes, seconds: float) -> bool:
        """Write `last` and end; whether that was done in so many seconds. Afterwards nothing is written any more."""
        with self._news:
            self._last = last
            self._news.notify_all()
        self.join(seconds)
        self._given_up = self.is_alive()
        return not self._given_up

    def run(self) -> None:
        """Take and write until told to finish, or until writing fails."""
        try:
            while True:
                with self._news:
                    while not self._woken and self._last is None:
                        self._news.wait()
                    self._woken = False
                    last = self._last
                self._write(self._take() if last is None else last)
                if last is not None:
                    return
        except OSError:
            if not self._given_up and self._last is None:
                self._lost()

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self._given_up:
            try:
                rest = rest[os.write(self._fileno, rest[:_CHUNK]) :]
            except BlockingIOError:  # somebody who shares the terminal made it non-blocking
                select.select([], [self._fileno], [], 1.0)
