"""Records to rows of the index and back: an incident is one row and the rows of its tables, never two copies."""

from collections.abc import Iterable
from itertools import chain

import msgspec
from msgspec import Raw, Struct, structs

from dateline.index.records import FileRows, IncidentRow, Stamp
from dateline.ledger.facts import facts
from dateline.ledger.searched import SearchText
from dateline.ledger.summary import Summary
from dateline.model.actor import Name
from dateline.model.incident import Incident, Relation
from dateline.model.problem import Problem


class Indexed(Struct, frozen=True):
    """What the index holds of one file: its stamp and problems; of an incident itself and what is derived; of the authority file its names."""

    stamp: Stamp
    problems: tuple[Problem, ...]
    incident: Incident | None = None
    summary: Summary | None = None
    text: SearchText | None = None
    names: tuple[Name, ...] = ()


class _Head(Struct):
    """What of an incident is in its own row, never empty; the rest is in the rows of its tables."""

    head: Raw


def rows_of(entry: Indexed, *, whole: bool = False) -> FileRows:
    """The rows of one file; with `whole` the incident that was read goes along, so that it is not put together from them again."""
    path, encode = entry.stamp.path, msgspec.json.encode
    found: dict[str, list[Raw]] = {
        "files": [Raw(encode(entry.stamp))],
        "problems": [Raw(encode(problem)) for problem in entry.problems],
        "names": _with_file(path, entry.names),
    }
    incident = entry.incident
    if incident is not None and entry.summary is not None:
        found["actors"] = _with_file(path, incident.actors.values())
        found["sources"] = _with_file(path, incident.sources.values())
        found["claims"] = _with_file(path, chain.from_iterable(incident.claims.values()))
        found["actions"] = _with_file(path, incident.actions)
        head = structs.replace(incident, actors={}, sources={}, claims={}, actions=())
        row = IncidentRow(*(Raw(encode(part)) for part in (path, facts(incident, entry.summary), entry.summary, entry.text, head)))
        found["incidents"] = [Raw(encode(row))]
    return FileRows(path, {table: rows for table, rows in found.items() if rows}, incident if whole else None)


def head_of(row: bytes | memoryview | Raw) -> bytes:
    """A row of `incidents` without what is derived: enough for `incident_from`."""
    return msgspec.json.encode(msgspec.json.decode(row, type=_Head))


def _with_file(path: str, records: Iterable[Struct]) -> list[Raw]:
    """Records as JSON, each with its file as the last of its fields."""
    last = b'"file":' + msgspec.json.encode(path) + b"}"
    rows = (msgspec.json.encode(record)[:-1] for record in records)
    return [Raw(row + (b"," if len(row) > 1 else b"") + last) for row in rows]


class _Ties(Struct):
    id: str
    related: tuple[Relation, ...] = ()


class _Tied(Struct):
    """What of a row of `incidents` tells of other incidents."""

    head: _Ties


_TIED = msgspec.json.Decoder(_Tied)


def ties_of(row: bytes | memoryview) -> tuple[str, tuple[Relation, ...]]:
    """Of a row of `incidents` the id and the relations, without the rest of it."""
    ties = _TIED.decode(row).head
    return ties.id, ties.related


class _Key(Struct):
    """Under what a row stands in its incident."""

    id: str = ""
    point: str = ""


def incident_from(row: bytes | memoryview, children: dict[str, list[memoryview]]) -> Incident:
    """The incident of one file from its row and the rows of its tables, put together as JSON and decoded once.

    Raises msgspec.ValidationError.
    """
    keys = msgspec.json.Decoder(_Key)
    parts = [bytes(msgspec.json.decode(row, type=_Head).head)[:-1]]
    for table in ("actors", "sources"):
        rows = [_quoted(keys.decode(raw).id) + b":" + raw for raw in children.get(table, ())]
        parts.append(b'"' + table.encode() + b'":{' + b",".join(rows) + b"}")
    ledgers: dict[str, list[memoryview]] = {}
    for raw in children.get("claims", ()):
        ledgers.setdefault(keys.decode(raw).point, []).append(raw)
    points = [_quoted(point) + b":[" + b",".join(rows) + b"]" for point, rows in ledgers.items()]
    parts.append(b'"claims":{' + b",".join(points) + b"}")
    parts.append(b'"actions":[' + b",".join(children.get("actions", ())) + b"]}")
    return msgspec.json.decode(b",".join(parts), type=Incident)


def _quoted(text: str) -> bytes:
    return msgspec.json.encode(text)
