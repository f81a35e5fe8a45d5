"""A program on a pseudo-terminal of its own: keys go in, what comes out is kept with its time, and looked at afterwards.

Nothing is interpreted while a program runs, so that measuring takes no time from what is measured.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tui.driver.emulating import Terminal as Shown
from tui.driver.running import KITTY

WIDTH, HEIGHT = 80, 24
MODES = 100
"""So many bytes only set modes; with more, something is shown."""
MOMENT, LONGEST = 0.05, 60.0
"""Seconds without a byte after which it is worth a look, and after which nothing more is waited for."""
T = TypeVar("T")


class NotShownError(Exception):
    """A program did not show what was waited for."""


class Replay:
    """What a terminal showed after each chunk, with its time; going through it again goes on with what came since."""

    def __init__(self, chunks: Sequence[tuple[float, bytes]]) -> None:
        self._chunks, self._seen = chunks, 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._shown = Shown(WIDTH, HEIGHT)
        self._shown.feed("\x1b[?7h")

    def __iter__(self) -> Iterator[tuple[float, Shown]]:
        while self._seen < len(self._chunks):
            at, data = self._chunks[self._seen]
            self._seen += 1
            self._shown.feed(KITTY.sub("", self._decode(data)))
            yield at, self._shown


class Terminal:
    """A program, and all that it wrote: `chunks` of (ms since it was started, bytes)."""

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str], *, standard_input: Path | None = None) -> None:
        """Start it; `standard_input` is a file that it reads in the place of the terminal."""
        self.argv = argv
        self.chunks: list[tuple[float, bytes]] = []
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        given = os.open(standard_input, os.O_RDONLY) if standard_input else os.dup(slave)
        self._began = time.perf_counter()
        self.process = subprocess.Popen(
            argv,
            stdin=given,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        os.close(given)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.read(0.2)
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    @property
    def now(self) -> float:
        """Milliseconds since it was started."""
        return (time.perf_counter() - self._began) * 1000

    def read(self, seconds: float, least: int = 0) -> int:
        """Read for so long, or until so many bytes have come (0: however many come); gives how many came."""
        end, got = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0 and not 0 < least <= got:
            if select.select([self._master], [], [], left)[0]:
                try:
                    data = os.read(self._master, 65536)
                except OSError:  # it has ended
                    break
                self.chunks.append((self.now, data))
                got += len(data)
        return got

    def settle(self, silence: float) -> int:
        """Read until nothing came for `silence` seconds; gives how many bytes came."""
        end, got = time.perf_counter() + LONGEST, 0
        while time.perf_counter() < end and (more := self.read(silence)):
            got += more
        return got

    def wait_for(self, holds: Callable[[Shown], bool]) -> None:
        """Read until something is shown; looks where nothing came for a moment. Raises NotShownError."""
        end, states = time.perf_counter() + LONGEST, Replay(self.chunks)
        while time.perf_counter() < end and not any(holds(shown) for _, shown in states):
            self.settle(MOMENT)
            if self.process.poll() is not None:
                break
        self.first(holds)

    def press(self, keys: str) -> float:
        """Type; gives when."""
        at = self.now
        os.write(self._master, keys.encode())
        return at

    def memory(self) -> float:
        """Resident memory in MB."""
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        raise NotShownError(f"{self.argv[0]} has ended, or there is no /proc to read its memory from")

    def first(self, holds: Callable[[Shown], bool]) -> float:
        """When something held first. Raises NotShownError."""
        for at, shown in Replay(self.chunks):
            if holds(shown):
                return at
        said = b"".join(data for _, data in self.chunks)[-300:]
        raise NotShownError(f"{' '.join(self.argv)[-120:]} did not show what was waited for, but {said!r}")

    def changes(self, of: Callable[[Shown], T]) -> list[tuple[float, T]]:
        """Every new value of something that is seen, and since when."""
        found: list[tuple[float, T]] = []
        for at, shown in Replay(self.chunks):
            value = of(shown)
            if not found or value != found[-1][1]:
                found.append((at, value))
        return found
