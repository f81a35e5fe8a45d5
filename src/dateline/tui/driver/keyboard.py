"""Reading keys from the terminal in a thread: no byte typed ends it, the end of the terminal does."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import threading
from collections.abc import Callable, Collection, Iterable

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.message import Message

_TICK = 0.05
_TICKS = 6
"""After input the parser is asked so often, every `_TICK` seconds, whether a lone Esc was a key; then the thread sleeps."""


_ESC = "\x1b"
_WORDS = frozenset("bf")
"""Letters that some terminals send after Esc for Alt and an arrow: a word back, a word on."""
_BEGIN = frozenset("[O")
"""What begins a sequence after Esc."""


class Parser(XTermParser):
    """Takes Esc and a character typed right after it for these two keys, unless Alt with that character is one of the keys `bound`.

    A terminal sends the same bytes for both. Textual takes them for Alt, and a line of text for the character alone, so that Esc
    would be lost on everybody who types on at once.
    """

    def __init__(self, bound: Collection[str] = ()) -> None:
        super().__init__()
        self._bound = bound

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if len(sequence) != 2 or sequence[0] != _ESC or not sequence[1].isprintable() or sequence[1] in _BEGIN | _WORDS:
            return super()._sequence_to_key_events(sequence, alt)
        with_alt = [*super()._sequence_to_key_events(sequence[1], alt=True)]
        if any(key.key in self._bound for key in with_alt if key.key.startswith("alt+")):
            return with_alt
        return [Key("escape", _ESC), *super()._sequence_to_key_events(sequence[1])]


class Keyboard(threading.Thread):
    """Hands every key to `deliver`, until there is nothing to read from. `bound`: the keys that do something, as Textual names them."""

    def __init__(self, fileno: int, deliver: Callable[[Message], None], bound: Collection[str] = ()) -> None:
        super().__init__(name="dateline-keyboard", daemon=True)
        self._fileno = fileno
        self._deliver = deliver
        self._bound = bound
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
        parser = Parser(self._bound)
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
                parser = Parser(self._bound)
