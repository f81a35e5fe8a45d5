"""Records to documents of the index and back: an incident is one row and the rows of its tables, never two copies."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from dateline.ledger.matches import SearchText
from dateline.ledger.summary import Summary
from dateline.model.actor import Name
from dateline.model.incident import Incident
from dateline.model.problem import Problem

CHILD_TABLES = ("actors", "sources", "claims", "actions")
"""Tables of an incident's records, each with the incident's path, in the order of the file."""


class Stamp(Struct, frozen=True):
    """What tells that a file is the one that was read: times in ns, size in bytes, inode, digest of its content."""

    path: str
    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int
    digest: str = ""

    def same_file(self, other: Stamp) -> bool:
        """Whether everything but the digest is equal; stamps are compared for being different, never for being newer."""
        return (self.mtime_ns, self.ctime_ns, self.size, self.inode) == (other.mtime_ns, other.ctime_ns, other.size, other.inode)


class Indexed(Struct, frozen=True):
    """What the index holds of one file: its stamp and problems; of an incident itself and what is derived; of the authority file its names."""

    stamp: Stamp
    problems: tuple[Problem, ...]
    incident: Incident | None = None
    summary: Summary | None = None
    text: SearchText | None = None
    names: tuple[Name, ...] = ()


def documents(entry: Indexed) -> dict[str, list[dict[str, Any]]]:
    """Table -> documents of one file."""
    path = entry.stamp.path
    found: dict[str, list[dict[str, Any]]] = {
        "files": [msgspec.to_builtins(entry.stamp)],
        "problems": [msgspec.to_builtins(problem) for problem in entry.problems],
    }
    if entry.names:
        found["names"] = [{**msgspec.to_builtins(name), "file": path} for name in entry.names]
    if entry.incident is None:
        return found
    whole = msgspec.to_builtins(entry.incident)
    for table in CHILD_TABLES:
        children = whole.pop(table, {})
        if table == "claims":
            rows = [row for ledger in children.values() for row in ledger]
        else:
            rows = list(children.values()) if isinstance(children, dict) else list(children)
        found[table] = [{**row, "file": path} for row in rows]
    found["incidents"] = [{"file": path, "head": whole, "summary": msgspec.to_builtins(entry.summary), "text": msgspec.to_builtins(entry.text)}]
    return found


def incident_from(head: dict[str, Any], children: dict[str, list[dict[str, Any]]]) -> Incident:
    """The incident of one file from its row and the rows of its tables. Raises msgspec.ValidationError."""
    whole = dict(head)
    for table in ("actors", "sources"):
        whole[table] = {row["id"]: row for row in children.get(table, ())}
    ledgers: dict[str, list[dict[str, Any]]] = {}
    for row in children.get("claims", ()):
        ledgers.setdefault(row["point"], []).append(row)
    whole["claims"] = ledgers
    whole["actions"] = list(children.get("actions", ()))
    return msgspec.convert(whole, Incident)
