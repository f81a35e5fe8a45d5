"""The files of a library: regular files only, no link followed, nothing opened that could block or act."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from dateline.files.report import MAX_BYTES

ENDINGS = (".yaml", ".yml")
AUTHORITY = "names.yaml"
"""The authority file, at the top; it is no incident, and a change of it concerns every one."""
MAX_FOLDERS_DEEP = 64


Look = tuple[int, int, int, int]
"""What tells one state of a file from another, by `lstat`: time of change and of status change in ns, size in bytes, inode."""
UNSEEN: Look = (0, 0, 0, 0)


class Found(Struct, frozen=True, gc=False):
    """A file that was met: path relative to the library, and its look; `refused` says why it is not read."""

    path: str
    look: Look
    refused: str = ""


def walk(root: Path) -> Iterator[Found]:
    """Every incident file below `root`, in the order of names, and whatever bears such a name but may not be read.

    Names that begin with `.` or `_` and `names.yaml` are no incidents. Raises OSError where `root` cannot be listed.
    """
    stack = [(root, "", 0)]
    first = True
    while stack:
        folder, prefix, depth = stack.pop()
        try:
            entries = _entries(folder)
        except OSError as error:
            if first:
                raise
            yield Found(prefix.rstrip("/"), UNSEEN, f"The folder cannot be read: {error.strerror}.")
            continue
        first = False
        below = []
        for name, mode, look, why in entries:
            path = prefix + name if name.isascii() and prefix.isascii() else (prefix + name).encode("utf-8", "backslashreplace").decode()
            if "\\" in path and not _is_utf8(name):
                yield Found(path, look, "Its name is not UTF-8, so that nothing can name it; give it another.")
            elif stat.S_ISREG(mode) and look[2] <= MAX_BYTES:
                yield Found(path, look)
            elif why:
                yield Found(path, UNSEEN, f"It cannot be looked at: {why}.")
            elif not stat.S_ISDIR(mode):
                yield Found(path, look, _refused(mode, look))
            elif depth < MAX_FOLDERS_DEEP:
                below.append((folder / name, f"{path}/", depth + 1))
            else:
                yield Found(path, UNSEEN, f"Folders nest more than {MAX_FOLDERS_DEEP} deep here; what is below is not read.")
        stack.extend(reversed(below))


def folders(root: Path) -> tuple[Path, ...]:
    """Every folder that `walk` looks into; none that a link leads to."""
    found = []
    for folder, below, _ in os.walk(root):
        here = Path(folder)
        found.append(here)
        deep = len(here.relative_to(root).parts)
        below[:] = sorted(name for name in below if not name.startswith((".", "_")) and deep < MAX_FOLDERS_DEEP)
    return tuple(found)


def _entries(folder: Path) -> list[tuple[str, int, Look, str]]:
    """Folders and whatever bears the name of an incident file: name, mode and look by `lstat`, or why it does not say. Raises OSError."""
    found: list[tuple[str, int, Look, str]] = []
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)  # an entry is looked up by its name alone, not by a whole path
    try:
        with os.scandir(descriptor) as entries:
            for entry in entries:
                name = entry.name
                if name[0] in "._" or name == AUTHORITY:
                    continue
                try:
                    if name.endswith(ENDINGS) or entry.is_dir(follow_symlinks=False):
                        info = entry.stat(follow_symlinks=False)
                        found.append((name, info.st_mode, (info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino), ""))
                except OSError as error:
                    found.append((name, 0, UNSEEN, error.strerror or str(error)))
    finally:
        os.close(descriptor)
    found.sort(key=itemgetter(0))
    return found


def _is_utf8(name: str) -> bool:
    return not any("\udc80" <= letter <= "\udcff" for letter in name)


def _refused(mode: int, look: Look) -> str:
    """Why a file is not read, or ""."""
    if not stat.S_ISREG(mode):
        return "It is a link; a library holds the files themselves." if stat.S_ISLNK(mode) else "It is no regular file."
    return f"The file has {look[2]:,} bytes; at most {MAX_BYTES:,} are read." if look[2] > MAX_BYTES else ""


def look_at(path: Path, name: str) -> Found | None:
    """What one file is, called `name`, or None where there is none."""
    try:
        info = path.lstat()
    except OSError:
        return None
    look = (info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)
    return Found(name, look, _refused(info.st_mode, look))


def read_bytes(path: Path, *, follow: bool = False) -> bytes:
    """The content of a regular file. Raises OSError; never waits on a pipe, reads past the bound, or (but with `follow`) follows a link."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW))
    with os.fdopen(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(MAX_BYTES + 1)
