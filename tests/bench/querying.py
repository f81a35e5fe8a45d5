"""A query as it is typed: the answer to every key, against SQLite FTS5 in one process and against fzf on the screen."""

from __future__ import annotations

import contextlib
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator

from bench.events import session_on
from bench.opening import is_whole, whole_of
from bench.programs import FZF, fzf, is_there, on_records
from bench.queries import prefixes
from bench.setting import Setting
from bench.table import Line, percentile
from bench.terminal import HEIGHT, LONGEST, Terminal
from dateline.library.find import answer
from dateline.query import parse_query
from dateline.tui.layout import list_region
from tui.driver.emulating import Terminal as Shown

FTS = "SQLite FTS5"
ROWS = 50
"""Rows of an answer that are made, by both."""
CLEAR = "\x15"


def lines(setting: Setting) -> Iterator[Line]:
    """In one process first, then on the screen."""
    job = f"Query as you type, {setting.middle:,} events, in one process"
    ours, theirs = list[list[float]](), list[list[float]]()
    with contextlib.ExitStack() as stack:
        try:
            peer, missing = stack.enter_context(_fts(setting)), ""
        except sqlite3.OperationalError as error:
            peer, missing = None, f"skipped ({error})"
        for _ in range(setting.runs):
            ours.append(_times(setting, _ours(setting)))
            if peer is not None:
                theirs.append(_times(setting, peer))
    yield from _both(job, ours, FTS, theirs, missing, ratio=1.0, most=40)
    job = f"Query as you type, {setting.middle:,} events, key to the list that answers it on the screen"
    ours, theirs = [], []
    for _ in range(setting.runs):
        with Terminal(on_records(setting, setting.middle), setting.environment) as terminal:
            terminal.wait_for(is_whole)
            terminal.press("/")
            terminal.settle(setting.silence)
            ours.append(_typed(setting, terminal, slice(0, sum(list_region(80, HEIGHT)[1::2]))))
        if is_there(FZF):
            with fzf(setting, setting.texts(setting.middle)) as terminal:
                terminal.wait_for(whole_of(setting, FZF))
                terminal.settle(setting.silence)
                theirs.append(_typed(setting, terminal, slice(0, HEIGHT)))
    yield from _both(job, ours, FZF, theirs, "" if theirs else "not installed", ratio=0.2)


def _both(
    job: str, ours: list[list[float]], peer: str, theirs: list[list[float]], missing: str, *, ratio: float, most: float | None = None
) -> Iterator[Line]:
    middle = [[statistics.median(run) for run in side] for side in (ours, theirs)]
    late = [[percentile(run, 0.95) for run in side] for side in (ours, theirs)]
    yield Line(job, "p50 a key", "ms", middle[0], peer, middle[1], instead=missing)
    yield Line(job, "p95 a key", "ms", late[0], peer, late[1], ratio, most, instead=missing)


def _ours(setting: Setting) -> Callable[[str], int]:
    session = session_on(setting.index(setting.middle))

    def ask(key: str) -> int:
        found = answer(session, parse_query(key))
        list(found.summaries[:ROWS])
        return len(found.summaries)

    return ask


@contextlib.contextmanager
def _fts(setting: Setting) -> Iterator[Callable[[str], int]]:
    """Answers by FTS5 over the same texts: the best rows and how many there are. It finds beginnings of words, not what is within."""
    index = setting.index(setting.middle)
    path = index.with_suffix(".fts")
    with contextlib.closing(sqlite3.connect(path)) as base:
        if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
            listing = session_on(index).index.listing
            texts = (listing.text(place) for place in listing.everything)
            base.execute("CREATE VIRTUAL TABLE texts USING fts5(lead, names, rest, prefix='1 2 3')")
            base.executemany("INSERT INTO texts VALUES (?, ?, ?)", ((text.lead, text.names, text.rest) for text in texts))
            base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
            base.commit()

        def ask(key: str) -> int:
            match = " ".join(f'"{word}"' for word in key.split()) + "*"
            base.execute(f"SELECT rowid, lead FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {ROWS}", (match,)).fetchall()
            return int(base.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (match,)).fetchone()[0])

        yield ask


def _times(setting: Setting, ask: Callable[[str], int]) -> list[float]:
    found = []
    for key in prefixes(setting.typed):
        began = time.perf_counter()
        ask(key)
        found.append((time.perf_counter() - began) * 1000)
    return found


def _typed(setting: Setting, terminal: Terminal, rows: slice) -> list[float]:
    """Milliseconds from each key to the last change of those rows before the next."""
    windows, before = list[tuple[float, float]](), ""
    for key in prefixes(setting.typed):
        if not key.startswith(before):
            terminal.press(CLEAR)
            terminal.settle(setting.silence)
            before = ""
        for letter in key[len(before) :]:  # a space asks nothing new, and is not counted
            at = terminal.press(letter)
            terminal.read(LONGEST, 1)
            terminal.settle(setting.between)
        windows.append((at, terminal.now))
        before = key

    def seen(shown: Shown) -> tuple[str, ...]:
        return tuple(shown.text(y) for y in range(HEIGHT)[rows])

    changed = [at for at, _ in terminal.changes(seen)]
    return [max((at for at in changed if begin < at < end), default=begin) - begin for begin, end in windows]
