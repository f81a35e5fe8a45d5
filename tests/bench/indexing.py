"""Making the index of many files, and noticing that one of them changed."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

from bench.opening import is_whole
from bench.programs import GIT, dateline, is_there
from bench.setting import Setting
from bench.table import Line
from bench.terminal import LONGEST, Terminal

LOOK = 0.001
"""Seconds between two looks at the index."""
EVENTS = """
import os, sys, yaml
from multiprocessing import get_context
from pathlib import Path
def read(path):
    with open(path, "rb") as file:
        for event in yaml.parse(file, Loader=yaml.CSafeLoader):
            pass
if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).glob("*.yaml"))
    with get_context("fork").Pool() as pool:
        pool.map(read, paths, chunksize=100)
"""
"""The bare event loop of libyaml over the same files, on all processors."""


def lines(setting: Setting) -> Iterator[Line]:
    """Cold, then one file changed."""
    root = setting.many
    indexing, peer = dateline("index", library=root), [sys.executable, "-c", EVENTS, str(root)]
    ours, theirs = [], []
    for _ in range(setting.runs):
        setting.forget()
        ours.append(_timed(setting, indexing))
        theirs.append(_timed(setting, peer))
    job = f"Cold index of {setting.files:,} YAML files"
    yield Line(job, "clock", "ms", [t for t, _ in ours], "libyaml events", [t for t, _ in theirs], ratio=1.6)
    yield Line(job, "processors in use", "", [c for _, c in ours], "libyaml events", [c for _, c in theirs])
    job = f"One file changed of {setting.files:,}"
    status = ["git", "-C", str(root), "status", "--porcelain"]
    whole, watched, beside_whole, beside_watched = list[float](), list[float](), list[float](), list[float]()
    with Terminal(dateline(library=root), setting.environment) as terminal:
        terminal.wait_for(is_whole)
        terminal.settle(2 * setting.silence)  # until the folder is watched
        for turn in range(setting.runs):
            watched.append(_followed(setting, terminal, turn))
            beside_watched += [setting.ran(status)] if is_there(GIT) else []
    for turn in range(setting.runs):
        setting.change(turn)
        whole.append(setting.ran(indexing))
        beside_whole += [setting.ran(status)] if is_there(GIT) else []
    missing = "" if is_there(GIT) else "not installed"
    yield Line(job, "an open screen", "ms", watched, GIT, beside_watched, ratio=1.5, instead=missing)
    yield Line(job, "whole process", "ms", whole, GIT, beside_whole, ratio=1.5, instead=missing)


def _followed(setting: Setting, terminal: Terminal, turn: int) -> float:
    """Milliseconds from the change of a file until an open screen, which watches, has read it and written it to the index."""
    terminal.settle(2 * setting.silence)
    before = setting.journals()
    setting.change(turn)
    at = terminal.now
    while setting.journals() == before and terminal.now - at < LONGEST * 1000:
        time.sleep(LOOK)
    return terminal.now - at


def _timed(setting: Setting, argv: list[str]) -> tuple[float, float]:
    """Milliseconds of the clock, and how many processors were busy meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = setting.ran(argv)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000 / took
