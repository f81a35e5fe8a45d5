"""The journal: commits that are too small to write the base file again for, one after the other in a file that only grows.

A commit is a line with its length and checksum, and its JSON. One that is cut short was never made: whoever writes next
cuts it off. The checksum begins with the generation of the base file, so that a journal is believed for that file only.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import msgspec

from dateline.index.beside import open_regular
from dateline.index.columns import DamagedError
from dateline.index.overlay import Change

_HEAD = 26
"""Bytes of the line before a commit: 16 digits of length, a blank, 8 of checksum, a newline."""


def read_journal(content: bytes, generation: str) -> tuple[list[Change], int]:
    """The commits of a journal, and where the last whole one ends. Raises DamagedError."""
    found, at = [], 0
    while len(content) - at >= _HEAD:
        try:
            length, digest = int(content[at : at + 16], 16), int(content[at + 17 : at + 25], 16)
        except ValueError as error:
            raise DamagedError from error
        payload = content[at + _HEAD : at + _HEAD + length]
        if len(payload) < length:
            break
        if _digest(payload, generation) != digest:
            raise DamagedError
        try:
            found.append(msgspec.json.decode(payload, type=Change))
        except msgspec.MsgspecError as error:
            raise DamagedError from error
        at += _HEAD + length
    return found, at


def append(path: Path, change: Change, generation: str, end: int) -> int:
    """Write a commit after the first `end` bytes of a journal, which is made where there is none; gives the new end.

    Raises OSError; what stood in the journal stays as it was.
    """
    whole = bytearray(_HEAD)  # of many files it is large: nothing of it is copied
    msgspec.json.Encoder().encode_into(change, whole, _HEAD)
    whole += b"\n"
    frame = memoryview(whole)
    frame[:_HEAD] = b"%016x %08x\n" % (len(whole) - _HEAD, _digest(frame[_HEAD:], generation))
    descriptor = open_regular(path, os.O_WRONLY | os.O_CREAT)
    try:
        os.ftruncate(descriptor, end)
        at = end
        try:
            while frame:
                written = os.pwrite(descriptor, frame, at)
                frame, at = frame[written:], at + written
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, end)
            raise
        return at
    finally:
        os.close(descriptor)


def _digest(payload: bytes | memoryview, generation: str) -> int:
    return zlib.crc32(payload, zlib.crc32(generation.encode()))
