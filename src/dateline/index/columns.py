"""The sidecar of columns: named runs of bytes in one file that is looked at through `mmap` where it is large, each block checked when it is touched.

The file: a fixed head (magic, length and checksum of the header), the header as JSON, the sections, each at a multiple
of 8, and one checksum for every block of sections. Numbers are those of the machine; one with another order of bytes
does not believe it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Literal, NoReturn, overload

import msgspec
from msgspec import Struct

from dateline.errors import LibraryError

BLOCK = 1 << 14
"""Bytes that one checksum covers: few, since a row that is looked at costs a whole block, and enough that all checksums are read at opening."""
SMALL = 1 << 22
"""Bytes up to which a file is read and checked whole at opening, so that damage is found before anything is answered."""
_HEAD = struct.Struct("<8sII")
_MAGIC = b"DATELINE"


class DamagedError(LibraryError):
    """The index is not what was written. Met at opening it is made again; met later there is no answer, and it is thrown away."""

    def __init__(self) -> None:
        super().__init__("The index was damaged and is thrown away. Run the command again: it is made again from the files.")


class Header(Struct):
    """What a sidecar is of: `of` the base file's generation, `size` that file's length; where sections (from `start` on) and checksums are."""

    format: int
    identity: str
    of: str
    size: int
    order: str
    sections: dict[str, tuple[int, int]]
    start: int
    blocks: int
    blocks_digest: int


class Checked:
    """Bytes of a file with a checksum a block; a block is checked the first time that something of it is asked for.

    A mapped file that was cut since is met where a block is checked or a slice taken. What is left: a cut between that and the
    reading of the bytes, and numbers whose blocks were checked before. `damaged` is called before DamagedError is raised.
    """

    def __init__(self, data: mmap.mmap | bytes, start: int, end: int, digests: memoryview[int]) -> None:
        """The bytes `start` to `end` of a file; `digests`: a checksum of 32 bits for every block of them."""
        self._data = data
        self._mapped = isinstance(data, mmap.mmap)
        self._start = start
        self.view = memoryview(data)[start:end]
        self._digests = digests
        self._known = bytearray(len(digests))
        self.damaged: Callable[[], None] = lambda: None

    def check(self, start: int, end: int) -> None:
        """Check all blocks that `start` to `end` touch. Raises DamagedError."""
        known = self._known
        if end > len(self.view) or not 0 <= start <= end:
            self._refuse()
        upto, announced = (end + BLOCK - 1) // BLOCK, False
        for block in range(start // BLOCK, upto):
            if not known[block]:
                announced = announced or self._announce(block, upto)
                if zlib.crc32(self.view[block * BLOCK : (block + 1) * BLOCK]) != self._digests[block]:
                    self._refuse()
                known[block] = 1

    def _announce(self, block: int, upto: int) -> bool:
        """Have blocks read at once, and nothing around them; gives True. Raises DamagedError where the file was cut."""
        self._refuse_cut()
        if isinstance(self._data, mmap.mmap) and hasattr(mmap, "MADV_WILLNEED"):
            start = (self._start + block * BLOCK) // mmap.PAGESIZE * mmap.PAGESIZE
            with contextlib.suppress(OSError):  # it is only advice
                self._data.madvise(mmap.MADV_WILLNEED, start, min(self._start + upto * BLOCK, len(self._data)) - start)
        return True

    def slice(self, start: int, end: int) -> memoryview:
        """Checked bytes. Raises DamagedError."""
        self.check(start, end)
        self._refuse_cut()
        return self.view[start:end]

    def find(self, raw: bytes, start: int, end: int) -> int:
        """Where some bytes first occur between `start` and `end`, which were checked; -1 where nowhere. Nothing is copied."""
        found = self._data.find(raw, self._start + start, self._start + end)
        return found - self._start if found >= 0 else -1

    def _refuse_cut(self) -> None:
        """Raise DamagedError where the mapped file is no longer as long as it was: to look beyond its end is SIGBUS."""
        if self._mapped and self._data.size() < len(self._data):  # type: ignore[union-attr]
            self._refuse()

    def _refuse(self) -> NoReturn:
        self.damaged()
        raise DamagedError


class Columns:
    """The sections of a sidecar."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        """Read the header and nothing else. Raises DamagedError."""
        self._large: dict[str, Numbers] = {}
        try:
            magic, length, digest = _HEAD.unpack_from(data)
            raw = data[_HEAD.size : _HEAD.size + length]
            if magic != _MAGIC or zlib.crc32(raw) != digest:
                raise DamagedError
            self.header = msgspec.json.decode(raw, type=Header)
            view = memoryview(data)
            table = view[self.header.blocks :]
            if self.header.order != sys.byteorder or zlib.crc32(table) != self.header.blocks_digest:
                raise DamagedError
            self.checked = Checked(data, self.header.start, self.header.blocks, table.cast("I"))
        except (struct.error, msgspec.MsgspecError, ValueError, TypeError) as error:
            raise DamagedError from error

    def bytes(self, name: str) -> memoryview:
        """A section's bytes, checked. Raises DamagedError."""
        found = self.header.sections.get(name)
        if found is None:
            raise DamagedError
        start, length = found
        return self.checked.slice(start, start + length)

    def unchecked(self, name: str) -> tuple[Checked, int, int]:
        """A section that is large: the file, start and end; whoever looks at a part of it checks that part."""
        found = self.header.sections.get(name)
        if found is None:
            raise DamagedError
        return self.checked, found[0], found[0] + found[1]

    def numbers(self, name: str, form: Literal["I", "Q", "i"] = "I") -> memoryview[int]:
        """A section as numbers (`I` 32 bits, `Q` 64, `i` signed). Raises DamagedError."""
        return self.bytes(name).cast(form)

    def large(self, name: str, form: Literal["I", "Q"] = "I") -> Numbers:
        """A section as numbers, each checked when it is asked for. Raises DamagedError."""
        found = self._large.get(name)
        if found is None:
            found = self._large[name] = Numbers(*self.unchecked(name), form)
        return found

    def check_all(self) -> None:
        """Check every block. Raises DamagedError."""
        self.checked.check(0, self.header.blocks - self.header.start)


