"""A large index whose journal has grown long is written anew by a process beside, but not for a read-only reader."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.files.walk import walk
from dateline.index import storage
from dateline.index.rows import rows_of
from dateline.library.compaction import compact_beside
from dateline.library.reading import Authority, read
from dateline.library.session import Session
from library.copying import HARBOUR, answers, copied, opened


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A library whose index counts as large, and has a journal that wants to be folded in."""
    for name, value in (("LARGE", 0), ("LEAST_BYTES", 0), ("MOST_BYTES", 4096), ("PATIENCE", 1000)):
        monkeypatch.setattr(storage, name, value)
    root = copied(tmp_path)
    session = opened(root)
    rows = [rows_of(read(root, found, Authority(session.index.names, ""), "")) for found in walk(root) if HARBOUR in found.path]
    for _ in range(5):
        session.index.commit(rows, [], more=True)
    assert session.index.storage.wants_compaction
    return session


def test_a_process_beside_folds_the_journal_in(grown: Session) -> None:
    before = answers(opened(grown.root))
    assert list((grown.root.parent / "cache" / "dateline").glob("*.journal"))
    compact_beside(grown, {**os.environ, "XDG_CACHE_HOME": str(grown.root.parent / "cache")})
    end = time.monotonic() + 20
    while list((grown.root.parent / "cache" / "dateline").glob("*.journal")) and time.monotonic() < end:
        time.sleep(0.02)
    assert time.monotonic() < end
    again = opened(grown.root)
    assert not again.index.storage.wants_compaction
    assert again.refreshed.read == ()
    assert answers(again) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_command_starts_it_but_a_read_only_one_starts_nothing(read_only: bool, grown: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    environment = {"XDG_CACHE_HOME": str(grown.root.parent / "cache"), "DATELINE_LIBRARY": str(grown.root)}
    assert main(["find", "--today", "2026-01-15", *(["--read-only"] if read_only else [])], environment) == 0
    assert [command[1:6] for command in started] == ([] if read_only else [["-P", "-m", "dateline", "index", "--compact"]])
