"""The index as TinyDB has it: tables, queries, `get`, `search`, over records that are decoded when they are looked at.

Stock TinyDB over two of its extension points: a storage whose tables are lazy mappings, and a table that reads the documents of
one file by where they are. What is written through this interface is seen through it and goes no further: `Index.commit` writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from dateline.index.contents import Contents
from dateline.index.records import TABLES

Documents = Mapping[str, dict[str, Any]]


class Rows(Mapping[str, dict[str, Any]]):
    """The documents of a table by their number."""

    def __init__(self, contents: Contents, table: str) -> None:
        """The table of that name."""
        self.contents = contents
        self.table = table

    def __getitem__(self, number: str) -> dict[str, Any]:
        found = self.contents.row(self.table, int(number)) if number.isascii() and number.isdigit() and not number.startswith("0") else None
        if found is None:
            raise KeyError(number)
        document: dict[str, Any] = msgspec.json.decode(found)
        return document

    def __iter__(self) -> Iterator[str]:
        return (str(number) for number, _ in self.contents.rows(self.table))

    def __len__(self) -> int:
        return self.contents.size(self.table)

    def items(self) -> Any:
        """Numbers and documents, in order."""
        return ((str(number), msgspec.json.decode(raw)) for number, raw in self.contents.rows(self.table))


class OfFile:
    """A query: the documents that belong to a file. It narrows by itself where the table knows the file's place."""

    def __init__(self, path: str) -> None:
        """The file's path."""
        self.path = path

    def __call__(self, document: Mapping[str, Any]) -> bool:
        """Whether a document belongs to the file."""
        return bool(document.get("file", document.get("path")) == self.path)

    def __hash__(self) -> int:
        return hash((OfFile, self.path))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OfFile) and other.path == self.path


class IndexStorage(Storage):
    """What an index holds, as tables. Writes are kept in memory."""

    def __init__(self, contents: Callable[[], Contents]) -> None:
        """`contents` gives what the index holds at the moment."""
        self._contents = contents
        self._written: dict[str, Any] = {}
        self._dropped: frozenset[str] = frozenset()
        self._over: Contents | None = None

    def read(self) -> dict[str, Any] | None:
        """The tables that hold anything, or None where none does."""
        contents = self._contents()
        if self._over is not contents:
            self._written, self._dropped, self._over = {}, frozenset(), contents
        tables = {table: Rows(contents, table) for table in TABLES if table not in self._dropped and contents.size(table)}
        return {**tables, **self._written} or None

    def write(self, data: Mapping[str, Documents]) -> None:
        """Keep the tables that were changed, and which were dropped, until the index itself changes."""
        self._over = self._contents()
        self._written = {name: table for name, table in data.items() if not isinstance(table, Rows)}
        self._dropped = frozenset(TABLES) - data.keys()


class IndexTable(Table):
    """A table that decodes only the documents that may answer."""

    def search(self, cond: QueryLike) -> list[Document]:
        """The documents that answer a query."""
        rows = self._read_table()
        if not isinstance(cond, OfFile) or not isinstance(rows, Rows):
            return super().search(cond)
        return [self.document_class(document, number) for number, document in _of_file(rows, cond)]


def _of_file(rows: Rows, query: OfFile) -> list[tuple[int, dict[str, Any]]]:
    contents, segment = rows.contents, rows.contents.segment
    later = contents.overlay.files.get(query.path)
    if later is not None:
        found = [(number, msgspec.json.decode(raw)) for number, raw in later.get(rows.table, ())]
    else:
        file = segment.file_at(query.path) if segment is not None and query.path not in contents.overlay.hidden else None
        if segment is None or file is None:
            return []
        at = segment.of_file(rows.table, file)
        found = [(segment.number(rows.table, one), msgspec.json.decode(segment.record(rows.table, one))) for one in at]
    return [(number, document) for number, document in found if query(document)]


class IndexDatabase(TinyDB):
    """TinyDB over an index. No query is cached: what is held changes without a table's knowing."""

    table_class = IndexTable

    def table(self, name: str, **options: Any) -> Table:
        """The table of that name."""
        return super().table(name, **{**options, "cache_size": 0})


def database(contents: Callable[[], Contents]) -> TinyDB:
    """TinyDB over what `contents` gives."""
    return IndexDatabase(storage=lambda: IndexStorage(contents))
