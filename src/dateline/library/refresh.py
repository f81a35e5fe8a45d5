"""Bringing an index up to date: stamps are compared, only what differs is read, and one commit follows."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.files.walk import Found, look_at, walk
from dateline.index import FileRows, Index, Indexed, rows_of
from dateline.library.reading import AUTHORITY as AUTHORITY
from dateline.library.reading import Authority, ToRead, read_files, read_names_file

if TYPE_CHECKING:
    from dateline.index.earlier import EarlierVersions

BATCH = 500
"""Files whose rows are kept together while many are read: what an interruption finds read is not read again."""
Told = Callable[[str, int, int], None]
"""Called while much is done: with what (`Reading`, `Ordering`), how many files of it are done, and of how many."""


class Refreshed(Struct, frozen=True):
    """What a refresh found: paths read and removed, by whomever, and a sentence about the index where there is something to say."""

    read: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    note: str = ""


def silent(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def refresh(root: Path, index: Index, *, rebuild: bool = False, tell: Told = silent, only: Collection[str] | None = None) -> Refreshed:
    """Diff the files below `root` with the index and commit what changed. Raises OSError where `root` cannot be listed.

    `only`: no more than these paths are looked at, by somebody who was told that they changed; all, where that is not enough.
    An index that cannot be locked or written is left alone, and the session goes on with the answers in memory.
    """
    found = (_found_of(root, index, only) if only is not None and not index.storage.unfinished else None) or _found(root)
    stale = _stale(found, index)
    if not rebuild and not stale and not index.storage.unfinished:
        return Refreshed(note=index.storage.doubt)
    from dateline.index.earlier import EarlierVersions

    note, before = "", index.looks
    try:
        with index.storage.locked():
            changed = index.look_again()
            if changed and only is not None:
                found = _found(root)
            earlier = EarlierVersions(index.path, index.storage.contents)
            if rebuild:
                index.clear()
            doubt = index.storage.doubt
            read, removed = _update(root, found, _stale(found, index) if changed or rebuild else stale, index, tell, earlier)
            earlier.begin()
            note = f"{doubt}; it was built again." if doubt else ""
    except OSError as error:
        read, removed = _update(root, found, _stale(found, index), index, tell, None)
        note = f"the index cannot be written ({error.strerror or error}); dateline goes on without it."
    after = index.looks  # another process may have been first to read a file, and to commit it
    read = sorted({*read, *(path for path, look in after.items() if before.get(path) != look)})
    return Refreshed(tuple(read), tuple(sorted({*removed, *(before.keys() - after.keys())})), note[:1].upper() + note[1:])


def _found(root: Path) -> dict[str, Found]:
    """Every file of the library by its path. Raises OSError where `root` cannot be listed."""
    found = {f.path: f for f in walk(root)}
    authority = look_at(root / AUTHORITY, AUTHORITY)
    if authority is not None:
        found[AUTHORITY] = authority
    return found


def _found_of(root: Path, index: Index, only: Collection[str]) -> dict[str, Found] | None:
    """Every file as the index has it, but these paths as they are now; None where a look at these does not tell what changed.

    It does not where one of them is not known, is gone, is no file to be read, or shares its id.
    """
    found = {path: Found(path, look) for path, look in index.looks.items()}
    paths = "\n".join(found).casefold()
    for path in only:
        one = look_at(root / path, path)
        if path not in found or one is None or one.refused or paths.count(f"{_incident_id(path)}.") > 1:
            return None
        found[path] = one
    return found


def _stale(found: Mapping[str, Found], index: Index) -> set[str]:
    """Paths whose look differs, or whose time is not older than the index, and paths that are gone."""
    before, written = index.looks, index.storage.written_ns
    changed = {
        path
        for path, f in found.items()
        if (look := f.look) != before.get(path)  # different, never newer
        or ((look[0] >= written or look[1] >= written) and look[0] <= _FAR_NS)
    }
    return changed | (before.keys() - found.keys())


_FAR_NS = 4_102_444_800 * 10**9
"""A time after 2100 is a broken clock: such a file is compared by its stamp alone."""


def _update(
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
    if AUTHORITY in stale:
        return read_names_file(root, found.get(AUTHORITY))
    stamp = index.storage.contents.stamp(AUTHORITY)
    return Authority(index.names, stamp.digest if stamp else ""), None


def _to_read(found: Mapping[str, Found], stale: set[str]) -> list[ToRead]:
    """The files to read: the stale ones, and those of the same ids, for with a file goes or comes the right to be the incident."""
    touched = {_incident_id(path) for path in stale}
    same: dict[str, list[str]] = {}
    for path in sorted(path for path in found if _incident_id(path) in touched and path != AUTHORITY):
        same.setdefault(_incident_id(path), []).append(path)
    twin_of = {path: paths[0] for paths in same.values() for path in paths[1:]}
    return [ToRead(found[path], twin_of.get(path, "")) for path in sorted(path for paths in same.values() for path in paths)]


def _incident_id(path: str) -> str:
    """What a file calls its incident, as names are compared."""
    name = path.rpartition("/")[2]
    return (name.rpartition(".")[0] or name).casefold()
