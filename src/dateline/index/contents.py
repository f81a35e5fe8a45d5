"""What an index holds: the last writing of it and, over that, what changed since. Immutable; a commit makes another.

An incident has a *place*: its rank in the base file, or `~n` for the n-th of those that came later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec import Struct

from dateline.index import bits
from dateline.index.base import Run, run_of
from dateline.index.overlay import Change, NumberedRows, Overlaid, Overlay
from dateline.index.records import TABLES, FileRows, Look, Stamp, is_error
from dateline.index.segment import Segment


class _Id(Struct):
    """The id of a summary."""

    id: str


class _Identified(Struct):
    """What of an incident's row says which it is."""

    summary: _Id


class Contents:
    """A segment, or None where nothing was written yet, and an overlay. Every method raises DamagedError as the segment's do."""

    def __init__(self, segment: Segment | None, overlay: Overlay) -> None:
        """What is looked at."""
        self.segment = segment
        self.overlay = overlay

    # --- rows

    def numbered(self, files: list[FileRows], removed: list[str], written_ns: int) -> Change:
        """A commit of these rows, with the document numbers that stock TinyDB would give: one more than the highest that stays."""
        gone = {*removed, *(file.path for file in files)}
        staying = Contents(self.segment, self.overlay.changed(Change(0, list(gone), {})))
        following = {table: staying.last(table) + 1 for table in TABLES}
        found: dict[str, NumberedRows] = {}
        for file in files:
            rows = found[file.path] = {}
            for table, documents in file.rows.items():
                first = following[table]
                following[table] += len(documents)
                rows[table] = list(enumerate(documents, first))[:]  # a copy keeps no room to grow, of which a large library has 5 MB
        return Change(written_ns, sorted(removed), found)

    def last(self, table: str) -> int:
        """The highest document number of a table, 0 where it is empty."""
        found = self.overlay.last(table)
        if found or self.segment is None:
            return found
        hidden = self._hidden_records(table)
        last = next((at for at in range(self.segment.records(table) - 1, -1, -1) if at not in hidden), None)
        return 0 if last is None else self.segment.number(table, last)

    def runs(self, table: str) -> Iterator[Run]:
        """The rows of a table for another base file, file by file; a file without any has none."""
        segment = self.segment
        if segment is not None:
            hidden = sorted(self.hidden)
            for first, last in zip([0, *(file + 1 for file in hidden)], [*hidden, segment.files], strict=True):
                if first < last:
                    yield segment.run(table, first, last)
        for rows in self.overlay.files.values():
            yield run_of((number, memoryview(raw)) for number, raw in rows.get(table, ()))

    def rows(self, table: str) -> Iterator[tuple[int, memoryview]]:
        """Document number and document, as JSON, of every row of a table, in the order of TinyDB."""
        segment = self.segment
        if segment is not None:
            hidden = self._hidden_records(table)
            for at in range(segment.records(table)):
                if at not in hidden:
                    yield segment.number(table, at), segment.record(table, at)
        for some in self.overlay.files.values():
            yield from ((number, memoryview(raw)) for number, raw in some.get(table, ()))

    def row(self, table: str, number: int) -> memoryview | None:
        """A document by its number, as JSON."""
        for some in self.overlay.files.values():
            for one, raw in some.get(table, ()):
                if one == number:
                    return memoryview(raw)
        if self.segment is None:
            return None
        at = self.segment.numbered(table, number)
        return None if at is None or at in self._hidden_records(table) else self.segment.record(table, at)

    def size(self, table: str) -> int:
        """How many rows a table has."""
        count = sum(len(rows.get(table, ())) for rows in self.overlay.files.values())
        return count + (self.segment.records(table) - len(self._hidden_records(table)) if self.segment is not None else 0)

    def rows_of(self, table: str, path: str) -> list[memoryview]:
        """The rows of a table that belong to one file, as JSON."""
        if path in self.overlay.files:
            return [memoryview(raw) for _, raw in self.overlay.files[path].get(table, ())]
        file = self.segment.file_at(path) if self.segment is not None and path not in self.overlay.hidden else None
        return [] if file is None else self.rows_of_file(table, file)

    def rows_of_file(self, table: str, file: int) -> list[memoryview]:
        """The rows of a table that belong to the file of that number in the segment."""
        assert self.segment is not None
        return [self.segment.record(table, at) for at in self.segment.of_file(table, file)]

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Numbers of the segment's files that no longer count."""
        if self.segment is None or not self.overlay.hidden:
            return frozenset()
        found = map(self.segment.file_at, self.overlay.hidden)
        return frozenset(file for file in found if file is not None)

    def _hidden_records(self, table: str) -> frozenset[int]:
        if not self.hidden or self.segment is None:
            return frozenset()
        return frozenset(at for file in self.hidden for at in self.segment.of_file(table, file))

    # --- files

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of a file that was read."""
        found = self.rows_of("files", path)
        return msgspec.json.decode(found[0], type=Stamp) if found else None

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """Path -> look of every file when it was read."""
        found = dict(self.segment.looks()) if self.segment is not None else {}
        for path in self.overlay.hidden:
            found.pop(path, None)
        for rows in self.overlay.files.values():
            found.update((stamp.path, stamp.look) for stamp in (msgspec.json.decode(raw, type=Stamp) for _, raw in rows.get("files", ())))
        return found

    @cached_property
    def broken(self) -> frozenset[str]:
        """The files that have an error."""
        segment = self.segment
        before = (segment.path(file) for file in segment.broken if file not in self.hidden) if segment is not None else ()
        return frozenset((*before, *(path for path, rows in self.overlay.files.items() if any(is_error(raw) for _, raw in rows.get("problems", ())))))

    # --- incidents

    @cached_property
    def _resolved(self) -> tuple[int, list[Overlaid]]:
        """Ranks that count, as a set, and incidents that came later; of two files with one id the first by path counts."""
        segment = self.segment
        if segment is None:
            return 0, self.overlay.incidents
        visible = bits.run(0, segment.count)
        for file in self.hidden:
            for row in self.rows_of_file("incidents", file):
                rank = segment.rank(msgspec.json.decode(row, type=_Identified).summary.id)
                if rank is not None and segment.file(rank) == file:
                    visible &= ~(1 << rank)
        later = []
        for one in self.overlay.incidents:
            rank = segment.rank(one.summary.id)
            if rank is not None and visible >> rank & 1:
                if segment.path(segment.file(rank)) < one.path:
                    continue
                visible &= ~(1 << rank)
            later.append(one)
        return visible, later

    @property
    def visible(self) -> int:
        """The ranks of the segment that count, as a set."""
        return self._resolved[0]

    @property
    def later(self) -> list[Overlaid]:
        """The incidents that came later, as they are listed."""
        return self._resolved[1]

    def place(self, incident_id: str) -> int | None:
        """The place of an incident."""
        if incident_id in self._later_ids:
            return ~self._later_ids[incident_id]
        rank = self.segment.rank(incident_id) if self.segment is not None else None
        return rank if rank is not None and self.visible >> rank & 1 else None

    @cached_property
    def _later_ids(self) -> dict[str, int]:
        return {one.summary.id: number for number, one in enumerate(self.later)}

    @cached_property
    def ahead(self) -> list[int]:
        """For each incident that came later, how many ranks are listed before it."""
        if self.segment is None:
            return [0] * len(self.later)
        return [self.segment.before(one.summary.date, one.summary.id) for one in self.later]
