"""What lies beside the base file of an index: the files of each writing of it, and the locks."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path


class Beside:
    """The files beside the base file at `path`; None where the index is in memory, and there is nothing to lock."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def of(self, generation: str, ending: str) -> Path:
        """The `columns` or the `journal` of one writing of the base file."""
        assert self._path is not None
        return self._path.with_name(f"{self._path.stem}.{generation}.{ending}")

    def keep_only(self, generation: str) -> None:
        """Take the files of other writings away; the caller holds the lock."""
        assert self._path is not None
        for file in self._path.parent.glob(f"{self._path.stem}.*.*"):
            if generation not in file.name and file.suffix in (".columns", ".journal"):
                with contextlib.suppress(OSError):
                    file.unlink()

    def sweep(self) -> None:
        """Take away what those left who were killed while they wrote; the caller holds both locks and has written."""
        assert self._path is not None
        for file in self._path.parent.glob(f".{self._path.stem}.*.tmp"):
            with contextlib.suppress(OSError):
                file.unlink()

    @contextlib.contextmanager
    def locked(self, ending: str, *, wait: bool = True) -> Iterator[bool]:
        """Hold a lock, `lock` round reading and committing or `compacting`; whether it was free at once.

        Where it was not, it is held after a while; without `wait` it is not held at all. Raises OSError.
        """
        if self._path is None:
            yield True
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._path.with_suffix(f".{ending}"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            yield _flocked(descriptor, wait=wait)
        finally:
            os.close(descriptor)


def open_regular(path: Path, flags: int) -> int:
    """A descriptor of a regular file, made where `flags` say so. Raises OSError; never follows a link, and never waits on a pipe."""
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "it is no regular file", str(path))


def _flocked(descriptor: int, *, wait: bool) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if wait:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        return False
    return True
