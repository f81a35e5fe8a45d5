"""Reading files for the index: one after the other, or, where there are many, in several processes at once.

A file is read until two looks at it agree, so that one that changes meanwhile is never half taken.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
import threading
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from dateline.files.walk import AUTHORITY, Found, look_at, read_bytes
from dateline.index import FileRows, Index, Stamp
from dateline.index.rows import Indexed, rows_of
from dateline.model.actor import Name
from dateline.model.problem import Problem

PAYS = 200
"""Files from which on several processes are quicker than one."""
FEW = 8
"""Files of which the incidents are kept as they were read: whoever changed so few asks for one of them next."""
_SHARE = 32
"""Files that a process is given at a time."""


class ToRead(NamedTuple):
    """A file to read; `twin_of` is the file that has its id already, if one does."""

    found: Found
    twin_of: str


class Authority(NamedTuple):
    """What the authority file says: its entries by id, and the digest of the content that says it; none where there is no such file.

    `broken`: it has an error, and these are only what could be read of it.
    """

    names: Mapping[str, Name]
    digest: str
    broken: bool = False


def authority_of(index: Index) -> Authority:
    """What the authority file says as an index has it: while it is broken, what it said before, if that is known."""
    stamp = index.storage.contents.stamp(AUTHORITY)
    if stamp is None:
        return Authority({}, "")
    return Authority(index.names, stamp.names or stamp.digest, broken=not stamp.names and AUTHORITY in index.broken)


def read_files(root: Path, files: list[ToRead], authority: Authority) -> Generator[FileRows]:
    """The rows of files, in their order. In one process where others run beside it: what forks then may stand still."""
    processes = min(_processors(), 1 + len(files) // PAYS)
    if processes < 2 or threading.active_count() > 1:
        yield from (rows_of(read(root, file.found, authority, file.twin_of), whole=len(files) <= FEW) for file in files)
        return
    import multiprocessing

    from dateline.files import reader  # noqa: F401 (read once, before the processes part)

    _given.append((root, authority))
    try:
        with multiprocessing.get_context("fork").Pool(processes, _alone) as pool:
            yield from pool.imap(_read_given, files, _SHARE)
    finally:
        _given.pop()


_given: list[tuple[Path, Authority]] = []
"""What every file of one reading needs; processes that part have it without its being sent."""


def _alone() -> None:
    """In a process that reads: Ctrl-C is for the one that waits, and what was there before the processes parted is not garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(50_000)


def _read_given(file: ToRead) -> FileRows:
    root, authority = _given[-1]
    return rows_of(read(root, file.found, authority, file.twin_of))


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_names_file(root: Path, found: Found | None, last_good: Authority | None) -> tuple[Authority, Indexed | None]:
    """What the authority file says, and its own entry for the index; nothing where there is no such file.

    While it has an error it says what it said when it was `last_good`, if it ever was: a slip there makes no incident unreadable.
    """
    if found is None:
        return Authority({}, ""), None
    authority, entry = _read_names(root, found)
    if last_good is None or not authority.broken:
        return authority, entry
    kept = names_kept(AUTHORITY)
    stamp = structs.replace(entry.stamp, names=last_good.digest)
    return last_good, Indexed(stamp, (kept, *entry.problems), names=tuple(last_good.names.values()))


def names_kept(path: str) -> Problem:
    """The remark that the last good names count, on an authority file that is broken."""
    return Problem(path, 0, 0, "warning", "file", "Until it is mended, incidents are read with the names that it had before.")


def _read_names(root: Path, found: Found) -> tuple[Authority, Indexed]:
    nothing = Authority({}, "", broken=True)
    if found.refused:
        return nothing, Indexed(_stamp(found), (_problem(found.path, found.refused),))
    try:
        raw = read_bytes(root / AUTHORITY)
    except OSError as error:
        return nothing, Indexed(_stamp(found), (_problem(found.path, f"It cannot be read: {error.strerror}."),))
    from dateline.files.authority import read_names

    names, problems = read_names(AUTHORITY, raw)
    stamp = _stamp(found, raw)
    broken = any(problem.severity == "error" for problem in problems)
    return Authority(names, stamp.digest, broken), Indexed(stamp, problems, names=tuple(names.values()))


def read(root: Path, found: Found, authority: Authority, twin_of: str) -> Indexed:
    """One file's entry."""
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
        if again is None or again.look == stamp.look:
            break
        stamp = _stamp(again)
    from dateline.files.reader import read_incident
    from dateline.ledger.searchable import search_text
    from dateline.ledger.summarising import summarise

    reading = read_incident(found.path, raw, authority.names, names_broken=authority.broken)
    stamp = structs.replace(_stamp(found if again is None else again, raw), names=authority.digest)
    if reading.incident is None:
        return Indexed(stamp, reading.problems)
    incident = reading.incident
    return Indexed(stamp, reading.problems, incident, summarise(incident, dt.date.max), search_text(incident))


def _stamp(found: Found, raw: bytes | None = None) -> Stamp:
    return Stamp(found.path, *found.look, _digest(raw) if raw is not None else "")


def _digest(raw: bytes) -> str:
    import hashlib

    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def _problem(path: str, text: str) -> Problem:
    return Problem(path, 0, 0, "error", "file", text)
