"""What is told of long work on a terminal: how much is done, how quickly, and how long the rest will take."""

from __future__ import annotations

import time
from collections.abc import Callable

from dateline.cli.output import note_over
from dateline.model.shown import Shown

QUIET = 0.5
"""Seconds of work before anything is said of it: what takes less is over before it is read."""
PAUSE = 0.1
"""Seconds between two sentences."""


class Progress:
    """One line that is written over. To be called as `Told` is, within its context; `say` writes it, as `note_over` does."""

    def __init__(self) -> None:
        self.say: Callable[[Shown, int], int] = note_over
        self._what = ""
        self._began = self._next = 0.0
        self._done = self._wide = 0

    def __enter__(self) -> Progress:
        self._next = time.monotonic() + QUIET
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell of it if it is time to; of what is finished nothing is left standing."""
        if done >= of:
            self._clear()
            return
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._done = what, now, done
        if now < self._next:
            return
        self._next = now + PAUSE
        rate = (done - self._done) / (now - self._began) if now > self._began else 0.0
        self._wide = self.say(progress_line(what, done, of, rate), self._wide)

    def _clear(self) -> None:
        if self._wide:
            self._wide = self.say(Shown(""), self._wide)


def progress_line(what: str, done: int, of: int, rate: float) -> Shown:
    """The sentence; `rate` is in files a second, 0 where it is not known yet."""
    told = f"{what} {done:,} of {of:,} files"
    if rate <= 0:
        return Shown(told)
    left = (of - done) / rate
    return Shown(f"{told}, {rate:,.0f} a second, {_duration(left)} left")


def _duration(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min"
