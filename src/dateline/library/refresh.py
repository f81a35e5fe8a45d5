"""Bringing an index up to date: stamps are compared, only what differs is read, and one commit follows."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.files.walk import Found, look_at, walk
from dateline.index import Index, Indexed
from dateline.library.reading import AUTHORITY as AUTHORITY
from dateline.library.reading import ToRead, read_files, read_names_file

if TYPE_CHECKING:
    from dateline.index.earlier import EarlierVersions

BATCH = 5000
"""Files that are committed at once."""


class Refreshed(Struct, frozen=True):
    """What a refresh found: paths read and removed, by whomever, and a sentence about the index where there is something to say."""

    read: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    note: str = ""


def refresh(root: Path, index: Index, *, rebuild: bool = False) -> Refreshed:
    """Diff the files below `root` with the index and commit what changed. Raises OSError where `root` cannot be listed.

    An index that cannot be locked or written is left alone, and the session goes on with the answers in memory.
    """
    found = {f.path: f for f in walk(root)}
    authority = look_at(root / AUTHORITY, AUTHORITY)
    if authority is not None:
        found[AUTHORITY] = authority
    if not rebuild and not _stale(found, index):
        return Refreshed(note=index.storage.doubt)
    from dateline.index.earlier import EarlierVersions

    note, before = "", index.looks
    try:
        with index.storage.locked():
            index.look_again()
            earlier = EarlierVersions(index.path, index.storage.contents)
            if rebuild:
                index.clear()
            doubt = index.storage.doubt
            read, removed = _update(root, found, index, earlier)
            earlier.begin()
            note = f"{doubt}; it was built again." if doubt else ""
    except OSError as error:
        read, removed = _update(root, found, index, None)
        note = f"the index cannot be written ({error.strerror or error}); dateline goes on without it."
    after = index.looks  # another process may have been first to read a file, and to commit it
    read = sorted({*read, *(path for path, look in after.items() if before.get(path) != look)})
    return Refreshed(tuple(read), tuple(sorted({*removed, *(before.keys() - after.keys())})), note[:1].upper() + note[1:])


def _stale(found: Mapping[str, Found], index: Index) -> set[str]:
    """Paths whose look differs, or whose time is not older than the index, and paths that are gone."""
    before, written = index.looks, index.storage.written_ns
    changed = {
        path
        for path, f in found.items()
        if before.get(path) != f.look  # different, never newer
        or ((f.mtime_ns >= written or f.ctime_ns >= written) and f.mtime_ns <= _FAR_NS)
    }
    return changed | (before.keys() - found.keys())


_FAR_NS = 4_102_444_800 * 10**9
"""A time after 2100 is a broken clock: such a file is compared by its stamp alone."""


def _update(root: Path, found: Mapping[str, Found], index: Index, earlier: EarlierVersions | None) -> tuple[list[str], list[str]]:
    """Read what is stale and commit it, many files in several commits: what an interruption leaves is right, and not read again.

    `earlier` is the record of what files said before; None where nothing can be written.
    """
    stale = _stale(found, index)
    removed = sorted(index.looks.keys() - found.keys())
    if AUTHORITY in stale:
        stale |= found.keys()
    names, authority = read_names_file(root, found.get(AUTHORITY))
    touched = {_incident_id(path) for path in stale}
    same: dict[str, list[str]] = {}
    for path in sorted(found.keys() - {AUTHORITY}):
        if (one := _incident_id(path)) in touched:  # with a file goes or comes the right of another of its id to be the incident
            same.setdefault(one, []).append(path)
    twin_of = {path: paths[0] for paths in same.values() for path in paths[1:]}
    changed = sorted(path for paths in same.values() for path in paths)
    reading = read_files(root, [ToRead(found[path], twin_of.get(path, "")) for path in changed], names)
    waiting: list[Indexed] = []
    for entry in reading:
        waiting.append(entry)
        if len(waiting) == BATCH:
            _commit(index, waiting, [], earlier)
            waiting = []
    if authority is not None and AUTHORITY in stale:
        waiting.append(authority)  # last: as long as it is not there, all files count as stale
    if waiting or removed:
        _commit(index, waiting, removed, earlier)
    return [*([AUTHORITY] if AUTHORITY in stale & found.keys() else []), *changed], removed


def _incident_id(path: str) -> str:
    """What a file calls its incident, as names are compared."""
    name = path.rpartition("/")[2]
    return (name.rpartition(".")[0] or name).casefold()


def _commit(index: Index, entries: list[Indexed], removed: list[str], earlier: EarlierVersions | None) -> None:
    with contextlib.suppress(OSError) if earlier is None else contextlib.nullcontext():
        index.commit(entries, removed, earlier=earlier)
