"""Facets: how the incidents of an answer fall by country, kind, actor, year, role and state; each value narrows the query."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from dateline.ledger.roles import roles_on
from dateline.library.find import Answer
from dateline.library.session import Session
from dateline.model.countries import country_name
from dateline.query.fields import STATES

LEADING_ROLES = frozenset({"perpetrator", "planner", "suspect", "accused", "claimant", "target", "cleared"})
"""Roles whose actors are a facet; speakers are too many to choose from."""
MOST = 12
"""Actors that are listed at most."""


class Facet(Struct, frozen=True):
    """A value of a field: the criterion that narrows to it, what it is called, how many incidents it leaves."""

    field: str
    criterion: str
    label: str
    count: int


def facets(session: Session, answered: Answer) -> tuple[Facet, ...]:
    """The facets of an answer, by field, the most frequent first."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in ("country", "kind", "actor", "year", "role", "state")}
    names: dict[str, str] = {}
    for summary in answered.summaries:
        incident = session.index.incident(summary.id)
        counts["country"][summary.country] += 1
        counts["kind"].update(set(summary.kind))
        counts["year"][summary.date[:4]] += 1
        counts["state"].update(state for state in summary.states if state in STATES)
        found: set[str] = set()
        for actor in incident.actors.values():
            roles = set(roles_on(incident, actor, answered.as_of))
            found |= roles
            if roles & LEADING_ROLES and actor.kind in ("group", "state", "organisation"):
                counts["actor"][actor.id] += 1
                names.setdefault(actor.id, actor.name)
        counts["role"].update(found)
    return tuple(
        Facet(field, _criterion(field, value), _label(field, value, names), count)
        for field, counter in counts.items()
        for value, count in _ordered(field, counter)
    )


def _ordered(field: str, counter: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; actors of a single incident narrow to what is one row already, and are left out."""
    found = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in found if pair[1] > 1][:MOST] if field == "actor" else found


def _criterion(field: str, value: str) -> str:
    return f"{ {'year': 'date', 'state': 'is'}.get(field, field) }:{value}"


def _label(field: str, value: str, names: dict[str, str]) -> str:
    if field == "country":
        return country_name(value)
    return names.get(value, value) if field == "actor" else value.replace("-", " ")
