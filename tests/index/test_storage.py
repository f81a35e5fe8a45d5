"""The files of the index: read by stock TinyDB, written whole or not at all, believed only where their checksums hold."""

from __future__ import annotations

import json
import mmap
import os
import zlib
from array import array
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from dateline.index import columns, storage
from dateline.index import segment as segments
from dateline.index.base import Header, read_first_line
from dateline.index.columns import BLOCK, Checked, DamagedError, bytes_of
from dateline.index.compaction import _commits
from dateline.index.earlier import EarlierVersions, read_earlier
from dateline.index.storage import IndexFiles
from index.making import changed, row, rows
from library.copying import HARBOUR, answers, copied, opened


def test_stock_tinydb_opens_it(tmp_path: Path) -> None:
    root = copied(tmp_path)
    session = opened(root)
    path = session.index.path
    assert path is not None
    with TinyDB(path) as stock:
        assert {"header", "files", "problems", "names", "incidents", "actors", "sources", "claims", "actions"} == stock.tables()
        found = stock.table("incidents").get(Query().summary.id == HARBOUR)
        assert isinstance(found, dict)
        assert found["summary"]["title"] == "Harbour market bombing"
        assert len(stock.table("claims").search(Query().point == "killed")) == 8


def test_a_record_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    IndexFiles(path, "me").commit([rows("a", claims=[{"text": "one\ntwo"}, {"n": 2}])], [])
    lines = path.read_text().splitlines()
    assert json.loads("{" + lines[0].removesuffix(",") + "}" if not lines[0].startswith("{") else lines[0].removesuffix(",") + "}")["header"]
    assert sum(line.startswith('"1":') for line in lines) == 2
    assert json.loads(path.read_text())["claims"]["2"] == {"n": 2, "file": "a"}


def test_nothing_reaches_the_disk_before_a_commit_and_then_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    assert files.contents.size("claims") == 0
    assert not path.exists()
    files.commit([rows("a", claims=[{"n": 1}])], [])
    again = IndexFiles(path, "me")
    assert [row(raw) for _, raw in again.contents.rows("claims")] == [{"n": 1, "file": "a"}]
    assert again.written_ns == files.written_ns
    assert json.loads(path.read_text())["header"]["1"]["identity"] == "me"


def test_a_small_change_is_journaled_and_leaves_the_base_file(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": name}]) for name in "abcdefgh"], [])
    before = path.read_bytes()
    files.commit([rows("c", claims=[{"n": "new"}])], ["a"])
    assert path.read_bytes() == before
    for held in (files, IndexFiles(path, "me")):
        assert [row(raw)["n"] for _, raw in held.contents.rows("claims")] == ["b", "d", "e", "f", "g", "h", "new"]
    assert IndexFiles(path, "me").written_ns == files.written_ns


def test_many_changes_are_folded_into_a_new_base_file_and_nothing_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 0}]) for name in "abcdef"], [])
    for turn, name in enumerate("abcdef", 1):
        files.commit([rows(name, claims=[{"n": turn}])], [])
    assert len([p for p in tmp_path.iterdir() if p.suffix == ".columns"]) == 1
    assert len([p for p in tmp_path.iterdir() if p.suffix == ".journal"]) <= 1
    assert [row(raw)["n"] for _, raw in IndexFiles(path, "me").contents.rows("claims")] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("change", [(b'"n":1', b'"n":2'), (b'"format":', b'"formed":'), (b'"me"', b'"us"'), (b"generation", b"degeneracy")])
def test_a_changed_byte_makes_it_absent(change: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    IndexFiles(path, "me").commit([rows("a", claims=[{"n": 1}])], [])
    assert change[0] in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(*change))
    again = IndexFiles(path, "me")
    assert again.contents.size("files") == 0
    assert again.doubt


