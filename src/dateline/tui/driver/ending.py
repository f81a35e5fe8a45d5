"""The one place that ends the screen from outside, and sees that the terminal is left as it was found.

SIGTERM, SIGHUP, SIGINT and SIGQUIT ask the app to leave; where it does not within two seconds the terminal is restored
and the process ended. A terminal that is gone counts as SIGHUP, which the kernel does not send to a program that the
terminal does not control. However the app was left, the settings of the terminal are compared with those found at the start.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
_PATIENCE = 2.0
_LAST = 0.6
"""Seconds that a signal waits for the app, and that restoring may take after that."""
_EVERYTHING_OFF = b"\x18\x1b[m\x1b[r\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?7h\x1b[H\x1b[J\x1b[?1049l\x1b[?25h"
"""Ends a sequence cut short, then every mode that this program or Textual ever sets."""


class Ending:
    """A context round the run of the app, on the terminal of these two files. `code` is the exit code where a signal ended it."""

    def __init__(self, keyboard: int, display: int) -> None:
        self.code: int | None = None
        self._keyboard = keyboard
        self._display = display
        self._found = self._settings()
        self._leave: Callable[[int], None] | None = None
        self._before: dict[signal.Signals, object] = {}
        self._forced: threading.Timer | None = None
        self._over = False

    def watch(self, leave: Callable[[int], None]) -> None:
        """`leave` asks the app to end with an exit code; it must not block."""
        self._leave = leave

    def __enter__(self) -> Self:
        """Take the signals."""
        for number in SIGNALS:
            self._before[number] = signal.signal(number, self._signalled)
        threading.Thread(target=self._await_hang_up, name="dateline-hang-up", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Restore what was not restored, and give the signals back."""
        self._over = True
        if self._found is not None and self._settings() != self._found:
            self.restore()
        if self._forced is not None:
            self._forced.cancel()
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]

    def restore(self) -> None:
        """Put settings and modes back, whatever state they are in. What was not yet read of the output is thrown away."""
        with contextlib.suppress(termios.error):
            termios.tcflush(self._display, termios.TCOFLUSH)
        if self._found is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._keyboard, termios.TCSANOW, self._found)
        with contextlib.suppress(OSError):
            os.write(self._display, _EVERYTHING_OFF)

    def _await_hang_up(self) -> None:
        """Sleep until the keyboard is gone, which wakes whatever is asked for. The stock driver would read its end for ever."""
        waiting = select.poll()
        waiting.register(self._keyboard, 0)
        waiting.poll()
        if not self._over:
            os.kill(os.getpid(), signal.SIGHUP)

    def _settings(self) -> list[Any] | None:
        try:
            return termios.tcgetattr(self._keyboard)
        except termios.error:
            return None

    def _signalled(self, number: int, _: FrameType | None) -> None:
        self.code = code = 128 + number
        if self._forced is None:
            self._forced = threading.Timer(_PATIENCE, self._force, (code,))
            self._forced.daemon = True
            self._forced.start()
        if self._leave is None:
            raise SystemExit(code)
        self._leave(code)

    def _force(self, code: int) -> None:
        last = threading.Timer(_LAST, os._exit, (code,))  # restoring may block for ever where nobody reads
        last.daemon = True
        last.start()
        self.restore()
        os._exit(code)
