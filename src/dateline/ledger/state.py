"""States that are derived, never typed: disputed, single-origin, foiled, stale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from dateline.ledger.entries import PointLedger
from dateline.ledger.weigh import is_disputed, weigh, weigh_all
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS


def states(incident: Incident, as_of: dt.date) -> frozenset[str]:
    """The states of an incident as of a day, as `is:` asks for them."""
    return states_of(incident, as_of, weigh_all(incident, as_of, COUNT_POINTS))


def states_of(incident: Incident, as_of: dt.date, figures: Mapping[str, PointLedger]) -> frozenset[str]:
    """The states, where the points of counts are weighed already."""
    found = {incident.status} if incident.status else set()
    if not incident.is_retracted:  # nothing of a tombstone stands that could be disputed
        found |= _of_claims(incident, as_of, figures)
    if "foiled-plot" in incident.kind:
        found.add("foiled")
    if stale_stories(incident, as_of):
        found.add("stale")
    return frozenset(found)


def _of_claims(incident: Incident, as_of: dt.date, figures: Mapping[str, PointLedger]) -> set[str]:
    found = set()
    others = (point for point in incident.claims if point not in COUNT_POINTS)
    if any(ledger.disputed for ledger in figures.values()) or any(is_disputed(incident, point, as_of) for point in others):
        found.add("disputed")
    if any(ledger.headline and ledger.headline.single_origin for ledger in figures.values()):
        found.add("single-origin")
    return found


def stale_stories(incident: Incident, as_of: dt.date) -> tuple[tuple[int, str], ...]:
    """Our own stories that used a claim since replaced, retracted, outgrown or disputed: (number of the story, claim ref)."""
    points = {claim.ref: point for point, ledger in incident.claims.items() for claim in ledger}
    entries = cache(lambda point: {entry.claim.ref: entry for entry in weigh(incident, point, as_of).entries})
    found = []
    for number, story in enumerate(incident.published):
        published = parse_date(story.date).latest
        if published is not None and published > as_of:
            continue
        for ref in story.used:
            entry = entries(points[ref]).get(ref) if ref in points else None
            if entry is not None and entry.standing in ("replaced", "retracted", "outgrown", "disputed"):
                found.append((number, ref))
    return tuple(found)
