"""Sets of ranks as whole numbers: bit `n` set means that rank `n` is in. Union, meet and count run at the speed of memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

_CHUNK = 512
"""Bytes counted as one when the n-th member is looked for."""
_OF_BYTE = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_FILLED = re.compile(rb"[^\0]")
_FEW = 64
"""One member in so many or fewer is put in by itself; more are written as a text of noughts and ones that is read at once."""


def run(start: int, end: int) -> int:
    """The ranks `start` to `end`, without `end`."""
    return ((1 << (end - start)) - 1) << start if end > start else 0


def of(ranks: Collection[int], count: int) -> int:
    """The set of `ranks`, each below `count`."""
    if len(ranks) * _FEW < count:
        held = bytearray((count >> 3) + 1)
        for rank in ranks:
            held[rank >> 3] |= 1 << (rank & 7)
        return int.from_bytes(held, "little")
    flags = bytearray(b"0") * (count + 1)
    for rank in ranks:
        flags[~rank] = 49
    return int(flags, 2)


def members(bits: int) -> Iterator[int]:
    """The members, smallest first."""
    data = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for filled in _FILLED.finditer(data):
        at = filled.start()
        for bit in _OF_BYTE[data[at]]:
            yield (at << 3) + bit


class Members(Sequence[int]):
    """The members of a set as a sequence, smallest first; neither counting them nor taking the n-th lists the others."""

    def __init__(self, bits: int) -> None:
        """`bits` is the set."""
        self.bits = bits
        self._count = bits.bit_count()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        """The `at`-th member, or some. Raises IndexError."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._count))]
        at = at + self._count if at < 0 else at
        if not 0 <= at < self._count:
            raise IndexError(at)
        chunk = bisect_right(self._before, at) - 1
        left = at - self._before[chunk]
        data = self._data
        for byte in range(chunk * _CHUNK, len(data)):
            inside = _OF_BYTE[data[byte]]
            if left < len(inside):
                return (byte << 3) + inside[left]
            left -= len(inside)
        raise IndexError(at)

    def __iter__(self) -> Iterator[int]:
        return members(self.bits)

    def below(self, rank: int) -> int:
        """How many members are smaller than `rank`."""
        return (self.bits & run(0, rank)).bit_count()

    @cached_property
    def _data(self) -> bytes:
        return self.bits.to_bytes((self.bits.bit_length() + 7) >> 3, "little")

    @cached_property
    def _before(self) -> list[int]:
        """Members before each chunk."""
        data = self._data
        counts = (int.from_bytes(data[at : at + _CHUNK], "little").bit_count() for at in range(0, len(data), _CHUNK))
        return [0, *accumulate(counts)][:-1] or [0]
