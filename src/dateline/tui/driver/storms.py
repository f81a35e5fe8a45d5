"""Doing something at most so often, the last time always."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

STORM, CALMER = 5, 4
"""Pauses in a row after which a storm is no hand that drags a window, and how much longer the pauses are from then on."""


class Calmed:
    """A call that acts at once where the last was `pause` seconds ago, else once after the pause, however often it is called.

    While it is called on and on, the pauses grow.
    """

    def __init__(self, act: Callable[[], None], loop: asyncio.AbstractEventLoop, pause: float) -> None:
        self._act = act
        self._loop = loop
        self._pause = pause
        self._last = -pause
        self._row = 0
        self._due: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Act now or soon."""
        if self._due is None:
            wait = self._last + self._pause * (CALMER if self._row >= STORM else 1) - self._loop.time()
            self._row = self._row + 1 if wait > 0 else 0
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
