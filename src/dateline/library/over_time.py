"""Incidents over time: how many, and how many were killed, by month or year."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.ledger.summary import Figure, Summary
from dateline.model.counts import parse_count


class Period(Struct, frozen=True):
    """`name` is a year or a month (`2024`, `2024-01`); `killed` the least that the headline figures prove, summed.

    `killed` is None where no incident has a figure. `open_ended`: some figure is a bound, a range or disputed, so that it may be
    more. `silent`: incidents without a figure. `retracted` were taken back: they are counted apart, and nowhere else. The others
    say whether any figure of the sum is so.
    """

    name: str
    incidents: int
    killed: int | None
    open_ended: bool
    silent: int
    retracted: int
    single_origin: bool
    disputed: bool
    weak: bool
    weaker: bool
    attackers_included: bool

    @property
    def aside(self) -> str:
        """What is not in the sum, in words: `1 without a figure, 1 retracted`."""
        apart = ((self.silent, "without a figure"), (self.retracted, "retracted"))
        return ", ".join(f"{number} {what}" for number, what in apart if number)


def by_period(summaries: Sequence[Summary], *, monthly: bool) -> tuple[Period, ...]:
    """The periods that have an incident, oldest first."""
    groups: dict[str, list[Summary]] = {}
    for summary in sorted(summaries, key=lambda s: s.date):
        groups.setdefault(summary.date[: 7 if monthly else 4], []).append(summary)
    return tuple(_period(name, group) for name, group in groups.items())


def _period(name: str, group: Sequence[Summary]) -> Period:
    standing = [summary for summary in group if summary.status != "retracted"]
    figures = [figure for summary in standing if (figure := summary.figures.get("killed"))]
    return Period(
        name=name,
        incidents=len(standing),
        killed=sum(map(_least, figures)) if figures else None,
        open_ended=any(map(_may_be_more, figures)),
        silent=len(standing) - len(figures),
        retracted=len(group) - len(standing),
        single_origin=any(figure.single_origin for figure in figures),
        disputed=any(figure.disputed for figure in figures),
        weak=any(figure.weak for figure in figures),
        weaker=any(figure.weaker for figure in figures),
        attackers_included=any(figure.attackers_included for figure in figures),
    )


def _least(figure: Figure) -> int:
    return min(parse_count(value).low for value in figure.values)


def _may_be_more(figure: Figure) -> bool:
    return figure.disputed or len(figure.values) > 1 or not all(parse_count(value).exact for value in figure.values)
