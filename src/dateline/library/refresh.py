"""Bringing an index up to date: stamps are compared, only what differs is read, and one commit follows."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from dateline.files.walk import Found, look_at, read_bytes, walk
from dateline.index import Index, Indexed, Stamp
from dateline.model.actor import Name
from dateline.model.problem import Problem

AUTHORITY = "names.yaml"
"""The authority file; a change of it concerns every incident."""


class Refreshed(Struct, frozen=True):
    """What a refresh did: paths read and removed, and a sentence about the index where there is something to say."""

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
    note = ""
    try:
        with index.storage.locked():
            index.storage.forget()
            if rebuild:
                index.clear()
            doubt = index.storage.doubt
            read, removed = _update(root, found, index)
            note = f"{doubt}; it was built again." if doubt else ""
    except OSError as error:
        read, removed = _update(root, found, index, write=False)
        note = f"the index cannot be written ({error.strerror or error}); dateline goes on without it."
    return Refreshed(tuple(read), tuple(removed), note[:1].upper() + note[1:])


def _stale(found: Mapping[str, Found], index: Index) -> set[str]:
    """Paths whose stamp differs, or whose time is not older than the index, and paths that are gone."""
    stamps = index.stamps()
    changed = {path for path, f in found.items() if (s := stamps.get(path)) is None or not s.same_file(_stamp(f))}
    racing = {path for path, f in found.items() if max(f.mtime_ns, f.ctime_ns) >= index.storage.written_ns and f.mtime_ns <= _FAR_NS}
    return changed | racing | (stamps.keys() - found.keys())


_FAR_NS = 4_102_444_800 * 10**9
"""A time after 2100 is a broken clock: such a file is compared by its stamp alone."""


def _update(root: Path, found: Mapping[str, Found], index: Index, *, write: bool = True) -> tuple[list[str], list[str]]:
    stale = _stale(found, index)
    stamps = index.stamps()
    removed = sorted(stamps.keys() - found.keys())
    if AUTHORITY in stale:
        stale |= found.keys()
    names, authority = _names(root, found.get(AUTHORITY))
    entries = [authority] if authority and AUTHORITY in stale else []
    ids: dict[str, str] = {}
    for path in sorted(found):
        if path != AUTHORITY:
            ids.setdefault(Path(path).stem.casefold(), path)
    twins = {path for path in found if path != AUTHORITY and ids[Path(path).stem.casefold()] != path}
    changed = sorted(stale & found.keys() - {AUTHORITY})
    entries += [_read(root, found[path], names, ids[Path(path).stem.casefold()] if path in twins else "") for path in changed]
    if entries or removed:
        if write:
            index.commit(entries, removed)
        else:
            with contextlib.suppress(OSError):
                index.commit(entries, removed)
    return [entry.stamp.path for entry in entries], removed


def _names(root: Path, found: Found | None) -> tuple[dict[str, Name], Indexed | None]:
    if found is None:
        return {}, None
    if found.refused:
        return {}, Indexed(_stamp(found), (_problem(found.path, found.refused),))
    try:
        raw = read_bytes(root / AUTHORITY)
    except OSError as error:
        return {}, Indexed(_stamp(found), (_problem(found.path, f"It cannot be read: {error.strerror}."),))
    from dateline.files.authority import read_names

    names, problems = read_names(AUTHORITY, raw)
    return names, Indexed(_stamp(found, raw), problems, names=tuple(names.values()))


def _read(root: Path, found: Found, names: Mapping[str, Name], twin_of: str) -> Indexed:
    """One file's entry. It is read until two looks at it agree, so that a file changing meanwhile is never half taken."""
    if found.refused:
        return Indexed(_stamp(found), (_problem(found.path, found.refused),))
    if twin_of:
        text = f"Its id is also that of {twin_of}; an id is unique in the library. Rename one."
        return Indexed(_stamp(found), (_problem(found.path, text),))
    raw, stamp = b"", _stamp(found)
    for _ in range(3):
        try:
            raw = read_bytes(root / found.path)
        except OSError as error:
            return Indexed(stamp, (_problem(found.path, f"It cannot be read: {error.strerror}."),))
        again = look_at(root / found.path, found.path)
        if again is None or _stamp(again).same_file(stamp):
            break
        stamp = _stamp(again)
    from dateline.files.reader import read_incident
    from dateline.ledger.searchable import search_text
    from dateline.ledger.summary import summarise

    reading = read_incident(found.path, raw, names)
    stamp = _stamp(found if again is None else again, raw)
    if reading.incident is None:
        return Indexed(stamp, reading.problems)
    incident = reading.incident
    return Indexed(stamp, reading.problems, incident, summarise(incident, dt.date.max), search_text(incident))


def _stamp(found: Found, raw: bytes | None = None) -> Stamp:
    return Stamp(found.path, found.mtime_ns, found.ctime_ns, found.size, found.inode, _digest(raw) if raw is not None else "")


def _digest(raw: bytes) -> str:
    import hashlib

    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def _problem(path: str, text: str) -> Problem:
    return Problem(path, 0, 0, "error", "file", text)
