"""What `show --json` gives: an incident with the fields of its file, weighed as of a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import point_shape
from dateline.ledger.links import tie_sources
from dateline.ledger.roles import roles_on
from dateline.ledger.state import states
from dateline.ledger.view import View, view_of
from dateline.model.incident import Incident, Relation
from dateline.model.vocabulary import INVERSE_RELATIONS

MADE = frozenset({"line", "ref", "path"})
"""Attributes that the reader makes; they are no fields of the file."""
WRITTEN_LATER = ("summary", "status", "checked", "questions", "published", "use", "retracted")
"""Fields that have no day of their own: in the past they stand under `written_later`."""


def incident_shape(incident: Incident, as_of: dt.date, inverses: list[tuple[str, Relation]], problems: list[Shape]) -> Shape:
    """The incident as known at the end of `as_of`; fields that its file leaves out are left out here."""
    view = view_of(incident, as_of)
    fields = {key: _bare(value) for key, value in msgspec.to_builtins(incident).items() if key not in MADE | {"claims", "accept"}}
    shape: Shape = {"version": VERSION, "as_of": as_of.isoformat(), **fields}
    shape["states"] = sorted(states(incident, as_of) - {incident.status})
    shape["actors"] = {i: _actor(view, i) for i in view.actors}
    shape["sources"] = {i: _bare(msgspec.to_builtins(incident.sources[i])) for i in view.sources}
    shape["points"] = {point: point_shape(incident, ledger) for point, ledger in view.ledgers.items()}
    shape["actions"] = [_action(record) for record in view.actions]
    shape["assessments"] = [_bare(msgspec.to_builtins(record)) for record in view.assessments]
    shape["related_from"] = [
        {"incident": other, "relation": INVERSE_RELATIONS.get(r.relation, r.relation), "source": list(tie_sources(r, other, incident.id))}
        for other, r in inverses
    ]
    shape["problems"] = problems
    if view.past:
        shape["written_later"] = {key: shape.pop(key) for key in WRITTEN_LATER if key in shape}
    return shape


def _actor(view: View, actor_id: str) -> Shape:
    actor = view.incident.actors[actor_id]
    shape: Shape = _bare(msgspec.to_builtins(actor))
    shape["role"] = list(roles_on(view.incident, actor, view.as_of))
    if view.past and "note" in shape:
        shape["note_written_later"] = shape.pop("note")
    return shape


def _action(record: Any) -> Shape:
    shape: Shape = _bare(msgspec.to_builtins(record))
    shape["id"] = record.ref
    return shape


def _bare(value: Any) -> Any:
    """Without what the reader made, at every depth."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in MADE}
    return [_bare(inner) for inner in value] if isinstance(value, list | tuple) else value
