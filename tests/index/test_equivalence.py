"""The index answers as stock TinyDB does: over random documents, histories of commits and queries, both side by side."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Raw
from tinydb import Query, TinyDB
from tinydb.queries import QueryInstance
from tinydb.storages import MemoryStorage

from dateline.index.compaction import compact
from dateline.index.database import OfFile, database
from dateline.index.records import TABLES, FileRows, Stamp
from dateline.index.storage import IndexFiles

PATHS = ("a.yaml", "b.yaml", "folder/c.yaml", "d.yaml", 'é\n"x.yaml')
SOME = ("claims", "actors", "problems")
values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=6) | st.sampled_from(['"', "\\", "\n", " ", "}\n", "ü", "\U0001f600"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
documents = st.fixed_dictionaries({}, optional={"n": st.integers(0, 4), "t": st.text(max_size=5), "v": values})
changes = st.tuples(
    st.dictionaries(st.sampled_from(PATHS), st.dictionaries(st.sampled_from(SOME), st.lists(documents, max_size=3), max_size=3), max_size=4),
    st.lists(st.sampled_from(PATHS), max_size=2),
    st.sampled_from(["", "opened again", "compacted"]),
)


def conditions() -> list[Any]:
    asked = Query()
    simple: list[QueryInstance] = [asked.n == 1, asked.n > 2, asked.t.exists(), asked.v.exists(), asked.t.search("a|b"), asked.n.one_of([0, 4])]
    joined = [simple[0] | simple[2], simple[1] & simple[2], ~simple[0]]
    return [*simple, *joined, *(OfFile(path) for path in PATHS), lambda row: len(row) > 2]


def key(table: str) -> str:
    return "path" if table in ("files", "problems") else "file"


def commit_to_stock(stock: TinyDB, rows: Mapping[str, Mapping[str, list[dict[str, Any]]]], removed: list[str]) -> None:
    """What the program's one commit means, in TinyDB's own words."""
    gone = {*removed, *rows}
    stock._tables.clear()  # a table object remembers the number to come, another process does not
    for table in TABLES:
        stock.table(table).remove(lambda row, table=table: row.get(key(table)) in gone)
    stock._tables.clear()
    for table in TABLES:
        stock.table(table).insert_multiple([row for tables in rows.values() for row in tables.get(table, [])])


def same(ours: TinyDB, stock: TinyDB) -> None:
    """Everything that the program asks of a table."""
    for name in TABLES:
        mine, theirs = ours.table(name), stock.table(name)
        assert len(mine) == len(theirs)
        assert [(doc.doc_id, doc) for doc in mine] == [(doc.doc_id, doc) for doc in theirs]
        assert mine.all() == theirs.all()
        for number in range(-1, 14):
            assert mine.get(doc_id=number) == theirs.get(doc_id=number)
            assert mine.contains(doc_id=number) == theirs.contains(doc_id=number)
        assert mine.get(doc_ids=[3, 1, 99]) == theirs.get(doc_ids=[3, 1, 99])
        for condition in conditions():
            found, expected = mine.search(condition), theirs.search(condition)
            assert [(doc.doc_id, doc) for doc in found] == [(doc.doc_id, doc) for doc in expected]
            assert mine.get(condition) == theirs.get(condition)
            assert mine.count(condition) == theirs.count(condition)
            assert mine.contains(condition) == theirs.contains(condition)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(changes, min_size=1, max_size=7))
def test_it_answers_as_stock_tinydb_after_any_history(history: list[tuple[dict[str, dict[str, list[dict[str, Any]]]], list[str], str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = IndexFiles(Path(folder) / "index.json", "me")
        stock = TinyDB(storage=MemoryStorage)
        clock = itertools.count()
        for tables_of, removed, then in history:
            rows = {}
            for path, tables in tables_of.items():
                stamp = msgspec.to_builtins(Stamp(path, next(clock), 2, 3, 4))
                rows[path] = {"files": [stamp], **{table: [{**one, key(table): path} for one in some] for table, some in tables.items()}}
            files.commit([FileRows(p, {t: [Raw(msgspec.json.encode(r)) for r in some] for t, some in of.items()}) for p, of in rows.items()], removed)
            commit_to_stock(stock, rows, removed)
            if then == "compacted":
                compact(files)
            elif then:
                files = IndexFiles(Path(folder) / "index.json", "me")
            same(database(lambda files=files: files.contents), stock)  # type: ignore[misc]


@settings(max_examples=12, deadline=None)
@given(first=st.lists(documents, max_size=5), new=documents, fields=documents)
def test_writing_through_tinydb_is_seen_through_it_as_in_stock_tinydb(
    first: list[dict[str, Any]], new: dict[str, Any], fields: dict[str, Any]
) -> None:
    files = IndexFiles(None, "me")
    rows = {"a": {"files": [msgspec.to_builtins(Stamp("a", 1, 2, 3, 4))], "claims": [{**one, "file": "a"} for one in first]}}
    files.commit([FileRows("a", {t: [Raw(msgspec.json.encode(r)) for r in some] for t, some in rows["a"].items()})], [])
    ours, stock = database(lambda: files.contents), TinyDB(storage=MemoryStorage)
    commit_to_stock(stock, rows, [])
    for table in (ours.table("claims"), stock.table("claims")):
        table.insert(new)
        table.update(fields, Query().n == 1)
        table.remove(Query().n == 2)
        table.upsert(new, Query().n == 3)
    same(ours, stock)
    for whole in (ours, stock):
        whole.drop_table("claims")
    same(ours, stock)
    assert len(ours.table("files")) == 1
    for whole in (ours, stock):
        whole.drop_tables()
        whole.table("names").insert(new)
    same(ours, stock)
    assert ours.tables() == stock.tables() == {"names"}
    assert len(list(files.contents.rows("claims"))) == len(first)