@pytest.mark.parametrize("ending", ["columns", "journal"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "one byte", "another's"])
def test_what_lies_beside_is_believed_only_whole_and_for_this_base_file(ending: str, damage: str, tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 1}]) for name in "abcdefgh"], [])
    files.commit([rows("c", claims=[{"n": 2}])], [])
    other = IndexFiles(tmp_path / "other.json", "me")
    other.commit([rows(name, claims=[{"n": 1}]) for name in "stuvwxyz"], [])
    other.commit([rows("w", claims=[{"n": 2}])], [])
    (beside,) = tmp_path.glob(f"index.*.{ending}")
    content = beside.read_bytes()
    if damage == "gone":
        beside.unlink()
    elif damage == "one byte":
        beside.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])
    else:
        beside.write_bytes({"empty": b"", "cut": content[:-5], "another's": next(tmp_path.glob(f"other.*.{ending}")).read_bytes()}[damage])
    again = IndexFiles(path, "me")
    found = [row(raw)["n"] for _, raw in again.contents.rows("claims")]
    earlier = ending == "journal" and damage in ("gone", "empty", "cut")
    # a commit that is not whole was never made: what it read has other stamps than the files, and is read again
    assert found == ([1] * 8 if earlier else [])
    assert bool(again.doubt) != earlier


@pytest.mark.parametrize("ending", ["json", "columns", "journal", "earlier"])
def test_a_pipe_in_the_place_of_a_file_is_refused_and_replaced_and_nothing_waits_for_it(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 1}]) for name in "abcdefgh"], [])
    files.commit([rows("c", claims=[{"n": 2}])], [])
    EarlierVersions(path, files.contents).begin()
    (pipe,) = tmp_path.glob(f"index*.{ending}")
    pipe.unlink()
    os.mkfifo(pipe)
    EarlierVersions(path, files.contents).keep([rows("c", claims=[{"n": 3}])], [])
    assert read_earlier(path, 0) == (None, {}) or ending != "earlier"
    if ending == "journal":
        with pytest.raises(OSError, match="No such device"):  # nobody reads from it
            files.commit([rows("d", claims=[{"n": 3}])], [])
        with pytest.raises(OSError, match="no regular file"):
            _commits(pipe, 0, "")
    again = IndexFiles(path, "me")
    assert again.contents.size("claims") == (8 if ending == "earlier" else 0)
    again.commit([rows(name, claims=[{"n": 4}]) for name in "abcdefgh"], [])
    assert IndexFiles(path, "me").contents.size("claims") == 8
    assert pipe.is_fifo() == (ending == "earlier")


def test_a_commit_that_is_cut_short_is_cut_off_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 1}]) for name in "abcdefgh"], [])
    files.commit([rows("c", claims=[{"n": 2}])], [])
    (journal,) = tmp_path.glob("index.*.journal")
    journal.write_bytes(journal.read_bytes() * 2)
    journal.write_bytes(journal.read_bytes()[:-9])
    again = IndexFiles(path, "me")
    again.commit([rows("d", claims=[{"n": 3}])], [])
    assert [row(raw)["n"] for _, raw in IndexFiles(path, "me").contents.rows("claims")] == [1] * 6 + [2, 3]


def test_damage_in_a_large_index_is_met_when_it_is_looked_at_and_the_index_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SMALL", 0)
    path = tmp_path / "index.json"
    IndexFiles(path, "me").commit([rows(f"{n:03}", claims=[{"n": n, "text": "x" * 2000}]) for n in range(100)], [])
    content = bytearray(path.read_bytes())
    content[content.index(b'"n":90')] ^= 1
    path.write_bytes(content)
    held = IndexFiles(path, "me").contents
    assert held.row("claims", 1) is not None
    with pytest.raises(DamagedError, match="Run the command again"):
        held.row("claims", 91)
    assert not path.exists()


