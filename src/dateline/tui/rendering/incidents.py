"""Pane 1: a line an incident, and a line a file that has problems."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import overload

from dateline.ledger.summary import Summary
from dateline.library.find import Ids, Listed
from dateline.model.problem import Problem
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import figure_text
from dateline.tui.rendering.lines import Keys, LazyLines, Line, Piece, Rows, fit

PROBLEM = "problem:"
"""Key of a row that stands for a file with problems: this, then the file's path."""
_DATE, _COUNTRY, _TOLL = 10, 2, 8


def incident_rows(summaries: Sequence[Summary], problems: Sequence[Problem], *, ascii_only: bool = False) -> Rows:
    """The answer to a query, and below it the files that could not be read."""
    broken = [(path, list(found)) for path, found in groupby((p for p in problems if p.severity == "error"), key=lambda p: p.path)]
    keys = _Keys(summaries, [PROBLEM + path for path, _ in broken])

    def make(number: int) -> Line:
        if number < len(summaries):
            return incident_line(summaries[number], ascii_only=ascii_only)
        path, found = broken[number - len(summaries)]
        text = f"{show_line(path)}: {len(found)} problem{'s' if len(found) > 1 else ''}, line {found[0].line or 1}: {show_line(found[0].message)}"
        return (Piece(Shown("not read   "), "problem"), Piece(Shown(text)))

    return Rows(LazyLines(len(keys), make), keys)


class _Keys(Keys):
    """Ids of incidents, then keys of files with problems."""

    def __init__(self, summaries: Sequence[Summary], broken: Sequence[str]) -> None:
        self._ids: Sequence[str] = summaries.ids if isinstance(summaries, Listed) else [summary.id for summary in summaries]
        self._broken = broken

    def __len__(self) -> int:
        return len(self._ids) + len(self._broken)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        return self._ids[at] if at < len(self._ids) else self._broken[at - len(self._ids)]

    def position(self, key: str) -> int | None:
        """The number of a key; of the few files by looking at each."""
        if key in self._broken:
            return len(self._ids) + self._broken.index(key)
        if isinstance(self._ids, Ids):
            return self._ids.position(key)
        return self._ids.index(key) if key in self._ids else None


def incident_line(summary: Summary, *, ascii_only: bool = False) -> Line:
    """Date, country, toll with its marks, title, place; a retracted file says so first."""
    toll = figure_text(summary.figures.get("killed"), ascii_only=ascii_only)
    pieces = [
        Piece(fit(show_line(summary.date.partition("/")[0]), _DATE), "quiet"),
        Piece(Shown(" " + fit(show_line(summary.country), _COUNTRY) + " ")),
        Piece(fit(toll, max(_TOLL, len(toll))), "value"),
        Piece(Shown(" ")),
    ]
    if summary.status == "retracted":
        pieces.append(Piece(Shown("RETRACTED "), "problem"))
    pieces.append(Piece(show_line(summary.title), "title"))
    if summary.place and summary.place.casefold() not in summary.title.casefold():
        pieces.append(Piece(Shown(f"  {show_line(summary.place)}"), "quiet"))
    return tuple(pieces)
