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
from typing import Protocol

from dateline.ledger.summary import Figure, Summary
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import Shown, show_line

_SIGNS = {">=": "≥", "<=": "≤", "~": "≈"}
MARKS = {
    "~": "rests on one origin",
    "!": "disputed",
    "?": "only weak claims say it",
    "↑": "a weaker claim is newer",
    "+": "counts the attackers",
}
"""Mark -> meaning, in the order in which they are written behind a figure."""


class Marked(Protocol):
    """What has marks: a headline, a figure of a list, a sum of figures, of which it says whether any part has it."""

    @property
    def single_origin(self) -> bool:
        """Whether it rests on one origin."""
        ...

    @property
    def disputed(self) -> bool:
        """Whether another that stands cannot also be true."""
        ...

    @property
    def weak(self) -> bool:
        """Whether only weak claims say it."""
        ...

    @property
    def weaker(self) -> tuple[str, ...] | bool:
        """Whether a weaker claim is newer, or which values such claims give."""
        ...

    @property
    def attackers_included(self) -> bool:
        """Whether it counts the attackers."""
        ...


class Summed(Marked, Protocol):
    """Figures of several incidents, summed: the least `killed`, None where none is stated; `open_ended` where it may be more."""

    @property
    def killed(self) -> int | None:
        """The least number that the figures prove."""
        ...

    @property
    def open_ended(self) -> bool:
        """Whether it may be more."""
        ...


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


def marks_of(shown: Marked | None, *, ascii_only: bool = False) -> str:
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


def sum_text(summed: Summed, *, ascii_only: bool = False) -> Shown:
    """A sum with its bound and the marks of its parts: `≥27~↑ killed`; "killed not stated" where no part has a figure (never 0)."""
    if summed.killed is None:
        return Shown("killed not stated")
    sign = (">=" if ascii_only else "≥") if summed.open_ended else ""
    return Shown(f"{sign}{summed.killed}{marks_of(summed, ascii_only=ascii_only)} killed")


def toll_text(summary: Summary, *, ascii_only: bool = False) -> Shown:
    """The headline figure that a list shows, with its marks and what it counts: `96~ killed`; "" where none is stated."""
    point = next((p for p in COUNT_POINTS if p in summary.figures), "")
    return Shown(f"{figure_text(summary.figures[point], ascii_only=ascii_only)} {point.replace('-', ' ')}") if point else Shown("")
