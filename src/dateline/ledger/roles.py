"""Roles as they may be shown: what a file says, bounded by the verdicts that stood on the day."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.weigh import weigh
from dateline.model.actor import Actor
from dateline.model.incident import Incident

CLEARING = frozenset({"acquitted", "overturned", "cleared"})
EARNED = frozenset({"perpetrator", "planner"})
"""Roles that a living person has only through a conviction."""


def verdict_on(incident: Incident, actor_id: str, as_of: dt.date) -> str:
    """The newest standing verdict on an actor as of a day, or ""."""
    top = weigh(incident, f"{actor_id}.verdict", as_of).headline
    return top.values[-1] if top else ""


def roles_on(incident: Incident, actor: Actor, as_of: dt.date) -> tuple[str, ...]:
    """The roles to show as of a day: cleared after an acquittal, suspect before a conviction that came later."""
    verdict = verdict_on(incident, actor.id, as_of) if f"{actor.id}.verdict" in incident.claims else ""
    if verdict in CLEARING:
        kept = (role for role in actor.role if role not in EARNED | {"suspect", "accused"})
        return ("cleared", *(role for role in kept if role != "cleared"))
    if "cleared" in actor.role and verdict:
        return tuple(dict.fromkeys("accused" if role == "cleared" else role for role in actor.role))
    if actor.kind not in ("person", "official") or actor.died or not EARNED & set(actor.role) or verdict == "convicted":
        return actor.role
    below = "accused" if verdict == "charged" else "suspect"
    return tuple(dict.fromkeys(below if role in EARNED else role for role in actor.role))
