"""What changed since the base file was written: the rows of files that came or were read again, and files that are gone.

It is held in memory, small, and made again from the journal at opening; where no file can be written it is all there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec
from msgspec import Raw, Struct

from dateline.index.records import IncidentRow
from dateline.ledger.searched import SearchText
from dateline.ledger.summary import Summary

NumberedRows = dict[str, list[tuple[int, Raw]]]
"""Table -> document number and document, as JSON on one line."""


class Change(Struct, frozen=True):
    """One commit: when, which files are gone, and the rows of those that came in the place of what stood for them."""

    written_ns: int
    removed: list[str]
    files: dict[str, NumberedRows]


class Overlaid(Struct, frozen=True):
    """An incident that came after the base file."""

    path: str
    summary: Summary
    text: SearchText
    row: Raw


class Overlay:
    """The rows of changed files, in the order in which they came; `hidden` are the paths whose rows in the base file no longer count."""

    def __init__(self, files: Mapping[str, NumberedRows] | None = None, hidden: Iterable[str] = ()) -> None:
        """Nothing changed, or what is given."""
        self.files: dict[str, NumberedRows] = dict(files or {})
        self.hidden = set(hidden)

    def __bool__(self) -> bool:
        return bool(self.files or self.hidden)

    def changed(self, change: Change) -> Overlay:
        """The overlay after a commit."""
        gone = {*change.removed, *change.files}
        return Overlay({**{path: rows for path, rows in self.files.items() if path not in gone}, **change.files}, self.hidden | gone)

    @cached_property
    def incidents(self) -> list[Overlaid]:
        """The incidents of the changed files, as they are listed; of several with one id the first by path."""
        found: dict[str, Overlaid] = {}
        for path in sorted(self.files):
            for _, raw in self.files[path].get("incidents", ()):
                row = msgspec.json.decode(raw, type=IncidentRow)
                summary = msgspec.json.decode(row.summary, type=Summary)
                found.setdefault(summary.id, Overlaid(path, summary, msgspec.json.decode(row.text, type=SearchText), raw))
        listed = sorted(found.values(), key=lambda one: one.summary.id)
        listed.sort(key=lambda one: one.summary.date, reverse=True)
        return listed

    def last(self, table: str) -> int:
        """The highest document number of a table, 0 where there is none."""
        return max((some[-1][0] for rows in self.files.values() if (some := rows.get(table))), default=0)
