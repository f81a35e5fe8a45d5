"""Counts the bytes that the screen sends to a terminal: dateline, dateline with Textual's own driver, a Textual hello-world.

    python tests/bench/ptybench.py [--runs 5] [--size 80x24] [--library PATH]

Each program runs in a pseudo-terminal, in turn within the same minute; medians are printed. First rows is when something
stands on the screen, whole when the last byte of the first paint has come; `j` is held at 30 a second and counted from the
first press to the last, "panes follow" is what comes after the last one; then help is opened, and three seconds are waited
for bytes that nobody asked for.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
SILENCE = 0.4
BETWEEN_FRAMES = 1.0
"""Seconds of silence after which no more of the first paint is waited for."""
MODES = 100
"""So many bytes only set modes; with more, something is shown."""
PRESSES, PAUSE = 20, 1 / 30
COLUMNS = ("first rows, ms", "whole, ms", "first paint", "j, held", "panes follow", "a page down", "help", "palette", "repaint", "idle 3 s")


class Terminal:
    """A program on a pseudo-terminal of its own; counts what it writes."""

    def __init__(self, argv: list[str], width: int, height: int) -> None:
        self.count = 0
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color"}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.began = time.perf_counter()
        self.process = subprocess.Popen(argv, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True)
        os.close(slave)

    def read(self, seconds: float) -> int:
        """Read for so long; how many bytes came."""
        end, got = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.master], [], [], left)[0]:
                try:
                    got += len(os.read(self.master, 65536))
                except OSError:
                    break
        self.count += got
        return got

    def settle(self) -> int:
        """Read until nothing came for a while; how many bytes came."""
        got = 0
        while more := self.read(SILENCE):
            got += more
        return got

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def first_paint(self) -> tuple[float, float, int]:
        """Milliseconds to the first rows and to the last byte of the first whole frame, and the bytes until then."""
        got, first, last = 0, 0.0, self.began
        end = self.began + 30
        while time.perf_counter() < end:
            if select.select([self.master], [], [], BETWEEN_FRAMES if got else 5.0)[0]:
                got += len(os.read(self.master, 65536))
                last = time.perf_counter()
                first = first or (last if got > MODES else 0.0)
            elif got:
                break
        return (first - self.began) * 1000, (last - self.began) * 1000, got

    def end(self) -> None:
        """End the program."""
        self.process.terminate()
        self.read(0.5)
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def measure(argv: list[str], width: int, height: int, *, keys: bool) -> dict[str, float]:
    """One run of a program."""
    terminal = Terminal(argv, width, height)
    found: dict[str, float] = {}
    try:
        found["first rows, ms"], found["whole, ms"], found["first paint"] = terminal.first_paint()
        if keys:
            held = 0
            for _ in range(PRESSES):
                terminal.press("j")
                held += terminal.read(PAUSE)
            found["j, held"] = held / PRESSES
            found["panes follow"] = terminal.settle()
            steps: list[tuple[str, str, str]] = [
                ("a page down", "\x04", ""),
                ("help", "?", "\x07"),
                ("palette", "\x10", "\x07"),
                ("repaint", "\x0c", ""),
            ]
            for name, key, back in steps:
                terminal.press(key)
                found[name] = terminal.settle()
                if back:
                    terminal.press(back)
                    terminal.settle()
        found["idle 3 s"] = terminal.read(3.0)
    finally:
        terminal.end()
    return found


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--library")
    asked = parser.parse_args()
    width, height = map(int, asked.size.split("x"))
    dateline = [sys.executable, "-m", "dateline", *(["--library", asked.library] if asked.library else [])]
    subprocess.run([*dateline, "index"], check=True, stdout=subprocess.DEVNULL)
    programs: dict[str, tuple[list[str], bool]] = {
        "dateline": (dateline, True),
        "driver plain": ([*dateline, "--driver", "plain"], True),
        "Textual hello": ([sys.executable, "-c", HELLO], False),
    }
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(asked.runs):
        for name, (argv, keys) in programs.items():
            runs[name].append(measure(argv, width, height, keys=keys))
    middle: Callable[[str, str], str] = lambda name, column: (  # noqa: E731
        f"{statistics.median(run[column] for run in runs[name]):,.0f}" if column in runs[name][0] else "-"
    )
    print(f"bytes to a terminal of {asked.size}, median of {asked.runs} runs")
    print(f"{'':16}" + "".join(f"{name:>15}" for name in programs))
    for column in COLUMNS:
        print(f"{column:16}" + "".join(f"{middle(name, column):>15}" for name in programs))


if __name__ == "__main__":
    main()
