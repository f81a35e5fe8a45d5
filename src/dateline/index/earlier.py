"""What files said before: the rows that others were put in the place of, kept beside the index where nothing else remembers them.

`KEY.earlier` is a file of lines, each a checksum and its JSON: first when the record was begun, then one entry for each file that
was read again and said something else, came or went. A line that was cut short is passed over. The record begins anew where an
index could not be believed, since what changed before that is not known.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from dateline.index.beside import open_regular
from dateline.index.columns import DamagedError
from dateline.index.contents import Contents
from dateline.index.records import CHILD_TABLES, FileRows
from dateline.index.rows import head_of, incident_from
from dateline.model.actor import Name
from dateline.model.incident import Incident

MOST_BYTES = 1 << 24
"""Bytes of a record above which its older half is let go."""


class Earlier(Struct, frozen=True):
    """A file as it was until `at_ns` (ns of the clock), when another content was met: no rows where it was not `there`, or had problems."""

    at_ns: int
    path: str
    there: bool
    rows: dict[str, list[Raw]] = {}

    @property
    def incident(self) -> Incident | None:
        """The incident that the file held; None where there was none that could be read, or this version does not know its form."""
        if "incidents" not in self.rows:
            return None
        children = {table: [memoryview(raw) for raw in self.rows.get(table, ())] for table in CHILD_TABLES}
        try:
            return incident_from(memoryview(self.rows["incidents"][0]), children)
        except msgspec.MsgspecError:
            return None

    @property
    def names(self) -> dict[str, Name]:
        """Id -> entry of the authority file."""
        with contextlib.suppress(msgspec.MsgspecError):
            return {name.id: name for name in (msgspec.json.decode(raw, type=Name) for raw in self.rows.get("names", ()))}
        return {}


class EarlierVersions:
    """The record of one index. It is written to under the lock of the index only; where it cannot be written, it ends."""

    def __init__(self, index_path: Path | None, before: Contents) -> None:
        """`before` is what the index holds before anything is committed."""
        self._path = index_path.with_suffix(".earlier") if index_path is not None else None
        self._before = before
        self._knows = before.segment is not None or bool(before.overlay)

    def keep(self, files: Sequence[FileRows], removed: Sequence[str]) -> None:
        """Note what stood for files that say something else now. Call it before they are committed."""
        if self._path is None:
            return
        try:
            lines = self._changed(files, removed) if self._knows and self._path.exists() else []
        except DamagedError:
            self._knows = False
        if self._knows:
            self._append(b"".join(lines))
        else:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _changed(self, files: Sequence[FileRows], removed: Sequence[str]) -> list[bytes]:
        now, lines = time.time_ns(), []
        for path, rows in (*((file.path, file.rows) for file in files), *((path, None) for path in removed)):
            there = bool(self._before.rows_of("files", path))
            old = _telling({table: self._before.rows_of(table, path) for table in ("names", "incidents", *CHILD_TABLES)})
            if there != (rows is not None) or old != _telling(rows or {}):
                lines.append(_line(Earlier(now, path, there, {table: [Raw(raw) for raw in some] for table, some in old.items()})))
        return lines

    def begin(self) -> None:
        """Begin a record where there is none; shorten one that grew long. Call it when all is committed."""
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            if not self._path.exists():
                self._append(_line(Earlier(time.time_ns(), "", there=False)))
            elif self._path.stat().st_size > MOST_BYTES:
                self._shorten(self._path)

    def _append(self, lines: bytes) -> None:
        if not lines or self._path is None:
            return
        with contextlib.suppress(OSError):
            descriptor = open_regular(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                end = os.fstat(descriptor).st_size
                torn = end > 0 and os.pread(descriptor, 1, end - 1) != b"\n"
                file.write((b"\n" if torn else b"") + lines)
                os.fsync(descriptor)

    @staticmethod
    def _shorten(path: Path) -> None:
        lines = list(_lines(path))
        kept = lines[len(lines) // 2 :]
        fresh = path.with_suffix(".earlier-new")
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_line(Earlier(kept[0].at_ns, "", there=False)))
            file.writelines(map(_line, kept))
            file.flush()
            os.fsync(descriptor)
        os.replace(fresh, path)


def read_earlier(index_path: Path | None, since_ns: int) -> tuple[int | None, dict[str, Earlier]]:
    """When the record begins (None: there is none), and how each file that changed since a moment was then, by path."""
    begun, found = None, dict[str, Earlier]()
    with contextlib.suppress(OSError):
        for entry in _lines(index_path.with_suffix(".earlier")) if index_path is not None else ():
            if not entry.path:
                begun = entry.at_ns
            elif entry.at_ns >= since_ns:
                found.setdefault(entry.path, entry)
    return begun, found


def _telling(rows: Mapping[str, Sequence[Raw | memoryview]]) -> dict[str, list[bytes]]:
    """What of a file's rows was written by hand: no stamp, no problem, nothing derived."""
    found = {table: [bytes(raw) for raw in rows.get(table, ())] for table in ("names", *CHILD_TABLES)}
    found["incidents"] = [head_of(raw) for raw in rows.get("incidents", ())]
    return {table: some for table, some in found.items() if some}


def _line(entry: Earlier) -> bytes:
    text = msgspec.json.encode(entry)
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _lines(path: Path) -> Iterator[Earlier]:
    """The entries of a record, oldest first. Raises OSError."""
    with os.fdopen(open_regular(path, os.O_RDONLY), "rb") as file:
        for line in file:
            digest, _, text = line.rstrip(b"\n").partition(b" ")
            with contextlib.suppress(ValueError, msgspec.MsgspecError):
                if int(digest, 16) == zlib.crc32(text):
                    yield msgspec.json.decode(text, type=Earlier)
