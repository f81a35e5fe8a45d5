"""Compaction: all files of an index are written anew while others go on reading and writing; what they commit meanwhile is kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from dateline.index.base import FORMAT, Header
from dateline.index.beside import open_regular
from dateline.index.journal import append, read_journal
from dateline.index.overlay import Change
from dateline.index.storage import IndexFiles, Told


def compact(files: IndexFiles, tell: Told = lambda done, of: None) -> bool:
    """Write an index anew, its journal folded in.

    False where there is nothing to write, somebody else does it, or has put other files in the place of these. Raises OSError,
    everything as it was.
    """
    with files.beside.locked("compacting", wait=False) as alone:
        segment, end = files.contents.segment, files.journal_end
        if not alone or segment is None:
            return False
        header = Header(FORMAT, files.identity, os.urandom(8).hex(), files.written_ns)
        before, after = (files.beside.of(generation, "journal") for generation in (segment.header.generation, header.generation))

        @contextlib.contextmanager
        def last() -> Iterator[bool]:
            with files.locked():
                if files.is_replaced():
                    yield False
                    return
                try:
                    at = 0
                    for change in _commits(before, end, segment.header.generation):
                        at = append(after, change, header.generation, at)
                    yield True
                except BaseException:
                    after.unlink(missing_ok=True)
                    raise
                files.beside.keep_only(header.generation)
                files.beside.sweep()

        return files.put(files.contents, header, tell, last)


def _commits(journal: Path, end: int, generation: str) -> list[Change]:
    """The commits that came to a journal after its first `end` bytes. Raises DamagedError, OSError."""
    try:
        with os.fdopen(open_regular(journal, os.O_RDONLY), "rb") as file:
            return read_journal(file.read()[end:], generation)[0]
    except FileNotFoundError:
        return []
