"""Two incidents side by side, like with like: head facts, and every point that either of them has."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.ledger.entries import PointLedger
from dateline.ledger.weigh import weigh_all
from dateline.model.incident import Incident
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS


class Compared(Struct, frozen=True):
    """One point of both; None where an incident has nothing of it (blank is never 0)."""

    point: str
    first: PointLedger | None
    second: PointLedger | None


def compare(first: Incident, second: Incident, as_of: dt.date) -> tuple[Compared, ...]:
    """The declared points that either has, in the order of their declaration, as of a day."""
    one, two = weigh_all(first, as_of), weigh_all(second, as_of)
    declared = COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS
    return tuple(Compared(point, one.get(point), two.get(point)) for point in declared if point in one or point in two)


def shared_actors(first: Incident, second: Incident) -> tuple[str, ...]:
    """Ids of actors that both have with a part in the attack, in the order of the first file."""
    acting = ("group", "state", "organisation", "person", "official")
    return tuple(i for i, a in first.actors.items() if i in second.actors and a.role and second.actors[i].role and a.kind in acting)
