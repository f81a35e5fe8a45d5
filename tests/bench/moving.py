"""`j` held down: until each frame is finished, the bytes of it, and the memory with the screen open."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.opening import is_whole, whole_of
from bench.programs import VISIDATA, is_there, on_records, visidata
from bench.setting import Setting
from bench.table import Line, percentile
from bench.terminal import Terminal
from tui.driver.emulating import Terminal as Shown

PAUSE = 1 / 30
"""Seconds between two keys, as a terminal repeats them."""


@dataclass
class Held:
    """One run: ms a key, ascending; the rest in rows, bytes and MB."""

    times: list[float]
    rows: int
    moving: float
    following: int
    idle: int
    paint: int
    memory: float


def lines(setting: Setting) -> Iterator[Line]:
    """dateline and VisiData in turn, so many runs."""
    ours, theirs = list[Held](), list[Held]()
    for _ in range(setting.runs):
        dateline = Terminal(on_records(setting, setting.middle), setting.environment)
        ours.append(_held(setting, dateline, is_whole, _row_of_dateline))
        if is_there(VISIDATA):
            theirs.append(_held(setting, visidata(setting, setting.middle), whole_of(setting, VISIDATA), _row_of_visidata))
    missing = "" if theirs else "not installed"

    def line(job: str, at: str, unit: str, of: Callable[[Held], float], ratio: float | None = None, most: float | None = None) -> Line:
        return Line(job, at, unit, [*map(of, ours)], VISIDATA, [*map(of, theirs)], ratio, most, instead=missing)

    job = f"Key to finished frame, `j` held, {setting.middle:,} events"
    yield line(job, "p50", "ms", lambda held: statistics.median(held.times), 1.0)
    yield line(job, "p95", "ms", lambda held: percentile(held.times, 0.95), 1.0, 16)
    moved = [held.rows for held in ours]
    yield Line(job, f"rows for {setting.presses} keys", "rows", moved, VISIDATA, [h.rows for h in theirs], least=setting.presses, instead=missing)
    job = "Bytes to the terminal, 80x24"
    yield line(job, "a `j`, moving", "B", lambda held: held.moving, most=200)
    yield line(job, "the panes follow", "B", lambda held: held.following, most=700)
    yield line(job, f"idle for {setting.idle:g} s", "B", lambda held: held.idle, most=0)
    yield line(job, "first paint", "B", lambda held: held.paint, most=12_000)
    yield line("Memory, screen open", f"{setting.middle:,} events", "MB", lambda held: held.memory, 0.5)


def _held(setting: Setting, terminal: Terminal, whole: Callable[[Shown], bool], row: Callable[[Shown], int | None]) -> Held:
    with terminal:
        terminal.wait_for(whole)
        terminal.settle(setting.silence)
        paint = sum(len(data) for _, data in terminal.chunks)
        memory = terminal.memory()
        pressed, moving = [], 0
        for _ in range(setting.presses):
            pressed.append(terminal.press("j"))
            moving += terminal.read(PAUSE)
        following = terminal.settle(setting.silence)
        idle = terminal.read(setting.idle)
    stood = [(at, number) for at, number in terminal.changes(row) if number]
    began = next(number for at, number in reversed(stood) if at < pressed[0])
    times = [next((at for at, number in stood if number >= began + n), float("inf")) - when for n, when in enumerate(pressed, 1)]
    return Held(sorted(times), stood[-1][1] - began, moving / setting.presses, following, idle, paint, memory)


def _row_of_dateline(shown: Shown) -> int | None:
    """Where the cursor is, by the bar above the list."""
    found = re.search(r"Incidents (\d+)/", shown.text(1))
    return int(found[1]) if found else None


def _row_of_visidata(shown: Shown) -> int | None:
    """The number that the row under the cursor has in its first column."""
    for y in range(2, shown.lines):
        if shown.buffer[y][0].reverse and (found := re.match(r"\s*(\d+)", shown.text(y))):
            return int(found[1])
    return None
