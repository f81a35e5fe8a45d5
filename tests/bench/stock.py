"""The same base file opened by TinyDB as it comes, and by dateline: until one search is answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tinydb import TinyDB, where

from bench.events import session_on
from bench.setting import Setting
from bench.table import Line

JOB = "TinyDB: open, and search one country"


def lines(setting: Setting) -> Iterator[Line]:
    """Both in turn, so many runs; they must find the same."""
    path = setting.index(setting.documents)
    pairs = [(_took(lambda: session_on(path).index.database), _took(lambda: TinyDB(path, access_mode="r"))) for _ in range(setting.runs)]
    yield Line(JOB, f"{setting.documents:,} documents", "ms", [ours for ours, _ in pairs], "stock TinyDB", [theirs for _, theirs in pairs], ratio=1.0)


def _took(opened: Callable[[], TinyDB]) -> float:
    began = time.perf_counter()
    with closing(opened()) as database:
        found = len(database.table("incidents").search(where("summary")["country"] == "IR"))
    assert found, Path(__file__).name
    return (time.perf_counter() - began) * 1000
