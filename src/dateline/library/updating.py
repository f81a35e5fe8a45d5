"""Reading the files that an index lacks or has otherwise, and committing what they say."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from dateline.files.walk import AUTHORITY, Found
from dateline.index import FileRows, Index
from dateline.index.earlier import EarlierVersions
from dateline.index.rows import Indexed, rows_of
from dateline.library.reading import Authority, ToRead, authority_of, read_files, read_names_file
from dateline.library.refresh import Told, incident_id

BATCH = 500
"""Files whose rows are kept together while many are read: what an interruption finds read is not read again."""


def update(
    root: Path, found: Mapping[str, Found], stale: set[str], index: Index, tell: Told, earlier: EarlierVersions | None
) -> tuple[list[str], list[str]]:
    """Read what is stale and commit it: many files in several commits, so that what was read before an interruption is kept.

    `earlier` is the record of what files said before; None where nothing can be written.
    """
    removed = sorted(index.looks.keys() - found.keys())
    authority, entry = _authority(root, found, index, stale)
    if AUTHORITY in stale:
        held = index.storage.contents
        stale = stale | {path for path in found if (stamp := held.stamp(path)) is None or stamp.names != authority.digest}
    files = _to_read(found, stale)

    def commit(rows: list[FileRows], gone: list[str], *, more: bool) -> None:
        with contextlib.suppress(OSError) if earlier is None else contextlib.nullcontext():
            index.commit(rows, gone, lambda done, of: tell("Ordering", done, of), more=more, earlier=earlier)

    waiting: list[FileRows] = []
    with contextlib.closing(read_files(root, files, authority)) as reading:
        try:
            for done, rows in enumerate(reading, 1):
                waiting.append(rows)
                tell("Reading", done, len(files))
                if earlier is not None and len(waiting) == BATCH and done < len(files):
                    commit(waiting, [], more=True)
                    waiting = []
        except (KeyboardInterrupt, SystemExit):
            if waiting:
                commit(waiting, [], more=True)
            raise
    if entry is not None:
        waiting.append(rows_of(entry))  # last: as long as it is not there, every file is asked for the names that it was read with
    if waiting or removed or index.storage.unfinished:
        commit(waiting, removed, more=False)
    return [*([AUTHORITY] if AUTHORITY in stale & found.keys() else []), *(file.found.path for file in files)], removed


def _authority(root: Path, found: Mapping[str, Found], index: Index, stale: set[str]) -> tuple[Authority, Indexed | None]:
    """What the authority file says, from the index where it is as it was; and its entry where it is not."""
    held = authority_of(index)
    if AUTHORITY not in stale:
        return held, None
    known = index.storage.contents.stamp(AUTHORITY) is not None
    return read_names_file(root, found.get(AUTHORITY), held if known and not held.broken else None)


def _to_read(found: Mapping[str, Found], stale: set[str]) -> list[ToRead]:
    """The files to read: the stale ones, and those of the same ids, for with a file goes or comes the right to be the incident."""
    touched = {incident_id(path) for path in stale}
    same: dict[str, list[str]] = {}
    for path in sorted(path for path in found if incident_id(path) in touched and path != AUTHORITY):
        same.setdefault(incident_id(path), []).append(path)
    twin_of = {path: paths[0] for paths in same.values() for path in paths[1:]}
    return [ToRead(found[path], twin_of.get(path, "")) for path in sorted(path for paths in same.values() for path in paths)]
