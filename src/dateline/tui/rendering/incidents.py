"""Pane 1: a line an incident, and a line a file that has problems."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dateline.ledger.summary import Summary
from dateline.model.problem import Problem
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import figure_text
from dateline.tui.rendering.lines import LazyLines, Line, Piece, Rows, fit

PROBLEM = "problem:"
"""Key of a row that stands for a file with problems: this, then the file's path."""
_DATE, _COUNTRY, _TOLL = 10, 2, 8


def incident_rows(
    summaries: Sequence[Summary], problems: Sequence[Problem], selected: frozenset[str] = frozenset(), *, ascii_only: bool = False
) -> Rows:
    """The answer to a query, and below it the files that could not be read. Where any is `selected`, a + stands before those."""
    broken = [(path, list(found)) for path, found in groupby((p for p in problems if p.severity == "error"), key=lambda p: p.path)]
    keys = [s.id for s in summaries] + [PROBLEM + path for path, _ in broken]

    def make(number: int) -> Line:
        if number < len(summaries):
            line = incident_line(summaries[number], ascii_only=ascii_only)
            return (Piece(Shown("+ " if summaries[number].id in selected else "  "), "mark"), *line) if selected else line
        path, found = broken[number - len(summaries)]
        text = f"{show_line(path)}: {len(found)} problem{'s' if len(found) > 1 else ''}, line {found[0].line or 1}: {show_line(found[0].message)}"
        return (Piece(Shown("not read   "), "problem"), Piece(Shown(text)))

    return Rows(LazyLines(len(keys), make), keys)


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
