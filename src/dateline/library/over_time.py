"""Incidents over time: how many, and how many were killed, by month or year."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.ledger.summary import Summary
from dateline.model.counts import parse_count


class Period(Struct, frozen=True):
    """`name` is a year or a month (`2024`, `2024-01`); `killed` the least that the headline figures prove, summed.

    `open_ended`: some figure is a bound, a range or disputed, so that it may be more. `silent`: incidents without a figure.
    """

    name: str
    incidents: int
    killed: int
    open_ended: bool
    silent: int


def by_period(summaries: Sequence[Summary], *, monthly: bool) -> tuple[Period, ...]:
    """The periods that have an incident, oldest first."""
    groups: dict[str, list[Summary]] = {}
    for summary in sorted(summaries, key=lambda s: s.date):
        groups.setdefault(summary.date[: 7 if monthly else 4], []).append(summary)
    return tuple(_period(name, group) for name, group in groups.items())


def _period(name: str, group: Sequence[Summary]) -> Period:
    killed, open_ended, silent = 0, False, 0
    for summary in group:
        figure = summary.figures.get("killed")
        if figure is None:
            silent += 1
            continue
        counts = [parse_count(value) for value in figure.values]
        killed += min(count.low for count in counts)
        open_ended = open_ended or figure.disputed or len(counts) > 1 or not all(count.exact for count in counts)
    return Period(name, len(group), killed, open_ended, silent)
