"""Bringing an index up to date: stamps are compared, only what differs is read, and one commit follows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from msgspec import Struct

from dateline.files.walk import AUTHORITY, Found, look_at, walk
from dateline.index import Index

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
    before = index.looks  # opened before the files are looked at: what somebody adds between the two is not taken for gone
    found = (_found_of(root, index, only) if only is not None and not index.storage.unfinished else None) or _found(root)
    stale = _stale(found, index)
    if not rebuild and not stale and not index.storage.unfinished:
        return Refreshed(note=index.storage.doubt)
    from dateline.index.earlier import EarlierVersions
    from dateline.library.updating import update

    note = ""
    try:
        with index.storage.locked() as at_once:
            changed = index.look_again()
            if not at_once or (changed and (before or index.looks)):  # time went by: what the index holds now may not have been there
                found = _found(root)
                stale = _stale(found, index)
            earlier = EarlierVersions(index.path, index.storage.contents)
            if rebuild:
                index.clear()
            doubt = index.storage.doubt
            read, removed = update(root, found, _stale(found, index) if rebuild else stale, index, tell, earlier)
            earlier.begin()
            note = f"{doubt}; it was built again." if doubt else ""
    except OSError as error:
        read, removed = update(root, found, _stale(found, index), index, tell, None)
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
        if path not in found or one is None or one.refused or paths.count(f"{incident_id(path)}.") > 1:
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


def incident_id(path: str) -> str:
    """What a file calls its incident, as names are compared."""
    name = path.rpartition("/")[2]
    return (name.rpartition(".")[0] or name).casefold()
