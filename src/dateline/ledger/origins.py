"""Origins, not outlets: whose word a claim is."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.actor import Actor
from dateline.model.claim import Claim


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


def origins_of(claim: Claim, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The origins of all speakers of a claim."""
    return tuple(dict.fromkeys(origin_of(by, actors) for by in claim.by))
