"""Points: what a ledger of claims is about. One declaration of each, and the rule for names that are not declared."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

PointKind = Literal["count", "actors", "text", "many", "verdict", "question"]
"""count: intervals. actors: several true at once. text: one value. many: several values. verdict: the newest decides.
question: statements in words, which conflict only where somebody says so."""

COUNT_POINTS: dict[str, str] = {
    "killed": "dead, a running total",
    "injured": "wounded, a running total",
    "missing": "missing at that moment",
    "arrested": "held, a running total",
    "casualties": "dead and wounded together",
    "hospitalised": "in hospital at that moment",
    "attackers-killed": "attackers that died",
    "intended-victims": "how many a plot was meant to kill",
}
MOMENT_POINTS = frozenset({"missing", "hospitalised"})
"""Counts of one moment: they fall as people are found or go home, so a later day's figure takes the place of any earlier one."""
ACTOR_POINTS: dict[str, str] = {
    "responsibility": "who says: we did it",
    "attribution": "who is said to have done it",
}
TEXT_POINTS: dict[str, str] = {"motive": "why", "method": "how"}
MANY_FIELDS = frozenset({"alias", "charge", "affiliation", "role"})
"""Fields of an actor that may have several true values at once."""
ACTION_FIELDS: dict[str, PointKind] = {"count": "count", "term": "text", "date": "text", "outcome": "question"}
"""Figures of an action that differ between speakers; an outcome is told in words, so it conflicts only where said."""


def point_kind(name: str, actions: Collection[str] = ()) -> PointKind:
    """What kind of ledger the point `name` has; `actions` are the ids of the incident's actions."""
    if name in COUNT_POINTS:
        return "count"
    if name in ACTOR_POINTS:
        return "actors"
    if name in TEXT_POINTS:
        return "text"
    owner, dot, field = name.partition(".")
    if not dot:
        return "question"
    if owner in actions:
        return ACTION_FIELDS.get(field, "text")
    if field == "verdict":
        return "verdict"
    return "many" if field in MANY_FIELDS else "text"


def point_title(name: str) -> str:
    """A point's name as a heading: `bomber-1.nationality` -> `bomber-1: nationality`."""
    owner, dot, field = name.partition(".")
    return f"{owner}: {field.replace('-', ' ')}" if dot else name.replace("-", " ")
