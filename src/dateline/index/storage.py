"""The files of an index: a base file, its sidecar of columns and its journal; opened without being read, written whole or not at all.

`KEY.json` is the base file. Beside it lie `KEY.GENERATION.columns` and `KEY.GENERATION.journal`, named for the one writing of the
base file that they belong to; putting a new base file in its place is the moment at which everything changes. Whatever is wrong
with any of them, they count as absent. Readers take no lock.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.index.base import FORMAT, Header, read_first_line
from dateline.index.beside import Beside, open_regular
from dateline.index.columns import Columns, DamagedError, bytes_of
from dateline.index.contents import Contents
from dateline.index.journal import append, read_journal
from dateline.index.overlay import Change, Overlay
from dateline.index.records import FileRows
from dateline.index.segment import Segment

MOST_FILES, LEAST_FILES = 64, 4
"""Changed files that a journal holds at most before all is written again; few where the library is small."""
MOST_BYTES, LEAST_BYTES = 1 << 22, 1 << 16
"""Bytes of a journal before all is written again; a quarter of the base file, within these bounds: it is read at every opening."""
LARGE = 1 << 23
"""Bytes of a base file that takes too long to write for somebody to wait for it; from there on it is left to a process beside."""
PATIENCE = 8
"""How many times longer the journal of such a base file may be before all is written at once after all."""
_TRIES = 5
Told = Callable[[int, int], None]
"""Called while much is written, with how many incidents are done, and of how many."""


class IndexFiles:
    """The files of one library's index. `doubt` says why what is there is not believed."""

    def __init__(self, path: Path | None, identity: str) -> None:
        """`path` None keeps everything in memory. `identity` names library and program; another identity's file is not read."""
        self.path = path
        self.beside = Beside(path)
        self.identity = identity
        self.doubt = ""
        self._written_ns = 0
        self._contents: Contents | None = None
        self.journal_end = self._inode = 0

    @property
    def contents(self) -> Contents:
        """What the index holds; nothing where there is no file or it cannot be trusted (`doubt` then says why)."""
        if self._contents is None:
            self._contents = self._open()
        return self._contents

    @property
    def written_ns(self) -> int:
        """When the index was last written, in ns of the clock; 0 where it never was."""
        self._contents = self.contents  # looked at first
        return self._written_ns

    def look_again(self) -> bool:
        """Drop what is held where somebody else has written since, and say whether; the caller holds the lock."""
        if self._contents is not None and self._contents.segment is not None and self._is_current(self._contents.segment):
            return False
        self._contents = None
        return True

    def clear(self) -> None:
        """Hold nothing; the files stay until the next commit."""
        self._contents = Contents(None, Overlay())

    def commit(self, files: list[FileRows], removed: list[str], tell: Told = lambda done, of: None, *, more: bool = False) -> None:
        """Put rows in the place of what stood for their files and take `removed` out, in memory and on the disk.

        Where `more` is to come at once, it goes to the journal however long that grows: the base file is written once, at the end.
        Raises OSError where it cannot be written; what is held is the new state all the same. `tell` is called while much is written.
        """
        if more and self.path is not None and self.contents.segment is None:
            self._written_ns = time.time_ns()
            self._write(self.contents, tell)  # a journal is of a base file
        before = self.contents
        self._written_ns = time.time_ns()
        change = before.numbered(files, removed, self._written_ns)
        self._contents = after = Contents(before.segment, before.overlay.changed(change))
        if self.path is None:
            return
        if before.segment is not None and _knows_all(before.segment) and (more or not self._is_long(after, change)):
            journal = self.beside.of(before.segment.header.generation, "journal")
            self.journal_end = append(journal, change, before.segment.header.generation, self.journal_end)
            return
        self._write(after, tell)

    def locked(self) -> contextlib.AbstractContextManager[bool]:
        """Hold the lock of the index round reading, changing and committing; whether it was free at once. Raises OSError."""
        return self.beside.locked("lock")

    @property
    def unfinished(self) -> bool:
        """Whether the journal is longer than a commit leaves it: whoever wrote it last was interrupted."""
        return self.contents.segment is not None and self._is_long(self.contents, Change(0, [], {}))

    @property
    def wants_compaction(self) -> bool:
        """Whether all is to be written anew by somebody for whom nobody waits."""
        return self.contents.segment is not None and self._is_long(self.contents, Change(0, [], {}), patience=1)

    def _is_long(self, after: Contents, change: Change, patience: int | None = None) -> bool:
        """Whether a journal, with a change that came to it, is so long that all is to be written again."""
        assert after.segment is not None
        patience = patience or (PATIENCE if after.segment.columns.header.size > LARGE else 1)
        files = max(LEAST_FILES, min(MOST_FILES, after.segment.files // 8))
        size = sum(len(memoryview(raw)) for rows in change.files.values() for some in rows.values() for _, raw in some)
        most = max(LEAST_BYTES, min(MOST_BYTES, after.segment.columns.header.size // 4))
        return len(after.overlay.hidden) > files * patience or self.journal_end + size > most * patience

    def _open(self) -> Contents:
        """Look at the files; once more where a writer put others in their place meanwhile."""
        for last in (*[False] * (_TRIES - 1), True):
            try:
                return self._look()
            except FileNotFoundError:
                break
            except OSError as error:
                self.doubt = f"the index cannot be read ({error.strerror})"
                break
            except (DamagedError, UnicodeDecodeError):
                if last or not self.is_replaced():
                    self.doubt = self.doubt or "the index is damaged"
                    break
        return Contents(None, Overlay())

    def _look(self) -> Contents:
        """What the files hold. Raises DamagedError, OSError (FileNotFoundError: there is no base file)."""
        self._inode = 0
        self.journal_end = 0
        if self.path is None:
            raise FileNotFoundError
        with self._opened(self.path) as descriptor:
            self._inode = os.fstat(descriptor).st_ino
            data = bytes_of(descriptor)
        header = read_first_line(bytes(data[:4096]))
        if header.format != FORMAT or header.identity != self.identity:
            self.doubt = "the index was made for another version or library"
            raise DamagedError
        segment = Segment(header, data, Columns(self._bytes_of(self.beside.of(header.generation, "columns"))))
        try:
            with self._opened(self.beside.of(header.generation, "journal")) as descriptor, open(descriptor, "rb", closefd=False) as file:
                journal = file.read()  # not mapped: whoever writes next may cut it
        except FileNotFoundError:
            journal = b""
            if self.is_replaced():
                raise DamagedError from None
        changes, self.journal_end = read_journal(journal, header.generation)
        overlay = Overlay()
        for change in changes:
            overlay = overlay.changed(change)
        self._written_ns = changes[-1].written_ns if changes else header.written_ns
        segment.tell_of_damage(self._throw_away)
        return Contents(segment, overlay)

    def _bytes_of(self, path: Path) -> mmap.mmap | bytes:
        try:
            with self._opened(path) as descriptor:
                return bytes_of(descriptor)
        except FileNotFoundError as error:
            raise DamagedError from error

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[int]:
        """A file of the index, which must be this user's: a checksum keeps accidents out, not somebody. Raises OSError, DamagedError."""
        descriptor = open_regular(path, os.O_RDONLY)
        try:
            if os.fstat(descriptor).st_uid != os.geteuid():
                self.doubt = "the index belongs to another user"
                raise DamagedError
            yield descriptor
        finally:
            os.close(descriptor)

    def _throw_away(self) -> None:
        """Take the base file away, so that whoever opens the index next makes it again."""
        if self.path is not None and not self.is_replaced():
            with contextlib.suppress(OSError):
                self.path.unlink()

    def _is_current(self, segment: Segment) -> bool:
        """Whether the files are those that were opened, and nothing came to the journal: it only grows."""
        try:
            same = self.path is None or os.stat(self.path).st_ino == self._inode  # no other file has it: what is mapped is not gone
            size = os.stat(self.beside.of(segment.header.generation, "journal")).st_size if self.path else 0
        except FileNotFoundError:
            return same and not self.journal_end
        except OSError:
            return False
        return same and size == self.journal_end

    def is_replaced(self) -> bool:
        """Whether the base file is no longer the one that was opened."""
        assert self.path is not None
        try:
            return os.stat(self.path).st_ino != self._inode
        except OSError:
            return False

    def _write(self, contents: Contents, tell: Told) -> None:
        """Write all files anew; the caller holds the lock. Raises OSError, everything as it was."""
        header = Header(FORMAT, self.identity, os.urandom(8).hex(), self._written_ns)
        self.put(contents, header, tell, lambda: contextlib.nullcontext(True))
        self.beside.keep_only(header.generation)
        with contextlib.suppress(OSError), self.beside.locked("compacting", wait=False) as alone:
            if alone:
                self.beside.sweep()
        self.doubt = ""

    def put(self, contents: Contents, header: Header, tell: Told, last: Callable[[], contextlib.AbstractContextManager[bool]]) -> bool:
        """Write what is held to new files and put them in their places where `last` allows it. Raises OSError, everything as it was."""
        from dateline.index.writing import write_index

        assert self.path is not None
        done = write_index(self.path, self.beside.of(header.generation, "columns"), contents, header, tell, last)
        if done:
            with contextlib.suppress(DamagedError, OSError):  # what was just written is also held
                self._contents = self._look()
        return done


def _knows_all(segment: Segment) -> bool:
    """Whether the columns know every incident: where two files have one id, they know one of them."""
    return segment.records("incidents") == segment.count
