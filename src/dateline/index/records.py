"""What the rows of the index look like; `index.rows` makes them and reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct

if TYPE_CHECKING:
    from dateline.model.incident import Incident

CHILD_TABLES = ("actors", "sources", "claims", "actions")
"""Tables of an incident's records, each with the incident's path, in the order of the file."""
TABLES = ("files", "problems", "names", "incidents", *CHILD_TABLES)
"""All tables, in the order of the file. A row of `files` and `problems` has its file as `path`, any other as `file`."""


Look = tuple[int, int, int, int]
"""What `lstat` says of a file: time of change and of status change in ns, size in bytes, inode."""


class Stamp(Struct, frozen=True):
    """What tells that a file is the one that was read: times in ns, size in bytes, inode, digest of its content.

    `names` is the digest of the authority file that it was read with; of that file itself, while it is broken, of its last good content.
    """

    path: str
    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int
    digest: str = ""
    names: str = ""

    @property
    def look(self) -> Look:
        """All but the digest; looks are compared for being different, never for being newer."""
        return self.mtime_ns, self.ctime_ns, self.size, self.inode


class FileRows(Struct, frozen=True):
    """The rows of one file: table -> documents as JSON on one line; and the incident that they tell of, where it is asked for next."""

    path: str
    rows: dict[str, list[Raw]]
    incident: Incident | None = None


class IncidentRow(Struct):
    """A row of `incidents`, its parts not read yet. `facts` decide some criteria, `text` is searched, `head` is the incident without its tables."""

    file: Raw
    facts: Raw
    summary: Raw
    text: Raw
    head: Raw


class _Graded(Struct):
    """How grave a problem is, as JSON."""

    severity: Raw = Raw(b"")


_GRADED = msgspec.json.Decoder(_Graded)


def is_error(problem: Raw | memoryview) -> bool:
    """Whether a row of `problems` keeps its file from being read."""
    return bytes(_GRADED.decode(problem).severity) == b'"error"'
