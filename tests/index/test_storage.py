"""The storage of the index: read by stock TinyDB, written whole or not at all, believed only where its checksum holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from dateline.index.storage import CheckedStorage
from library.copying import HARBOUR, answers, copied, opened


def test_stock_tinydb_opens_it(tmp_path: Path) -> None:
    root = copied(tmp_path)
    session = opened(root)
    path = session.index.path
    assert path is not None
    with TinyDB(path) as stock:
        assert {"header", "files", "problems", "names", "incidents", "actors", "sources", "claims", "actions"} == stock.tables()
        row = stock.table("incidents").get(Query().summary.id == HARBOUR)
        assert isinstance(row, dict)
        assert row["summary"]["title"] == "Harbour market bombing"
        assert len(stock.table("claims").search(Query().point == "killed")) == 8


def test_nothing_reaches_the_disk_before_a_commit_and_then_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    storage = CheckedStorage(path, "me")
    storage.write({"t": {"1": {"a": 1}}})
    assert not path.exists()
    storage.commit()
    again = CheckedStorage(path, "me").read()
    assert again is not None
    assert again["t"] == {"1": {"a": 1}}
    assert json.loads(path.read_text())["header"]["1"]["identity"] == "me"


@pytest.mark.parametrize("change", [(b'"a":1', b'"a":2'), (b'"format":', b'"formed":'), (b"digest", b"digits")])
def test_a_changed_byte_makes_it_absent(change: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    storage = CheckedStorage(path, "me")
    storage.write({"t": {"1": {"a": 1}}})
    storage.commit()
    assert change[0] in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(*change))
    again = CheckedStorage(path, "me")
    assert again.read() is None
    assert again.doubt


def test_a_commit_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.json"
    storage = CheckedStorage(path, "me")
    storage.write({"t": {"1": {"a": 1}}})
    storage.commit()
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for call in ("os.replace", "os.fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(call, full)
            storage.write({"t": {"1": {"a": 2}}})
            with pytest.raises(OSError, match="No space"):
                storage.commit()
        assert path.read_bytes() == before
        assert [p.name for p in tmp_path.iterdir()] == ["index.json"]


def test_an_incident_comes_back_as_it_went_in(tmp_path: Path) -> None:
    root = copied(tmp_path)
    first = opened(root)
    again = opened(root)
    assert again.refreshed.read == ()
    assert answers(first) == answers(again)
