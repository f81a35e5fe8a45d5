"""A terminal that is taken over before Textual is there, with a first frame on it; the driver goes on from there."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
from typing import Any

from dateline.model.shown import Shown
from dateline.tui.driver.clusters import stateless
from dateline.tui.driver.features import features_of, terminfo
from dateline.tui.driver.modes import entering, set_raw, size_of
from dateline.tui.driver.painting import Painting
from dateline.tui.rendering.styles import codes


def new_painting(display: int, encoding: str) -> Painting:
    """What is painted on the terminal of a file, at the size that it has now; nothing is known of what it shows."""
    features = features_of(os.environ, terminfo(os.environ.get("TERM", ""), display))
    return Painting(*size_of(display), features, stateless(encoding))


class Taken:
    """`painting` knows what the terminal shows, `settings` are those that it had."""

    def __init__(self) -> None:
        """Look at the terminal of standard input and output; nothing is changed yet."""
        assert sys.__stdin__ is not None
        assert sys.__stdout__ is not None
        self._keyboard, self._display = sys.__stdin__.fileno(), sys.__stdout__.fileno()
        self.painting = new_painting(self._display, sys.__stdout__.encoding)
        self.settings: list[Any] | None = None

    def show(self, frame: str) -> None:
        """Take the terminal over and draw on it. Keys wait from now on for whoever reads them, and are not echoed; Ctrl-C still ends.

        Raises OSError where the terminal is gone.
        """
        with contextlib.suppress(termios.error):
            self.settings = termios.tcgetattr(self._keyboard)
        set_raw(self._keyboard, interrupts=True)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # a job that stopped here would leave the terminal as it is; the driver can stop
        self.painting.writing.commands.insert(0, entering(modern=self.painting.features.modern))
        self._draw(frame)

    def say(self, text: Shown, wide: int) -> int:
        """Write a sentence on the last line, over one that took `wide` columns; gives the columns that it takes."""
        width, height = self.painting.size
        line = text[: width - 1]
        with contextlib.suppress(OSError):
            self._draw(f"\x1b[{height}H{codes('mark')}{line}{codes('')}{' ' * max(0, wide - len(line))}")
        return len(line)

    def _draw(self, text: str) -> None:
        painting = self.painting
        painting.write(text)
        rest = memoryview(painting.paint().encode(painting.encoding, "replace"))
        while rest:
            try:
                rest = rest[os.write(self._display, rest) :]
            except BlockingIOError:  # somebody who shares the terminal made it non-blocking
                select.select([], [self._display], [], 1.0)
