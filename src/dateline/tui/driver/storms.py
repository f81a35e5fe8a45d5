"""Doing something at most so often, the last time always."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Calmed:
    """A call that acts at once where the last was `pause` seconds ago, else once after the pause, however often it is called."""

    def __init__(self, act: Callable[[], None], loop: asyncio.AbstractEventLoop, pause: float) -> None:
        self._act = act
        self._loop = loop
        self._pause = pause
        self._last = -pause
        self._due: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Act now or soon."""
        if self._due is None:
            wait = self._last + self._pause - self._loop.time()
            if wait <= 0:
                self._fire()
            else:
                self._due = self._loop.call_later(wait, self._fire)

    def cancel(self) -> None:
        """Forget what is due."""
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _fire(self) -> None:
        self._due = None
        self._last = self._loop.time()
        self._act()
