"""An incident without what is held: off the record, embargoed, restricted by a court. What is left may be printed or suggested."""

from __future__ import annotations

from msgspec import structs

from dateline.model.incident import Incident
from dateline.phrasing.line.lines import without_held


def printable(incident: Incident) -> Incident:
    """The incident without held claims, documents and actions, and without actors that are held among the outlets quoted."""
    opened, _ = without_held(incident)
    actors = {i for i, actor in incident.actors.items() if actor.hold}
    sources = {
        i: structs.replace(s, via=tuple(v for v in s.via if v not in actors))
        for i, s in incident.sources.items()
        if not s.hold and s.publisher not in actors
    }
    actions = tuple(a for a in incident.actions if not a.hold and not {*a.by, *a.actor, *a.against} & actors and set(a.source) & sources.keys())
    return structs.replace(opened, sources=sources, actions=actions)
