"""Where a place is that a query names: a place of the library, else a town of the gazetteer."""

from __future__ import annotations

from dateline.errors import UsageError
from dateline.library.session import Session
from dateline.model.folding import fold
from dateline.model.gazetteer import towns
from dateline.model.nearest import close_matches
from dateline.model.shown import quoted


def position_of(session: Session, name: str) -> tuple[float, float]:
    """Degrees north and east of a place. Raises UsageError, with the nearest name, where neither knows it."""
    wanted = fold(name)
    known = _known(session)
    position = known.get(wanted) or towns().get(wanted)
    if position is None:
        close = close_matches(wanted, [*known, *towns()], n=1, cutoff=0.75)
        hint = f" Did you mean {quoted(close[0])}?" if close else " Write a position: near:30.28,57.08/50km."
        raise UsageError(f"No place is known by the name {quoted(name)}.{hint}")
    return position


def _known(session: Session) -> dict[str, tuple[float, float]]:
    """The towns of the library's incidents, by folded name."""
    found: dict[str, tuple[float, float]] = {}
    for incident_id in session.index.summaries:
        for place in session.index.incident(incident_id).place:
            if place.lat and place.lon and place.precision != "country":
                found.setdefault(fold(place.name), (float(place.lat), float(place.lon)))
    return found