@pytest.mark.parametrize("small", [True, False])
def test_a_file_that_is_cut_while_it_is_open_ends_no_program(small: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not small:
        monkeypatch.setattr(columns, "SMALL", 0)  # mapped
    path = tmp_path / "index.json"
    IndexFiles(path, "me").commit([rows(f"{n:03}", claims=[{"n": n, "text": "x" * 2000}]) for n in range(100)], [])
    held = IndexFiles(path, "me").contents
    assert held.row("claims", 91) is not None
    for file in tmp_path.glob("*.*") if small else [path]:
        os.truncate(file, 0)
    if small:
        assert [row(raw)["n"] for _, raw in held.rows("claims")] == [*range(100)]
    else:
        with pytest.raises(DamagedError, match="Run the command again"):
            held.row("claims", 91)


def test_a_reader_keeps_what_it_opened_while_a_writer_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    writer = IndexFiles(path, "me")
    writer.commit([rows(name, claims=[{"n": 0}]) for name in "abcdef"], [])
    reader = IndexFiles(path, "me").contents
    for turn in range(1, 8):
        writer.commit([rows(name, claims=[{"n": turn}]) for name in "abcdef"[: turn % 6 + 1]], [])
    assert [row(raw)["n"] for _, raw in reader.rows("claims")] == [0] * 6
    assert [row(raw) for _, raw in IndexFiles(path, "me").contents.rows("claims")] == [row(raw) for _, raw in writer.contents.rows("claims")]


def test_a_reader_that_meets_a_writer_halfway_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.json"
    writer = IndexFiles(path, "me")
    writer.commit([rows(name, claims=[{"n": 0}]) for name in "abcdef"], [])
    read, turns = read_first_line, iter((1, 2))

    def meanwhile(data: bytes) -> Header:
        found = read(data)
        turn = next(turns, 0)
        if turn:
            monkeypatch.setattr(storage, "read_first_line", read)
            writer.commit([rows(name, claims=[{"n": turn}]) for name in "abcdef"], [])
            monkeypatch.setattr(storage, "read_first_line", meanwhile)
        return found

    monkeypatch.setattr(storage, "read_first_line", meanwhile)
    reader = IndexFiles(path, "me")
    assert [row(raw)["n"] for _, raw in reader.contents.rows("claims")] == [2] * 6
    assert reader.doubt == ""


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("call", ["replace", "fsync", "pwrite", "ftruncate"])
def test_a_commit_that_fails_leaves_the_old_state(call: str, small: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.json"
    files = IndexFiles(path, "me")
    files.commit([rows(name, claims=[{"n": 1}]) for name in "abcdefgh"], [])
    files.commit([rows("b", claims=[{"n": 1}])], [])
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    fails_here = {"replace": not small, "fsync": True, "pwrite": small, "ftruncate": small}[call]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        change = [rows(name, claims=[{"n": 2}]) for name in ("c" if small else "abcdefgh")]
        if fails_here:
            with pytest.raises(OSError, match="No space"):
                files.commit(change, [])
            assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
        else:
            files.commit(change, [])
    assert [row(raw)["n"] for _, raw in files.contents.rows("claims")] == ([1] * 7 + [2] if small else [2] * 8)


def test_an_incident_comes_back_as_it_went_in(tmp_path: Path) -> None:
    root = copied(tmp_path)
    first = opened(root)
    again = opened(root)
    assert again.refreshed.read == ()
    assert answers(first) == answers(again)
    assert changed(root, first) == ()


@pytest.mark.skipif(not hasattr(mmap, "MADV_WILLNEED"), reason="nothing can be announced here")
def test_only_what_is_asked_for_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Noting(mmap.mmap):
        def madvise(self, option: int, start: int = 0, length: int = 0) -> None:
            advised.append((option, start, length))

    advised = list[tuple[int, int, int]]()
    monkeypatch.setattr(mmap, "mmap", Noting)
    monkeypatch.setattr(columns, "SMALL", 0)
    (tmp_path / "file").write_bytes(data := bytes(mmap.PAGESIZE + 4 * BLOCK))
    with (tmp_path / "file").open("rb") as file:
        found = bytes_of(file.fileno())
    checked = Checked(found, mmap.PAGESIZE, len(data), memoryview(array("I", [zlib.crc32(bytes(BLOCK))] * 4)))
    checked.check(BLOCK + 5, 3 * BLOCK - 5)
    checked.check(2 * BLOCK, 2 * BLOCK + 5)
    assert advised == [(mmap.MADV_RANDOM, 0, 0), (mmap.MADV_WILLNEED, mmap.PAGESIZE + BLOCK, 2 * BLOCK)]
