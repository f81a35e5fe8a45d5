"""Origins, not outlets: whose word a claim is."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.ledger.known import Statement
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident


def origin_of(actor_id: str, actors: Mapping[str, Actor]) -> str:
    """The speaker, or the outermost `joint` body that the speaker belongs to by `part_of`."""
    found, here = actor_id, actor_id
    for _ in range(len(actors) + 1):
        actor = actors.get(here)
        if actor is None:
            break
        if actor.joint:
            found = here
        here = actor.part_of
    return found


def origins_of(claim: Claim, incident: Incident) -> tuple[str, ...]:
    """The origins of all speakers of a claim; of an outlet that only quotes one other, that one.

    Where a page quotes several it is not known whose word the claim is: the outlet stays its own origin. So it does where the one
    whom it quotes is no outlet and speaks for itself on that page: what is not under that name is the page's own.
    """
    read = [incident.sources[i] for i in claim.source if i in incident.sources]
    quoted = {source.via for source in read}
    one = next(iter(quoted))[0] if len(quoted) == 1 and all(len(via) == 1 for via in quoted) else ""
    if one and _speaks_for_itself(one, claim.source, incident):
        one = ""
    found = [one if one and all(source.publisher == by for source in read) else by for by in claim.by]
    return tuple(dict.fromkeys(origin_of(name, incident.actors) for name in found))


def _speaks_for_itself(name: str, read_in: tuple[str, ...], incident: Incident) -> bool:
    actor = incident.actors.get(name)
    if actor is None or actor.kind == "media":
        return False
    told: list[Statement] = [*(claim for ledger in incident.claims.values() for claim in ledger), *incident.actions, *incident.assessments]
    return any(name in statement.by and not set(read_in).isdisjoint(statement.source) for statement in told)
