"""A library that a test may change: the small one of the command tests, copied."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

from cli.running import LIBRARY
from dateline.library.session import Session, open_session

TODAY = dt.date(2026, 1, 15)
HARBOUR, ELSEWHERE, BROKEN = "2024-02-10-harbour-bombing", "2023-05-05-elsewhere-shooting", "2024-03-03-broken-shooting"


def copied(tmp_path: Path) -> Path:
    """A copy of the small library whose files are an hour old, as those of a library that nobody edits just now."""
    root = tmp_path / "incidents"
    shutil.copytree(LIBRARY, root)
    for path in root.iterdir():
        age(path, 3600)
    return root


def age(path: Path, seconds: float) -> None:
    """Make a file so many seconds older."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def opened(root: Path, *, rebuild: bool = False) -> Session:
    """A session on a library, its index beside it."""
    return open_session(root, TODAY, {"XDG_CACHE_HOME": str(root.parent / "cache")}, rebuild=rebuild)


def answers(session: Session) -> tuple[object, ...]:
    """Everything that an index answers, comparable."""
    index = session.index
    return tuple(sorted((i, index.incident(i), s, index.text(i)) for i, s in index.summaries.items())), index.problems
