"""What a reader keeps between sessions: saved queries, marks, what was typed. One small file a library, never in the library.

It lies in `$XDG_STATE_HOME/dateline` (else `~/.local/state/dateline`), is written whole through a temporary file, and counts
as empty where it cannot be read.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.files.walk import read_bytes
from dateline.library.session import library_key

_TEMPORARY = ".desk."
MOST_HISTORY = 200
"""Lines of history that are kept."""


class Desk(Struct, frozen=True):
    """`saved`: name -> query. `marks`: letter -> id of an incident. `history`: lines of the command line, oldest first."""

    saved: dict[str, str] = {}
    marks: dict[str, str] = {}
    history: tuple[str, ...] = ()


def desk_path(root: Path, environment: Mapping[str, str]) -> Path:
    """Where the desk of a library is kept."""
    base = environment.get("XDG_STATE_HOME") or os.path.join(environment.get("HOME") or os.path.expanduser("~"), ".local", "state")
    return Path(base) / "dateline" / f"{library_key(root)}.json"


def read_desk(path: Path) -> Desk:
    """The desk; an empty one where there is none or it cannot be read."""
    try:
        return msgspec.json.decode(read_bytes(path, follow=True), type=Desk)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Desk()


Change = Callable[[Desk], Desk]
"""One thing that becomes different: a mark, a query, a line."""


def change_desk(path: Path, changes: Iterable[Change]) -> Desk:
    """Make changes to the desk as it lies there now, which another screen may have written since; gives what it became.

    Raises OSError where it cannot be written; the old one then stays.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    import fcntl

    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some file systems know no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        desk = read_desk(path)
        for change in changes:
            desk = change(desk)
        _write(path, desk)
    finally:
        os.close(folder)
    return desk


def _write(path: Path, desk: Desk) -> None:
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=path.parent)
    try:
        _sweep(path.parent, os.fstat(descriptor).st_mtime)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(desk))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _sweep(folder: Path, now: float) -> None:
    """Take away what writers that were killed left an hour and more ago."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(_TEMPORARY) and entry.stat(follow_symlinks=False).st_mtime < now - 3600:
                os.unlink(entry.path)


def remembered(desk: Desk, line: str) -> Desk:
    """The desk with `line` last in its history, once."""
    kept = (*(old for old in desk.history if old != line), line)[-MOST_HISTORY:]
    return msgspec.structs.replace(desk, history=kept)
