"""A session: one library, its index brought up to date, and the day that counts as today."""

from __future__ import annotations

import datetime as dt
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

import dateline
from dateline.errors import LibraryError
from dateline.index import Index
from dateline.library.refresh import Refreshed, Told, refresh, silent
from dateline.model.shown import show_line

_DERIVING = ("model", "ledger", "files", "index")
"""Folders of the program whose code decides what the index holds."""


class Session(Struct):
    """What both front doors work on. `today` is passed in once; nothing else reads the clock."""

    root: Path
    index: Index
    today: dt.date
    refreshed: Refreshed


def open_session(
    root: Path, today: dt.date, environment: Mapping[str, str], *, rebuild: bool = False, tell: Told = silent, index: Index | None = None
) -> Session:
    """Open the library at `root` on its index, reading only files that changed; `tell` is called while many are. Raises LibraryError.

    `index` is that of `open_as_indexed`, where somebody has looked at it already.
    """
    index = index or Index(index_path(root, environment), _identity(root))
    try:
        refreshed = refresh(root, index, rebuild=rebuild, tell=tell)
    except OSError as error:
        raise LibraryError(f"The library {show_line(str(root))} cannot be read: {error.strerror or error}.") from None
    return Session(root, index, today, refreshed)


def open_as_indexed(root: Path, today: dt.date, environment: Mapping[str, str]) -> Session:
    """The library as its index has it, which may be old or empty: no file is read and nothing is written. Raises nothing."""
    return Session(root, Index(index_path(root, environment), _identity(root)), today, Refreshed())


def index_path(root: Path, environment: Mapping[str, str]) -> Path:
    """Where the index of a library is kept: one file a library in `$XDG_CACHE_HOME/dateline` (else `~/.cache`)."""
    base = environment.get("XDG_CACHE_HOME") or os.path.join(environment.get("HOME") or os.path.expanduser("~"), ".cache")
    name = library_key(root)
    return Path(base) / "dateline" / f"{name}.json"


def library_key(root: Path) -> str:
    """What the files that are kept of a library are called: two checksums of its path; each of them names the library inside."""
    path = os.fsencode(root)
    return f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"


def _identity(root: Path) -> str:
    """Names the program's version, the code that derives the index, and the library."""
    package = Path(dateline.__file__).parent
    stamps = []
    for folder in _DERIVING:
        try:
            with os.scandir(package / folder) as entries:
                stamps += sorted((e.name, (s := e.stat()).st_mtime_ns, s.st_size) for e in entries if e.name.endswith(".py"))
        except OSError:
            stamps.append((folder, 0, 0))
    code = f"{zlib.crc32(repr(stamps).encode()):08x}"
    return f"dateline {dateline.__version__} {code} {root}"
