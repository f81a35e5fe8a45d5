"""A bad line to try a program on: 200 ms there and back, 64 kbit/s; by hand, or timed task by task.

    python tests/bench/slowline.py COMMAND...          run a command over it, in this terminal
    python tests/bench/slowline.py --measure           time real tasks on the screen of dateline over it

Every byte leaves when those before it have left at the rate of the line, and arrives after the delay. The far end buffers
so many bytes as a network does, and makes the program wait when that is full. "settled" is from the last key of a task to
the arrival of the last byte that it caused, so it is never less than the round trip.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tty
from collections import deque
from collections.abc import Callable

DELAY, RATE, BUFFER, PACKET = 0.1, 8_000, 16_384, 256
"""Seconds each way, bytes a second, bytes that wait at the far end at most, bytes that arrive together."""
SILENCE = 0.7
TYPING = 0.12
TASKS = (
    ("j, once", ("j",), ("k",)),
    ("j j j j", tuple("jjjj"), tuple("kkkk")),
    ("j held, 20", tuple("j" * 20), ("g",)),
    ("/ker Enter", (*"/ker", "\r"), ("\\",)),
    ("dossier: 2 j j j", tuple("2jjj"), ("1",)),
    ("half a page: ^d", ("2", "\x04"), ("1",)),
    ("sources: 4", ("4",), ("1",)),
    ("zoom: z", ("2", "z"), ("z", "1")),
    ("a day: @2024-01-04", (*"@2024-01-04", "\r"), ("@", "\r")),
    ("timeline: T", ("T",), ("q",)),
    ("map: M", ("M",), ("q",)),
    ("help: ?", ("?",), ("\x07",)),
    ("palette: ^p", ("\x10",), ("\x07",)),
    ("compare: Space Space c", ("g", " ", " ", "c"), ("q", "g", " ", " ")),
    ("queues: D", ("D",), ("q",)),
    ("repaint: ^l", ("\x0c",), ()),
)
"""Name, keys, keys that lead back."""


class Way:
    """One direction of the line: what was put in comes out later, no faster than the rate."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[float, bytes]] = deque()
        self.size = 0
        self._free = 0.0

    def put(self, data: bytes) -> None:
        """Send bytes."""
        for at in range(0, len(data), PACKET):
            packet = data[at : at + PACKET]
            self._free = max(self._free, time.perf_counter()) + len(packet) / RATE
            self.waiting.append((self._free + DELAY, packet))
            self.size += len(packet)

    def take(self) -> bytes:
        """What has arrived by now."""
        arrived = b""
        while self.waiting and self.waiting[0][0] <= time.perf_counter():
            arrived += self.waiting.popleft()[1]
        self.size -= len(arrived)
        return arrived

    @property
    def next(self) -> float:
        """When the next bytes arrive; infinite where none are under way."""
        return self.waiting[0][0] if self.waiting else float("inf")


class SlowLine:
    """A command in a pseudo-terminal at the far end of the line; `show` gets what arrives at this end."""

    def __init__(self, argv: list[str], width: int, height: int, show: Callable[[bytes], object]) -> None:
        self.show = show
        self.up, self.down = Way(), Way()
        self.master, slave = pty.openpty()
        self.resize(width, height)
        self.process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, preexec_fn=lambda: os.close(self.master)
        )
        os.close(slave)
        self.open = True

    def resize(self, width: int, height: int) -> None:
        """Tell the far end the size of this one."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def pump(self, seconds: float, keyboard: int | None = None) -> None:
        """Carry bytes for so long, with the keys of `keyboard` where given; ends with the command."""
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end and (self.open or self.down.waiting):
            reading = [self.master] if self.open and self.down.size < BUFFER else []
            reading += [keyboard] if keyboard is not None else []
            ready = select.select(reading, [], [], max(0.0, min(end, self.up.next, self.down.next, now + 60) - now))[0]
            if keyboard in ready and keyboard is not None:
                self.up.put(os.read(keyboard, 4096))
            if self.master in ready:
                try:
                    self.down.put(os.read(self.master, 4096))
                except OSError:
                    self.open = False
            if self.open and (keys := self.up.take()):
                os.write(self.master, keys)
            if arrived := self.down.take():
                self.show(arrived)


class Watch:
    """Counts what arrives, and when the last of it did."""

    def __init__(self) -> None:
        self.count = 0
        self.last = 0.0

    def __call__(self, arrived: bytes) -> None:
        """Take note."""
        self.count += len(arrived)
        self.last = time.perf_counter()


def by_hand(argv: list[str]) -> int:
    """Run a command over the line in this terminal."""
    line = SlowLine(argv, *os.get_terminal_size(), lambda arrived: os.write(1, arrived))
    signal.signal(signal.SIGWINCH, lambda *_: line.resize(*os.get_terminal_size()))
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        line.pump(float("inf"), keyboard=0)
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    return line.process.wait()


def measure(argv: list[str], width: int, height: int) -> None:
    """Time the tasks, and print a line for each."""
    watch = Watch()
    began = time.perf_counter()
    line = SlowLine(argv, width, height, watch)
    print(f"over {2 * DELAY * 1000:.0f} ms and {RATE * 8 / 1000:.0f} kbit/s, {width}x{height}\n{'task':26}{'settled':>10}{'bytes':>9}")

    def settled(name: str) -> None:
        line.pump(SILENCE)
        while time.perf_counter() - watch.last < SILENCE or line.down.waiting:
            line.pump(0.1)
        if name:
            print(f"{name:26}{(watch.last - began) * 1000:>7.0f} ms{watch.count:>9,}", flush=True)

    try:
        while not watch.count:
            line.pump(0.05)
        settled("open")
        for name, keys, back in TASKS:
            watch.count, watch.last = 0, time.perf_counter()
            for key in keys:
                began = time.perf_counter()
                line.up.put(key.encode())
                line.pump(TYPING if "held" not in name else 1 / 30)
            settled(name)
            for key in back:
                line.up.put(key.encode())
                line.pump(TYPING)
            settled("")
    finally:
        line.process.terminate()
        line.pump(0.5)
        line.process.kill()
        line.process.wait()


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--size", default="80x24")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    command = asked.command or [sys.executable, "-m", "dateline"]
    if asked.measure:
        measure(command, *map(int, asked.size.split("x")))
        return 0
    with contextlib.suppress(KeyboardInterrupt):
        return by_hand(command)
    return 130


if __name__ == "__main__":
    sys.exit(main())
