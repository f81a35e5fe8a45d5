"""What one writing of the index holds, looked at where it lies: the base file's records and the sidecar's columns.

Files are numbered in the order in which they came in, incidents are ranked. Nothing is decoded before it is asked for. Every
method raises DamagedError where the bytes are not those written.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from dateline.index.base import Header, Run, row_head
from dateline.index.columns import SMALL, Checked, Columns, DamagedError
from dateline.index.ranks import Ranks
from dateline.index.records import Look
from dateline.model.criteria import Words

STAMP = struct.Struct("=4Q")
"""Times of change in ns, size and inode of a file."""
Levels = tuple[tuple[int, int], ...]
"""How well a word occurs, and the ranks, as a set, where it does so; no rank twice."""


class Segment(Ranks):
    """A base file and its sidecar."""

    def __init__(self, header: Header, data: mmap.mmap | bytes, columns: Columns) -> None:
        """`data` is the whole base file. Raises DamagedError where the two do not belong together."""
        if columns.header.of != header.generation or columns.header.size != len(data) or columns.header.identity != header.identity:
            raise DamagedError
        super().__init__(columns, Checked(data, 0, len(data), columns.numbers("blocks")))
        self.header = header
        self.levels: dict[Words, Levels] = {}
        if len(data) <= SMALL:
            columns.check_all()
            self._records.check(0, len(data))

    def tell_of_damage(self, tell: Callable[[], None]) -> None:
        """Have `tell` called before DamagedError is raised from now on."""
        self._records.damaged = self.columns.checked.damaged = tell

    # --- records

    def records(self, table: str) -> int:
        """How many records a table holds."""
        return len(self.columns.large(f"{table}.lengths"))

    def record(self, table: str, at: int) -> memoryview:
        """The `at`-th record of a table, as JSON."""
        place = self.columns.large(f"{table}.places", "Q")[at]
        return self._records.slice(place, place + self.columns.large(f"{table}.lengths")[at])

    def number(self, table: str, at: int) -> int:
        """The document number of the `at`-th record of a table."""
        found: int = self.columns.large(f"{table}.numbers", "Q")[at]
        return found

    def numbered(self, table: str, number: int) -> int | None:
        """Which record of a table has that document number."""
        numbers = self.columns.large(f"{table}.numbers", "Q")
        at = bisect_left(numbers, number)
        return at if at < len(numbers) and numbers[at] == number else None

    def of_file(self, table: str, file: int) -> range:
        """Which records of a table belong to the file of that number."""
        starts = self.columns.large(f"{table}.starts")
        return range(starts[file], starts[file + 1])

    def run(self, table: str, first: int, last: int) -> Run:
        """The rows of a table that belong to the files of the numbers `first` to `last`, without `last`."""
        starts = self.columns.numbers(f"{table}.starts")
        rows = slice(starts[first], starts[last])
        numbers, places = (self.columns.numbers(f"{table}.{name}", "Q")[rows] for name in ("numbers", "places"))
        lengths = self.columns.numbers(f"{table}.lengths")[rows]
        if not numbers:
            return Run(b"", (), (), (), [0] * (last - first))
        begin = places[0] - len(row_head(numbers[0]))
        raw = self._records.slice(begin, places[-1] + lengths[-1])
        return Run(raw, numbers, [place - begin for place in places], lengths, [start - rows.start for start in starts[first:last]])

    def file_of(self, table: str, at: int) -> int:
        """The number of the file that the `at`-th record of a table belongs to."""
        return bisect_right(self.columns.large(f"{table}.starts"), at) - 1

    # --- files

    @property
    def files(self) -> int:
        """How many files there are."""
        return self.records("files")

    def path(self, file: int) -> str:
        """The path of the file of that number."""
        return self._path(file).decode()

    def file_at(self, path: str) -> int | None:
        """The number of the file of that path."""
        order, raw = self.columns.large("files.order"), path.encode()
        at = bisect_left(order, raw, key=self._path)
        return order[at] if at < len(order) and self._path(order[at]) == raw else None

    @property
    def broken(self) -> memoryview[int]:
        """The numbers of the files that have an error."""
        return self.columns.numbers("files.broken")

    def looks(self) -> Iterator[tuple[str, Look]]:
        """Path and look of every file when it was read."""
        joined = bytes(self.columns.bytes("files.paths")).decode()
        paths = joined.split("\0") if joined else []
        return zip(paths, STAMP.iter_unpack(self.columns.bytes("files.stamps")), strict=True)

    def _path(self, file: int) -> bytes:
        starts = self.columns.large("files.path_starts")
        checked, start, _ = self.columns.unchecked("files.paths")
        return bytes(checked.slice(start + starts[file], start + starts[file + 1] - 1))
