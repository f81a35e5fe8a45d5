"""An incident without what is held: off the record, embargoed, restricted by a court. What is left may be printed or suggested."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.source import Source


def without_held(incident: Incident) -> tuple[Incident, int]:
    """The incident without held claims, documents and actions, and how many claims that took out.

    A claim goes with its speaker, its actor, or the last document that it was read in; a document with its publisher. Actors that
    are held are not among the outlets that a document quotes.
    """
    actors = {i for i, actor in incident.actors.items() if actor.hold}
    sources = {
        i: structs.replace(s, via=tuple(v for v in s.via if v not in actors)) if actors & set(s.via) else s
        for i, s in incident.sources.items()
        if not s.hold and s.publisher not in actors
    }
    actions = tuple(a for a in incident.actions if not a.hold and not {*a.by, *a.actor, *a.against} & actors and set(a.source) & sources.keys())

    def open_claim(claim: Claim) -> Claim | None:
        if claim.hold or set(claim.by) & actors or claim.actor in actors:
            return None
        return _read_in(claim, sources)

    kept = {point: tuple(c for claim in ledger if (c := open_claim(claim))) for point, ledger in incident.claims.items()}
    gone = sum(map(len, incident.claims.values())) - sum(map(len, kept.values()))
    claims = {point: ledger for point, ledger in kept.items() if ledger}
    return structs.replace(incident, sources=sources, actions=actions, claims=claims), gone


def _read_in(claim: Claim, sources: Mapping[str, Source]) -> Claim | None:
    """A claim with those of its documents that are left; None where none is."""
    left = tuple(source for source in claim.source if source in sources)
    if not left:
        return None
    return claim if left == claim.source else structs.replace(claim, source=left)
