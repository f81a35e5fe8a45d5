"""Record of a speaker: its part in one incident, all that it asserted there and what became of that, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from dateline.ledger.entries import Entry, PointLedger, Standing
from dateline.ledger.origins import origins_by_saying, saying_of
from dateline.ledger.roles import roles_on
from dateline.ledger.view import view_of
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.incident import Assessment, Incident


class Part(Struct, frozen=True):
    """An actor's part in an incident: `roles` and `asserted` as of the day, what it told and judged, what it published.

    `of_one_origin` are refs of what stands of `asserted` and nobody of another origin says. `named` are refs of claims and actions of others that speak of it; `published` the documents that were read of it.
    """

    incident: Incident
    actor: Actor
    roles: tuple[str, ...]
    asserted: tuple[Entry, ...]
    of_one_origin: frozenset[str]
    told: tuple[Action, ...]
    judged: tuple[Assessment, ...]
    named: tuple[str, ...]
    published: tuple[str, ...]


def part_of(incident: Incident, actor_id: str, as_of: dt.date) -> Part | None:
    """The part of an actor in `incident` as known at the end of `as_of`; None where it had none that was known.

    A role has no day of its own: it counts once the actor is named by something known, or when nothing came later.
    """
    actor = incident.actors.get(actor_id)
    if actor is None:
        return None
    view = view_of(incident, as_of)
    known = [entry.claim for ledger in view.ledgers.values() for entry in ledger.entries]
    named = [c.ref for c in known if c.actor == actor_id or c.point.startswith(f"{actor_id}.")]
    named += [a.ref for a in view.actions if actor_id in (*a.actor, *a.against)]
    asserted = tuple(entry for ledger in view.ledgers.values() for entry in ledger.entries if actor_id in entry.claim.by)
    part = Part(
        incident=incident,
        actor=actor,
        roles=roles_on(incident, actor, as_of),
        asserted=asserted,
        of_one_origin=frozenset(ref for ledger in view.ledgers.values() for ref in _of_one_origin(ledger)) & {e.claim.ref for e in asserted},
        told=tuple(a for a in view.actions if actor_id in a.by),
        judged=tuple(j for j in view.assessments if actor_id in j.by),
        named=tuple(named),
        published=tuple(i for i in view.sources if incident.sources[i].publisher == actor_id),
    )
    met = part.asserted or part.judged or part.named or part.told or part.published
    return part if met or (actor.role and not view.past) else None


def _of_one_origin(ledger: PointLedger) -> list[str]:
    standing = [entry for entry in ledger.entries if entry.standing in ("stands", "disputed")]
    origins = origins_by_saying(standing)
    return [entry.claim.ref for entry in standing if len(origins.get(saying_of(entry), ())) == 1]


def became(entries: Iterable[Entry]) -> dict[Standing, int]:
    """How often each standing occurs among `entries`; only those that occur."""
    found: dict[Standing, int] = {}
    for entry in entries:
        found[entry.standing] = found.get(entry.standing, 0) + 1
    return found
