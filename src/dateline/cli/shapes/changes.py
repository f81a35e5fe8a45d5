"""What `changes --json` gives: what changed, incident by incident, each change with its words and its parts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import headline_shape, retraction_shape
from dateline.cli.shapes.incident import MADE
from dateline.ledger.changes import Change, FieldChange, HeadlineChange, RecordChange, RoleChange
from dateline.library.changes import Changes, IncidentChange
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.fields import Record
from dateline.phrasing.changed import Versions, change_text


def changes_shape(found: Changes, as_of: dt.date) -> Shape:
    """`{version, since: {asked, commit, day, recorded}, incidents, names}`.

    `commit` null: nothing was committed by then and all is new, or, with `recorded`, the index's own record tells, which begins then.
    """
    past = found.past
    return {
        "version": VERSION,
        "since": {"asked": found.asked, "commit": past.commit or None, "day": past.day or None, "recorded": past.recorded or None},
        "incidents": [_incident(change, as_of) for change in found.incidents],
        "names": [
            {"id": name.id, "how": "new" if name.before is None else "gone" if name.after is None else "edited", "fields": list(name.fields)}
            for name in found.names
        ],
    }


def _incident(change: IncidentChange, as_of: dt.date) -> Shape:
    shown = change.after or change.before
    taken_back = retraction_shape(change.after) if change.after else None
    shape: Shape = {"id": change.id, "title": shown.title if shown else None, "retracted": taken_back, "how": change.how, "changes": []}
    if change.before and change.after:
        versions = Versions(change.before, change.after, as_of)
        shape["changes"] = [{"text": str(change_text(versions, item)), **_parts(item, versions)} for item in change.changes]
    return shape


def _parts(item: Change, versions: Versions) -> Shape:
    match item:
        case HeadlineChange():
            return {"kind": "headline", "point": item.point, "before": headline_shape(item.before), "after": headline_shape(item.after)}
        case RoleChange():
            return {"kind": "role", "actor": item.actor, "before": list(item.before), "after": list(item.after)}
        case FieldChange():
            before, after = (_plain(getattr(incident, item.field)) for incident in (versions.before, versions.after))
            return {"kind": "field", "field": item.field, "before": before, "after": after}
        case RecordChange():
            records = {"before": _record(item.before), "after": _record(item.after)}
            return {"kind": item.what, "how": item.how, **records, "fields": list(item.fields)}


def _record(record: Record | None) -> Any:
    """A record as its file has it; `id` of a claim or action without one is its place in the file."""
    if record is None:
        return None
    shape = _plain(record)
    return shape | {"id": record.ref} if isinstance(record, Claim | Action) else shape


def _plain(value: Any) -> Any:
    """A value of a record without what the reader made, at every depth."""
    return _bare(msgspec.to_builtins(value))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in MADE}
    return [_bare(inner) for inner in value] if isinstance(value, list | tuple) else value
