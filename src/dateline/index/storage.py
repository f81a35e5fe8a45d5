"""TinyDB storage in one checked file: read once, written whole, atomically, or not at all.

The file is JSON that stock TinyDB can open. Its first line holds a table `header` with the format, the program, the
library, the time of writing and a checksum of every byte that follows; whatever is wrong with it, it counts as absent.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

FORMAT = 1


def _checksum(content: bytes | memoryview) -> str:
    """Two checksums of 32 bits: against damage, not against malice (who can write the cache can write its checksum)."""
    return f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}"


class Tables(dict[str, Any]):
    """Tables by name; one that nobody has asked for yet is still the JSON that it was read from."""

    def __getitem__(self, name: str) -> dict[str, Any]:
        """A table, decoded the first time. Raises KeyError."""
        table = super().__getitem__(name)
        if isinstance(table, msgspec.Raw):
            table = msgspec.json.decode(table)
            self[name] = table
        found: dict[str, Any] = table
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """A table, or the default."""
        try:
            return self[name]
        except KeyError:
            return default


class CheckedStorage(Storage):
    """Holds the tables in memory; `commit` writes them, under a lock, through a temporary file in the same folder."""

    def __init__(self, path: Path | None, identity: str) -> None:
        """`path` None keeps everything in memory. `identity` names library and program; another identity's file is not read."""
        self.path = path
        self.identity = identity
        self.doubt = ""
        self.written_ns = 0
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """The tables, or None where there is no file or it cannot be trusted (`doubt` then says why)."""
        if self._tables is None:
            self._tables = self._load()
        return self._tables or None

    def write(self, data: dict[str, Any]) -> None:
        """Keep `data`; nothing reaches the disk before `commit`."""
        self._tables = data if isinstance(data, Tables) else Tables(data)

    def forget(self) -> None:
        """Drop what is held, so that the next read looks at the file again."""
        self._tables = None

    def commit(self) -> None:
        """Write the tables: temporary file, fsync, rename, fsync of the folder. Raises OSError where that cannot be."""
        if self.path is None:
            self.written_ns = time.time_ns()
            return
        tables = {name: table for name, table in dict.items(self._tables or {}) if name != "header"}
        body = msgspec.json.encode(tables)[1:]
        self.written_ns = time.time_ns()
        header = {
            "format": FORMAT,
            "identity": self.identity,
            "written_ns": self.written_ns,
            "digest": _checksum(body),
        }
        first = b'{"header":{"1":' + msgspec.json.encode(header) + b"}" + (b",\n" if tables else b"\n")
        self._replace(first + body)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the index round reading, changing and committing. Raises OSError."""
        if self.path is None:
            yield
            return
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _load(self) -> Tables:
        if self.path is None:
            return Tables()
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return Tables()
        except OSError as error:
            self.doubt = f"the index cannot be read ({error.strerror})"
            return Tables()
        end = raw.find(b"\n")
        first, body = raw[: max(0, end)], memoryview(raw)[end + 1 :]
        try:
            header = msgspec.json.decode(first.rstrip(b",") + b"}")["header"]["1"]
            if header["format"] != FORMAT or header["identity"] != self.identity:
                self.doubt = "the index was made by another version or for another library"
                return Tables()
            if header["digest"] != _checksum(body):
                self.doubt = "the index is damaged"
                return Tables()
            tables = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
            del tables["header"]
            self.written_ns = int(header["written_ns"])
        except (msgspec.MsgspecError, KeyError, TypeError, ValueError, AttributeError):
            self.doubt = "the index is damaged"
            return Tables()
        return Tables(tables)

    def _replace(self, content: bytes) -> None:
        assert self.path is not None
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        import tempfile

        descriptor, name = tempfile.mkstemp(prefix=f".{self.path.stem}.", suffix=".tmp", dir=self.path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
        folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
