"""A large index is written anew beside those who read and write it, and nothing that they do meanwhile is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from dateline.index import storage
from dateline.index.compaction import compact
from dateline.index.storage import IndexFiles
from index.making import row, rows

NAMES = "abcdef"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of six files, five of them in the journal: longer than a small one's, and it counts as large."""
    monkeypatch.setattr(storage, "LARGE", 0)
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 0}]) for name in NAMES], [])
    before = path.read_bytes()
    for name in NAMES[:5]:
        files.commit([rows(name, claims=[{"n": 1}])], [])
    assert path.read_bytes() == before
    assert files.wants_compaction
    assert not files.unfinished
    return path


def held(path: Path) -> list[Any]:
    return [row(raw)["n"] for _, raw in IndexFiles(path, "me").contents.rows("claims")]


def endings(path: Path) -> list[str]:
    return sorted(p.suffix for p in path.parent.iterdir())


def test_it_folds_the_journal_in(path: Path) -> None:
    before = path.read_bytes()
    files = IndexFiles(path, "me")
    assert compact(files)
    assert path.read_bytes() != before
    assert held(path) == [row(raw)["n"] for _, raw in files.contents.rows("claims")] == [0, 1, 1, 1, 1, 1]
    assert endings(path) == [".columns", ".compacting", ".json", ".lock"]
    assert not files.wants_compaction


def test_what_is_committed_meanwhile_is_kept(path: Path) -> None:
    other = IndexFiles(path, "me")
    assert other.contents.size("claims") == 6
    turns = iter((2, 3))

    def meanwhile(done: int, of: int) -> None:
        for turn in turns:
            with other.locked():
                other.look_again()
                other.commit([rows("f", claims=[{"n": turn}])], ["a"])

    files = IndexFiles(path, "me")
    assert compact(files, meanwhile)
    assert held(path) == [row(raw)["n"] for _, raw in files.contents.rows("claims")] == [1, 1, 1, 1, 3]
    assert IndexFiles(path, "me").written_ns == other.written_ns
    with other.locked():
        assert other.look_again()
        other.commit([rows("g", claims=[{"n": 4}])], [])
    assert held(path) == [1, 1, 1, 1, 3, 4]


def test_it_gives_way_to_whoever_wrote_all_anew_meanwhile(path: Path) -> None:
    turns = iter([1])

    def meanwhile(done: int, of: int) -> None:
        for _ in turns:
            other = IndexFiles(path, "me")
            other.clear()
            other.commit([rows("z", claims=[{"n": 9}])], [])

    assert not compact(IndexFiles(path, "me"), meanwhile)
    assert held(path) == [9]
    assert endings(path) == [".columns", ".compacting", ".json", ".lock"]


def test_one_at_a_time(path: Path) -> None:
    before = path.read_bytes()
    with IndexFiles(path, "me").beside.locked("compacting"):
        assert not compact(IndexFiles(path, "me"))
    assert path.read_bytes() == before


def test_a_failure_leaves_everything_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = sorted(p.name for p in path.parent.iterdir())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def meanwhile(done: int, of: int) -> None:
        monkeypatch.undo()
        other = IndexFiles(path, "me")
        monkeypatch.setattr(storage, "LARGE", 0)
        other.commit([rows("f", claims=[{"n": 2}])], [])
        monkeypatch.setattr(os, "replace", fail)

    with pytest.raises(OSError, match="No space"):
        compact(IndexFiles(path, "me"), meanwhile)
    monkeypatch.undo()
    assert sorted(p.name for p in path.parent.iterdir()) == sorted({*there, "index.compacting", "index.lock"})
    assert held(path) == [1, 1, 1, 1, 1, 2]


def test_a_journal_that_nobody_folds_in_is_folded_in_at_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "PATIENCE", 2)
    files = IndexFiles(path, "me")
    before = path.read_bytes()
    for number in range(4):
        files.commit([rows(f"new{number}", claims=[{"n": 5}])], [])
    assert path.read_bytes() != before
    assert len(held(path)) == 10


def test_what_a_kill_left_is_swept_up_but_not_what_another_just_writes(path: Path) -> None:
    left = path.with_name(".index.0a1b2c3d.tmp")
    files = IndexFiles(path, "me")
    left.write_bytes(b"left")
    with files.beside.locked("compacting"):
        files.clear()
        files.commit([rows("a", claims=[{"n": 1}])], [])
    assert left.exists()
    files.clear()
    files.commit([rows("a", claims=[{"n": 1}])], [])
    assert not left.exists()
    left.write_bytes(b"left")
    assert compact(IndexFiles(path, "me"))
    assert not left.exists()
