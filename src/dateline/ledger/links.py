"""What hangs together in an incident: claim, speaker, sources and actions, each from the other's side."""

from __future__ import annotations

from msgspec import Struct

from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Relation


class Links(Struct, frozen=True):
    """Records of one incident that belong to another record: refs of claims and actions, ids of actors and sources."""

    claims: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()


def claim_links(incident: Incident, ref: str) -> Links:
    """Of a claim: its speaker and whom it is about, its sources, and the actions it gives a figure of or was told with."""
    claim = next((c for c in claims_of(incident) if c.ref == ref), None)
    if claim is None:
        return Links()
    owner = claim.point.partition(".")[0] if "." in claim.point else ""
    told = {a.ref for a in incident.actions if set(a.by) & set(claim.by) and set(a.source) & set(claim.source)}
    return Links(
        claims=frozenset({ref}),
        actors=frozenset(filter(None, (*claim.by, claim.actor, owner))) & incident.actors.keys(),
        sources=frozenset(claim.source),
        actions=frozenset(told | {a.ref for a in incident.actions if a.id and a.id == owner}),
    )


def actor_links(incident: Incident, actor_id: str) -> Links:
    """Of an actor: what it said and what was said of it, where those were read, and what it did or had done to it."""
    claims = [c for c in claims_of(incident) if actor_id in c.by or c.actor == actor_id or c.point.startswith(f"{actor_id}.")]
    actions = [a for a in incident.actions if actor_id in (*a.actor, *a.against, *a.by)]
    published = {i for i, s in incident.sources.items() if actor_id == s.publisher or actor_id in s.via}
    told: list[Claim | Action] = [*claims, *actions]
    return Links(
        claims=frozenset(c.ref for c in claims),
        actors=frozenset({actor_id}),
        sources=frozenset(s for record in told for s in record.source) | published,
        actions=frozenset(a.ref for a in actions),
    )


def tie_sources(tie: Relation, typed_in: str, here: str) -> tuple[str, ...]:
    """The sources of a tie as `here` names them: by id its own, as `incident/source` those of the file that types the tie."""
    if typed_in == here:
        return tie.source
    return tuple(s.removeprefix(f"{here}/") if "/" in s else f"{typed_in}/{s}" for s in tie.source)


def source_links(incident: Incident, source_id: str) -> Links:
    """Of a document: the claims and actions that rest on it, and everyone who speaks or acts in them."""
    claims = [c for c in claims_of(incident) if source_id in c.source]
    actions = [a for a in incident.actions if source_id in (*a.source, *a.outcome_source)]
    source = incident.sources.get(source_id)
    told: list[Claim | Action] = [*claims, *actions]
    named = {by for record in told for by in record.by} | {c.actor for c in claims} | {i for a in actions for i in a.actor}
    named |= {source.publisher, *source.via} if source else set()
    return Links(
        claims=frozenset(c.ref for c in claims),
        actors=frozenset(named) & incident.actors.keys(),
        sources=frozenset({source_id}),
        actions=frozenset(a.ref for a in actions),
    )


def action_links(incident: Incident, ref: str) -> Links:
    """Of an action: who did it, to whom, who told it, where that was read, and the claims that give its figures."""
    action = next((a for a in incident.actions if a.ref == ref), None)
    if action is None:
        return Links()
    claims = frozenset(c.ref for c in claims_of(incident) if action.id and c.point.startswith(f"{action.id}."))
    return Links(
        claims=claims | _told_with(incident, action),
        actors=frozenset((*action.actor, *action.against, *action.by)) & incident.actors.keys(),
        sources=frozenset((*action.source, *action.outcome_source)),
        actions=frozenset({ref}),
    )


def claims_of(incident: Incident) -> tuple[Claim, ...]:
    """All claims of an incident, in the order of its file."""
    return tuple(claim for ledger in incident.claims.values() for claim in ledger)


def _told_with(incident: Incident, action: Action) -> frozenset[str]:
    return frozenset(c.ref for c in claims_of(incident) if set(c.by) & set(action.by) and set(c.source) & set(action.source))
