"""What `actions --json` gives: responses across incidents, in the order of their days."""

from __future__ import annotations

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import retraction_shape
from dateline.library.actions import Response, Responses

LATER = ("status", "outcome", "outcome_sources", "note")
"""What of an action has no day of its own: in the past it stands under `written_later`."""


def actions_shape(found: Responses) -> Shape:
    """`{version, query, as_of, count, actions}`."""
    return {
        "version": VERSION,
        "query": found.search.text,
        "as_of": found.as_of.isoformat(),
        "count": len(found.found),
        "actions": [action_shape(response) for response in found.found],
    }


def action_shape(response: Response) -> Shape:
    """One action with its incident; `day` (ISO) is the one by which it is in order, `date` as the file has it."""
    action = response.action
    shape: Shape = {
        "incident": response.incident.id,
        "title": response.incident.title,
        "retracted": retraction_shape(response.incident),
        "id": action.ref,
        "day": response.day.isoformat(),
        "date": action.date or None,
        "kind": action.kind,
        "count": action.count or None,
        "of": action.of or None,
        "what": action.what or None,
        "term": action.term or None,
        "actor": list(action.actor),
        "against": list(action.against),
        "place": action.place or None,
        "by": list(action.by),
        "said": action.said or None,
        "sources": list(action.source),
        "verb": action.verb or None,
        "credibility": action.credibility or None,
        "hold": action.hold or None,
        "status": action.status or None,
        "outcome": action.outcome or None,
        "outcome_sources": list(action.outcome_source),
        "note": action.note or None,
    }
    if response.past:
        shape["written_later"] = {key: shape.pop(key) for key in LATER}
    return shape
