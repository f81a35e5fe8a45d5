"""The files of a library: regular files only, no link followed, nothing opened that could block or act."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dateline.files.report import MAX_BYTES

ENDINGS = (".yaml", ".yml")
MAX_FOLDERS_DEEP = 64


class Found(Struct, frozen=True):
    """A file that was met: path relative to the library, and what `lstat` says of it; `refused` says why it is not read."""

    path: str
    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int
    refused: str = ""


def walk(root: Path) -> Iterator[Found]:
    """Every incident file below `root`, in the order of names, and whatever bears such a name but may not be read.

    Names that begin with `.` or `_` and `names.yaml` at the top are no incidents. Raises OSError where `root` cannot be listed.
    """
    stack = [(root, "", 0)]
    first = True
    while stack:
        folder, prefix, depth = stack.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if first:
                raise
            yield Found(prefix.rstrip("/"), 0, 0, 0, 0, f"The folder cannot be read: {error.strerror}.")
            continue
        first = False
        below = []
        for entry in entries:
            if entry.name.startswith((".", "_")) or entry.name == "names.yaml":
                continue
            path = prefix + entry.name
            found = _look(entry, path)
            if found is None:
                if depth < MAX_FOLDERS_DEEP:
                    below.append((Path(entry.path), f"{path}/", depth + 1))
                else:
                    yield Found(path, 0, 0, 0, 0, f"Folders nest more than {MAX_FOLDERS_DEEP} deep here; what is below is not read.")
            elif entry.name.endswith(ENDINGS):
                yield found
        stack.extend(reversed(below))


def _look(entry: os.DirEntry[str], path: str) -> Found | None:
    """What an entry is; None for a folder to walk into."""
    path = path.encode("utf-8", "backslashreplace").decode()
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Found(path, 0, 0, 0, 0, f"It cannot be looked at: {error.strerror}.")
    if stat.S_ISDIR(info.st_mode):
        return None
    refused = ""
    if stat.S_ISLNK(info.st_mode):
        refused = "It is a link; a library holds the files themselves."
    elif not stat.S_ISREG(info.st_mode):
        refused = "It is no regular file."
    elif info.st_size > MAX_BYTES:
        refused = f"The file has {info.st_size:,} bytes; an incident has at most {MAX_BYTES:,}."
    return Found(path, info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino, refused)


def look_at(path: Path, name: str) -> Found | None:
    """What one file is, called `name`, or None where there is none."""
    try:
        info = path.lstat()
    except OSError:
        return None
    refused = "" if stat.S_ISREG(info.st_mode) else "It is no regular file."
    if not refused and info.st_size > MAX_BYTES:
        refused = f"The file has {info.st_size:,} bytes; at most {MAX_BYTES:,} are read."
    return Found(name, info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino, refused)


def read_bytes(path: Path) -> bytes:
    """The content of a regular file. Raises OSError; never follows a link, waits on a pipe, or reads past the bound."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(MAX_BYTES + 1)
