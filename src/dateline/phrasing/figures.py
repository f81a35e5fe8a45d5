"""Figures as people read them, and the marks that say how sure they are. State is never colour alone.

| mark | meaning |
| --- | --- |
| `~` | rests on one origin |
| `!` | disputed: another figure that stands cannot also be true |
| `?` | only weak claims say it |
| `↑` (`^`) | a weaker claim is newer |
| `+` | counts the attackers |
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.ledger.summary import Figure, Summary
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import Shown, show_line

if TYPE_CHECKING:
    from dateline.ledger.entries import Headline

_SIGNS = {">=": "≥", "<=": "≤", "~": "≈"}
MARKS = {
    "~": "rests on one origin",
    "!": "disputed",
    "?": "only weak claims say it",
    "↑": "a weaker claim is newer",
    "+": "counts the attackers",
}
"""Mark -> meaning, in the order in which they are written behind a figure."""


@lru_cache(maxsize=4096)  # where many tie, a ladder tells of the same figures at every step
def count_text(value: str, *, ascii_only: bool = False) -> Shown:
    """A value with its bound as a sign: `>=91` as `≥91`, `~100` as `≈100`; any other text as it is."""
    for written, sign in _SIGNS.items():
        if value.startswith(written) and not ascii_only:
            return show_line(sign + value[len(written) :])
    return show_line(value)


def values_text(values: Sequence[str], *, ascii_only: bool = False) -> Shown:
    """One value, or both of what ties: `84 or 95`."""
    return Shown(" or ".join(count_text(value, ascii_only=ascii_only) for value in values))


def marks_of(shown: Figure | Headline | None, *, ascii_only: bool = False) -> str:
    """The marks of a headline, in the order of `MARKS`; "" where there is nothing to qualify."""
    if shown is None:
        return ""
    found = [
        ("~", shown.single_origin),
        ("!", shown.disputed),
        ("?", shown.weak),
        ("^" if ascii_only else "↑", bool(shown.weaker)),
        ("+", shown.attackers_included),
    ]
    return "".join(mark for mark, present in found if present)


def figure_text(item: Figure | None, *, ascii_only: bool = False) -> Shown:
    """A headline figure with its marks, as lists show it: `84~`, `≥91!`; "" where nothing is stated (blank is never 0)."""
    if item is None:
        return Shown("")
    return Shown(values_text(item.values, ascii_only=ascii_only) + marks_of(item, ascii_only=ascii_only))


def toll_text(summary: Summary, *, ascii_only: bool = False) -> Shown:
    """The headline figure that a list shows, with its marks and what it counts: `96~ killed`; "" where none is stated."""
    point = next((p for p in COUNT_POINTS if p in summary.figures), "")
    return Shown(f"{figure_text(summary.figures[point], ascii_only=ascii_only)} {point.replace('-', ' ')}") if point else Shown("")
