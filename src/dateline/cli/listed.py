"""Incidents a line each, for a terminal of any width: a figure stands whole with its marks, and RETRACTED is never cut.

What a width does not hold goes in this order: the title, then the place in the head, then the line breaks, and the figure
stands below, indented.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.cli.columns import cells, fit, left, right, wrap
from dateline.ledger.summary import Summary
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import toll_text

GAP = "  "
LEAST_TITLE = 12
"""Cells of a title below which it is left out; RETRACTED stands in them whole, with three dots behind it."""
_LEAST_TOLLS = 16
"""Cells that a column of figures may always take; a longer figure takes up to a third of the width, and no room from the others."""


class Row(Struct, frozen=True):
    """One incident: the `head` that tells it, its figure with the marks, its title, and what stands `last`, if anything."""

    head: str
    toll: Shown
    title: Shown
    last: str = ""
    retracted: bool = False


def row_of(summary: Summary, head: str, *, last: str = "", ascii_only: bool) -> Row:
    """The row of an incident, with RETRACTED before the title of one that was taken back."""
    retracted = "retracted" in summary.states
    title = show_line(f"RETRACTED: {summary.title}" if retracted else summary.title)
    return Row(head, toll_text(summary, ascii_only=ascii_only), title, last, retracted)


def whole_width(rows: Sequence[Row]) -> int:
    """Cells that rows take in columns where nothing is cut."""
    head, high, wide = _widest([r.head for r in rows]), _widest([r.toll for r in rows]), _widest([r.title for r in rows])
    return head + high + wide + _widest([r.last for r in rows]) + 3 * len(GAP)


def whole_lines(rows: Sequence[Row]) -> list[Shown]:
    """Rows in columns, nothing cut."""
    head, high, wide = _widest([r.head for r in rows]), _widest([r.toll for r in rows]), _widest([r.title for r in rows])
    return [Shown(f"{left(r.head, head)}{GAP}{right(r.toll, high)}{GAP}{left(r.title, wide)}{GAP}{r.last}".rstrip()) for r in rows]


def lines_beside(rows: Sequence[Row], width: int, *, least: int = 0, ascii_only: bool) -> list[Shown] | None:
    """Rows in columns of at most `width` cells, titles cut or left out; None where titles get fewer than `least` cells, or figures do not fit."""
    high, last = tolls_width(rows, width), _widest([row.last for row in rows])
    head = _widest([row.head for row in rows])
    room = width - head - high - 2 * len(GAP) - (last + len(GAP) if last else 0)
    if room < (least or -len(GAP)):
        return None
    lines: list[Shown] = []
    for row in rows:
        if cells(row.toll) > high:
            lines += lines_below(row, width, ascii_only=ascii_only)
            continue
        title = GAP + left(fit(row.title, room, ascii_only=ascii_only), room) if room >= LEAST_TITLE else ""
        lines.append(Shown(f"{left(row.head, head)}{GAP}{right(row.toll, high)}{title}{GAP if row.last else ''}{row.last}".rstrip()))
        if row.retracted and not title:
            lines.append(fit(GAP + row.title, width, ascii_only=ascii_only))
    return lines


def lines_below(row: Row, width: int, *, ascii_only: bool) -> list[Shown]:
    """A row in two lines or more, the figure and what follows it indented below the head."""
    lines = [fit(row.head, width, ascii_only=ascii_only)]
    before, behind = f"{row.toll}{GAP}" if row.toll else "", f"{GAP}{row.last}" if row.last else ""
    room = width - len(GAP) - cells(before) - cells(behind)  # that of a title between them
    if room >= LEAST_TITLE:
        return [*lines, Shown(f"{GAP}{before}{fit(row.title, room, ascii_only=ascii_only)}{behind}")]
    parts = [f"{row.toll}{behind}"] if room >= 0 else [part for text in (row.toll, row.last) for part in wrap(text, width - len(GAP))]
    lines += [Shown(GAP + part) for part in parts if part]
    return [*lines, fit(GAP + row.title, width, ascii_only=ascii_only)] if row.retracted else lines


def tolls_width(rows: Sequence[Row], width: int) -> int:
    """Cells of the column of figures on a terminal of that width; a figure that is longer stands below its head."""
    most = max(_LEAST_TOLLS, width // 3)
    return max((size for row in rows if (size := cells(row.toll)) <= most), default=0)


def _widest(texts: Sequence[str]) -> int:
    return max(map(cells, texts), default=0)
