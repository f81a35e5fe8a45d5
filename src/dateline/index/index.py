"""The index: a TinyDB database derived from the files and from nothing else. The only importer of tinydb.

Tables: `incidents` (head, summary row, searchable text), `actors`, `sources`, `claims`, `actions` (one row a record, with
its file), `names` (the authority file), `files` (stamps) and `problems`. Delete it and it comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from dateline.index.records import CHILD_TABLES, Indexed, Stamp, documents, incident_from
from dateline.index.storage import CheckedStorage, Tables
from dateline.ledger.matches import SearchText
from dateline.ledger.summary import Summary
from dateline.model.actor import Name
from dateline.model.incident import Incident, Relation
from dateline.model.problem import Problem

TABLES = ("files", "problems", "names", "incidents", *CHILD_TABLES)


class Index:
    """One library's index. Reads are answered from what was loaded once; `commit` is the only way to change it."""

    def __init__(self, path: Path | None, identity: str) -> None:
        """Open the index at `path` (None: in memory). Raises nothing: what cannot be trusted counts as empty."""
        self.storage = CheckedStorage(path, identity)
        self.database = TinyDB(storage=lambda: self.storage)
        self._incidents: dict[str, Incident] = {}

    @property
    def path(self) -> Path | None:
        """Where the index is kept, or None in memory."""
        return self.storage.path

    def stamps(self) -> dict[str, Stamp]:
        """Path -> stamp of every file that was read."""
        return {row["path"]: msgspec.convert(dict(row), Stamp) for row in self.database.table("files")}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems and warnings of the files, by path and place."""
        found = [msgspec.convert(dict(row), Problem) for row in self.database.table("problems")]
        return tuple(sorted(found, key=lambda p: (p.path, p.line, p.column)))

    @cached_property
    def summaries(self) -> dict[str, Summary]:
        """Id -> summary of every incident; of two files with one id the first by path."""
        rows = sorted(self._rows.values(), key=lambda row: str(row["file"]), reverse=True)
        return {row["summary"]["id"]: msgspec.convert(row["summary"], Summary) for row in rows}

    @cached_property
    def names(self) -> dict[str, Name]:
        """Id -> entry of the authority file; an actor that bears such an id is one and the same in every incident."""
        return {row["id"]: msgspec.convert(dict(row), Name) for row in self.database.table("names")}

    def text(self, incident_id: str) -> SearchText:
        """The searchable text of an incident. Raises KeyError."""
        return self._texts[self.summaries[incident_id].path]

    def incident(self, incident_id: str) -> Incident:
        """The whole incident. Raises KeyError where the index has none of that id."""
        path = self.summaries[incident_id].path
        if path not in self._incidents:
            children = {table: self._children[table].get(path, []) for table in CHILD_TABLES}
            self._incidents[path] = incident_from(self._rows[path]["head"], children)
        return self._incidents[path]

    def relations_to(self, incident_id: str) -> list[tuple[str, Relation]]:
        """The relations that other incidents type to this one, each with the id of the other."""
        return [(other, relation) for other, relation in self._relations.get(incident_id, ()) if other in self.summaries]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The documents of a table as they are stored; quick, and enough for names and ids."""
        return list((self.storage.read() or Tables()).get(table, {}).values())

    def commit(self, entries: Iterable[Indexed], removed: Collection[str]) -> None:
        """Put `entries` in the place of what stood for their files, take the `removed` paths out, and write once.

        Raises OSError where it cannot be written; the answers of this object are the new ones all the same.
        """
        entries = list(entries)
        gone = set(removed) | {entry.stamp.path for entry in entries}
        for name in TABLES:
            key = "path" if name in ("files", "problems") else "file"
            table = self.database.table(name, cache_size=0)
            if gone and len(table):
                table.remove(lambda row, key=key: row.get(key) in gone)
        merged: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for entry in entries:
            for name, rows in documents(entry).items():
                merged[name] += rows
        for name, rows in merged.items():
            self.database.table(name, cache_size=0).insert_multiple(rows)
        self._forget()
        self.storage.commit()

    def clear(self) -> None:
        """Forget everything, as if the file were not there."""
        self.storage.write({})
        self.database.drop_tables()
        self._forget()

    @cached_property
    def _rows(self) -> dict[str, dict[str, Any]]:
        return {row["file"]: dict(row) for row in self.database.table("incidents")}

    @cached_property
    def _relations(self) -> dict[str, list[tuple[str, Relation]]]:
        found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for row in self._rows.values():
            for typed in row["head"].get("related", ()):
                relation = msgspec.convert(typed, Relation)
                found[relation.incident].append((row["summary"]["id"], relation))
        return found

    @cached_property
    def _texts(self) -> dict[str, SearchText]:
        return {path: msgspec.convert(row["text"], SearchText) for path, row in self._rows.items()}

    @cached_property
    def _children(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        found: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for table in CHILD_TABLES:
            by_file: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for row in self.database.table(table):
                by_file[row["file"]].append(dict(row))
            found[table] = by_file
        return found

    def _forget(self) -> None:
        self._incidents.clear()
        for name in ("problems", "summaries", "names", "_rows", "_texts", "_children", "_relations"):
            self.__dict__.pop(name, None)
