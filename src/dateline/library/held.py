"""An incident without what is held: off the record, embargoed, restricted by a court. What is left may be printed or suggested."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.source import Source
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
    read = {point: tuple(c for claim in ledger if (c := _read_in(claim, sources)).source) for point, ledger in opened.claims.items()}
    return structs.replace(opened, sources=sources, actions=actions, claims={point: ledger for point, ledger in read.items() if ledger})


def _read_in(claim: Claim, sources: Mapping[str, Source]) -> Claim:
    """A claim with those of its documents that are left."""
    if set(claim.source) <= sources.keys():
        return claim
    return structs.replace(claim, source=tuple(source for source in claim.source if source in sources))
