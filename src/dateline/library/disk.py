"""A file on the disk, whole or not at all: written beside the old one, brought to the disk, then put in its place.

One writer of a library at a time: a lock in the cache, and one on the folder itself, which leaves nothing in it.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.errors import DatelineError, LibraryError
from dateline.files.walk import Found, look_at, read_bytes
from dateline.library.session import index_path
from dateline.model.problem import Problem
from dateline.model.shown import show_line


class RefusedError(DatelineError):
    """The new text was not written: it has problems, or the old one is no longer what it was. The old file is as it was."""

    exit_code = 1

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        """`problems` are those of the new text that the old one did not have."""
        super().__init__(message)
        self.problems = problems


def replace(root: Path, name: str, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`; the caller holds the lock. Raises RefusedError or LibraryError, the old file as it was."""
    path = root / name
    found = look_at(path, name)
    if found is None or found.refused:
        raise RefusedError(f"{show_line(name)} is gone or no regular file any more. Nothing was written.")
    with _told(name):
        info = path.lstat()
        temporary = _written(path, new, info)
        try:
            _refuse_changed(path, found, old)
            os.replace(temporary, path)
        except BaseException:
            _unlink(temporary)
            raise
    _settle(path)


def create(root: Path, name: str, new: bytes) -> None:
    """Make a file that must not exist yet, whole or not at all. Raises RefusedError or LibraryError."""
    path = root / name
    with _told(name):
        temporary = _written(path, new, None)
        try:
            _name(temporary, path)
        except FileExistsError:
            raise RefusedError(f"There is a file {show_line(name)} already. Nothing was written.") from None
        finally:
            _unlink(temporary)
    _settle(path)


def overwrite(root: Path, name: str, new: bytes) -> None:
    """Put `new` in the place of whatever regular file has this name, or make it. Raises RefusedError or LibraryError."""
    path = root / name
    with _told(name):
        info = path.lstat() if os.path.lexists(path) else None
        if info and not stat.S_ISREG(info.st_mode):
            raise RefusedError(f"{show_line(name)} is no regular file, so it is not written over. Nothing was written.")
        temporary = _written(path, new, info)
        try:
            os.replace(temporary, path)
        except BaseException:
            _unlink(temporary)
            raise
    _settle(path)


@contextlib.contextmanager
def locked(root: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """Wait for, then hold what keeps other writers of a library out: a file in the cache, and the folder itself where that can be."""
    held: list[int] = []
    lock = index_path(root, environment).with_suffix(".writing")
    try:
        with contextlib.suppress(OSError):
            lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            held.append(os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
            fcntl.flock(held[-1], fcntl.LOCK_EX)
        with alone_in(root):
            yield
    finally:
        for descriptor in held:
            os.close(descriptor)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait for, then hold what keeps other writers out of a folder: a lock on itself, where that can be."""
    held: list[int] = []
    try:
        with contextlib.suppress(OSError):
            held.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
            fcntl.flock(held[0], fcntl.LOCK_EX)
        yield
    finally:
        for descriptor in held:
            os.close(descriptor)


def _written(path: Path, content: bytes, like: os.stat_result | None) -> Path:
    """A temporary file beside `path` (its name begins with `.`, so that it is no incident) with `content` on the disk."""
    _sweep(path)
    temporary = path.with_name(f"{_beginning(path)}{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600 if like else 0o666)
    try:
        try:
            if like:
                if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
                    _own(descriptor, like)
                os.fchmod(descriptor, like.st_mode & 0o7777)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _unlink(temporary)
        raise
    return temporary


def _sweep(path: Path) -> None:
    """Take away what a writer of `path` that was killed left beside it. The caller holds the lock, so nobody is writing there."""
    left = re.compile(rf"{re.escape(_beginning(path))}[0-9a-f]{{12}}\.tmp")
    with contextlib.suppress(OSError):
        for entry in os.scandir(path.parent):
            if left.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _unlink(Path(entry.path))


def _beginning(path: Path) -> str:
    """What a temporary file for `path` is called first; cut, since it is longer than the name that it stands for."""
    return f".{path.stem[:40]}."


def _refuse_changed(path: Path, found: Found, old: bytes) -> None:
    """Raise RefusedError where a file is not what it was when it was looked at (`found`) and read (`old`)."""
    if look_at(path, found.path) != found or _digest(read_bytes(path)) != _digest(old):
        raise RefusedError(f"{show_line(found.path)} was changed by somebody else meanwhile. Nothing was written; look at it and try again.")


def _name(temporary: Path, path: Path) -> None:
    """Give a temporary file its name, which must be free. Raises FileExistsError."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        # a file system without links: the name is taken first, then the whole file put in its place
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666))
        os.replace(temporary, path)


def _own(descriptor: int, like: os.stat_result) -> None:
    """Give a file the owner and group of another; the group alone, or neither, where that is not allowed."""
    for owner in (like.st_uid, -1):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, owner, like.st_gid)
            return


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        reason = show_line(error.strerror or str(error))
        raise LibraryError(f"{show_line(name)} cannot be written: {reason}. Nothing was written; what was there is as it was.") from None


def _settle(path: Path) -> None:
    """Bring the folder to the disk, so that the new name outlasts a power cut."""
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        reason = show_line(error.strerror or str(error))
        raise LibraryError(f"{show_line(path.name)} is written, but the disk did not confirm it ({reason}); look whether it is there.") from None


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _digest(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=16).digest()