class Numbers(Sequence[int]):
    """Numbers of a section that is large; only the blocks of those that are asked for are looked at."""

    def __init__(self, checked: Checked, start: int, end: int, form: Literal["I", "Q"]) -> None:
        """The bytes `start` to `end` of a file, 4 (`I`) or 8 (`Q`) for each number."""
        self._checked = checked
        self._start = start
        self._width = 4 if form == "I" else 8
        self._numbers = checked.view[start:end].cast(form)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        """A number, or some. Raises IndexError, DamagedError."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = self._start + at * self._width
        self._checked.check(place, place + self._width)
        return self._numbers[at]


def write_columns(file: IO[bytes], identity: str, form: int, of: str, size: int, sections: Mapping[str, bytes | bytearray | memoryview]) -> None:
    """Write a sidecar. Raises OSError."""
    places: dict[str, tuple[int, int]] = {}
    header = Header(form, identity, of, size, sys.byteorder, dict.fromkeys(sections, (2**48, 2**48)), 2**48, 2**48, 2**32 - 1)
    start = _aligned(_HEAD.size + len(msgspec.json.encode(header)))
    file.write(bytes(start))
    at = 0
    digests = Digests()
    for name, content in sections.items():
        places[name] = (at, len(content))
        for part in (content, bytes(_aligned(len(content)) - len(content))):
            digests.add(part)
            file.write(part)
        at = _aligned(at + len(content))
    table = digests.done().tobytes()
    file.write(table)
    header = Header(form, identity, of, size, sys.byteorder, places, start, start + at, zlib.crc32(table))
    raw = msgspec.json.encode(header)
    file.seek(0)
    file.write(_HEAD.pack(_MAGIC, len(raw), zlib.crc32(raw)) + raw)


class Digests:
    """Checksums of blocks, of bytes that come in pieces."""

    def __init__(self) -> None:
        self._found = array("I")
        self._here = self._filled = 0

    def add(self, piece: bytes | bytearray | memoryview) -> None:
        """The bytes that follow."""
        view = memoryview(piece).cast("B")
        while len(view):
            part = view[: BLOCK - self._filled]
            self._here = zlib.crc32(part, self._here)
            self._filled += len(part)
            view = view[len(part) :]
            if self._filled == BLOCK:
                self._found.append(self._here)
                self._here = self._filled = 0

    def done(self) -> array[int]:
        """All checksums."""
        if self._filled:
            self._found.append(self._here)
        return self._found


def _aligned(at: int) -> int:
    return (at + 7) & ~7


def bytes_of(descriptor: int) -> mmap.mmap | bytes:
    """An open file's bytes: those of a small one as they are now, of others read as they are looked at. Raises OSError.

    What is mapped ends the whole program where somebody cuts the file; nothing is that is read anyway.
    """
    size = os.fstat(descriptor).st_size
    if size <= SMALL:
        return os.pread(descriptor, size, 0)
    data = mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
    if hasattr(mmap, "MADV_RANDOM"):
        with contextlib.suppress(OSError):
            data.madvise(mmap.MADV_RANDOM)  # nothing around what is looked at: some systems read 8 MB for one byte
    return data
