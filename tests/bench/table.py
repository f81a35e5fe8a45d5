"""The lines of the table: what was measured on both sides, the ratio with its spread, and the goal."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measure of dateline, `ours`, and of a `peer`, `theirs`: a value a run, in the order of the runs.

    `ratio`, `most` and `least` are goals: of the ratio, of the median, of the least of the values. `instead` says why there is no
    value of the peer, or none at all.
    """

    job: str
    at: str
    unit: str
    ours: Sequence[float] = ()
    peer: str = ""
    theirs: Sequence[float] = ()
    ratio: float | None = None
    most: float | None = None
    least: float | None = None
    instead: str = ""

    @property
    def middle(self) -> float:
        """The ratio of the medians."""
        return _ratio(statistics.median(self.ours), statistics.median(self.theirs))

    @property
    def missed(self) -> bool:
        """Whether a goal is missed."""
        if not self.ours:
            return False
        return bool(
            (self.ratio is not None and self.theirs and self.middle > self.ratio)
            or (self.most is not None and statistics.median(self.ours) > self.most)
            or (self.least is not None and min(self.ours) < self.least)
        )

    def __str__(self) -> str:
        if not self.ours:
            return f"{self.at:<23}{self.instead}"
        ours = f"{self.at:<23}{_value(self.ours, self.unit):>10}"
        if not self.theirs:
            return f"{ours}  {f'{self.peer}: {self.instead}' if self.peer else '':<47}{self._goals()}".rstrip()
        ratios = [_ratio(mine, other) for mine, other in zip(self.ours, self.theirs, strict=True)]
        told = (
            f"{_number(self.middle)} ({_number(min(ratios))}-{_number(max(ratios))})" if statistics.median(self.theirs) and self.least is None else ""
        )
        return f"{ours}  {self.peer:<17}{_value(self.theirs, self.unit):>10}  {told:<18}{self._goals()}".rstrip()

    def _goals(self) -> str:
        goals = [f"<= {self.ratio:g}"] if self.ratio is not None and self.theirs else []
        goals += [f"<= {self.most:,g} {self.unit}"] if self.most is not None else []
        goals += [f">= {self.least:,g} {self.unit}"] if self.least is not None else []
        return ", ".join(goals) + ("  missed" if self.missed else "")


def table(lines: Iterable[Line]) -> str:
    """All lines below the names of their jobs."""
    told, job = list[str](), ""
    for line in lines:
        if line.job != job:
            job = line.job
            told += ["", job, ""]
        told.append(f"    {line}")
    return "\n".join(told[1:])


def percentile(values: Iterable[float], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else float("inf" if ours else "nan")


def _value(values: Sequence[float], unit: str) -> str:
    return f"{_number(statistics.median(values))} {unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
