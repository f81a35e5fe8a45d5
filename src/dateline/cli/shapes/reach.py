"""What `source --json` gives: what rests on a publisher or document, and what would fall with it."""

from __future__ import annotations

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import headline_shape, retraction_shape, said_of
from dateline.ledger.reach import Reach
from dateline.library.sources import Reached, Reaches


def reaches_shape(found: Reaches) -> Shape:
    """`{version, query, as_of, sources, nearest}`; `nearest` are names to try where nothing is found."""
    return {
        "version": VERSION,
        "query": found.typed,
        "as_of": found.as_of.isoformat(),
        "sources": [_reached(reached) for reached in found.found],
        "nearest": list(found.nearest),
    }


def _reached(reached: Reached) -> Shape:
    return {
        "kind": reached.kind,
        "id": reached.identity.id,
        "incident": reached.identity.incident or None,
        "name": reached.name,
        "incidents": [_reach(part) for part in reached.reaches],
        "beside_others": [{"incident": incident, "documents": list(documents)} for incident, documents in reached.beside.items()],
    }


def _reach(part: Reach) -> Shape:
    """`falls`: read nowhere else. `headlines`: those that would be others, from what to what (null: nothing would stand)."""
    return {
        "id": part.incident.id,
        "title": part.incident.title,
        "retracted": retraction_shape(part.incident),
        "documents": list(part.documents),
        "claims": [
            {
                "id": entry.claim.ref,
                "point": entry.claim.point,
                "value": entry.claim.value or None,
                "actor": entry.claim.actor or None,
                "by": list(entry.claim.by),
                "said": said_of(entry),
                "standing": entry.standing,
                "weak": entry.weak,
                "hold": entry.claim.hold or None,
                "falls": entry.claim.ref in part.only_claims,
            }
            for entry in part.claims
        ],
        "actions": [{"id": a.ref, "kind": a.kind, "hold": a.hold or None, "falls": a.ref in part.only_actions} for a in part.actions],
        "assessments": len(part.assessments),
        "assessments_fall": part.only_assessments,
        "headlines": [{"point": s.point, "before": headline_shape(s.before), "after": headline_shape(s.after)} for s in part.shifts],
    }
