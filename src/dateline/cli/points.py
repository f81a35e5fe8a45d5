"""An incident and its points, as the words of a command line name them."""

from __future__ import annotations

from dateline.errors import NotFoundError, UsageError
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS
from dateline.model.shown import quoted, show_line

DECLARED = COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS


def incident_and_names(session: Session, words: tuple[str, ...]) -> tuple[Incident, tuple[str, ...]]:
    """The incident that the first words name, as many of them as name one, and the words behind it. Raises NotFoundError."""
    for count in range(len(words), 0, -1):
        try:
            return resolve(session, " ".join(words[:count])), words[count:]
        except NotFoundError:
            if count == 1:
                raise
    raise AssertionError("a loop over at least one word returns or raises")


def incident_and_points(session: Session, words: tuple[str, ...], verb: str) -> tuple[Incident, list[str]]:
    """The incident and the points behind it: the words from the first that is a point of it on. Raises UsageError, NotFoundError."""
    if not words:
        raise UsageError(f"Name an incident, and points if you like: `dateline {verb} kerman killed`.")
    incident, points = incident_and_names(session, words)
    unknown = [point for point in points if point not in incident.claims and point not in DECLARED]
    if unknown:
        known = ", ".join(show_line(point) for point in incident.claims)
        raise NotFoundError(f"{quoted(incident.id)} has no point {quoted(unknown[0])}. It has: {known}.")
    return incident, list(points)
