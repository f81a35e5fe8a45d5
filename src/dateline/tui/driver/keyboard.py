"""Reading keys from the terminal in a thread: no byte typed ends it, the end of the terminal does."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import threading
from collections.abc import Callable

from textual._xterm_parser import XTermParser
from textual.message import Message

_TICK = 0.05
_TICKS = 6
"""After input the parser is asked so often, every `_TICK` seconds, whether a lone Esc was a key; then the thread sleeps."""


class Keyboard(threading.Thread):
    """Hands every key to `deliver`, until there is nothing to read from."""

    def __init__(self, fileno: int, deliver: Callable[[Message], None]) -> None:
        super().__init__(name="dateline-keyboard", daemon=True)
        self._fileno = fileno
        self._deliver = deliver
        self._told, self._tell = os.pipe()

    def finish(self) -> None:
        """End the thread."""
        with contextlib.suppress(OSError):
            os.write(self._tell, b".")
        self.join(0.5)
        with contextlib.suppress(OSError):
            os.close(self._tell)

    def run(self) -> None:
        """Read until told to finish, or until there is nothing to read from."""
        try:
            with contextlib.suppress(OSError):
                self._read()
        finally:
            os.close(self._told)

    def _read(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        parser = XTermParser()
        ticks = 0
        while True:
            ready, _, _ = select.select([self._fileno, self._told], [], [], _TICK if ticks else None)
            if self._told in ready:
                return
            text = ""
            if self._fileno in ready:
                data = os.read(self._fileno, 4096)
                if not data:
                    return
                text, ticks = decode(data), _TICKS
            else:
                ticks -= 1
            try:
                for message in (*(parser.feed(text) if text else ()), *parser.tick()):
                    self._deliver(message)
            except Exception:  # noqa: BLE001 (whatever was typed, the next key must count)
                parser = XTermParser()
