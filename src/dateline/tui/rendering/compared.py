"""Two incidents side by side as rows."""

from __future__ import annotations

from itertools import zip_longest

from dateline.ledger.comparison import Compared
from dateline.ledger.entries import PointLedger
from dateline.ledger.view import View
from dateline.model.countries import country_name
from dateline.model.folding import fold
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text
from dateline.phrasing.figures import marks_of, values_text
from dateline.phrasing.people import actor_name
from dateline.phrasing.qualified import tombstone_text
from dateline.tui.rendering.lines import Page, Piece, Rows, fit, wrapped

NAME = 18
"""Cells of the column of names, the gap behind it included."""
NARROW = 56
"""Lists of fewer cells have no column of names."""


def compared_rows(views: tuple[View, View], rows: tuple[Compared, ...], shared: Shown, typed: str, width: int) -> Rows:
    """Head facts and points of both, in two columns; rows that hold what is typed. A narrow list has the names above the columns."""
    page = Page(width)
    margin = NAME if width >= NARROW else 0
    half = max(8, (width - margin - 4) // 2)
    for line in zip_longest(*(wrapped(tombstone_text(view.incident), half) for view in views), fillvalue=Shown("")):
        if any(line):
            page.add(Piece(Shown(" " * margin)), Piece(fit(line[0], half), "problem"), Piece(Shown("  ")), Piece(line[1], "problem"))
    for name, one, two in (*_head(views), *_points(views, rows)):
        if not all(word in fold(f"{name} {one} {two}") for word in fold(typed).split()):
            continue
        left, right = wrapped(one, half), wrapped(two, half)
        page.keys.append(name)
        page.stops.append(len(page.lines))
        page.texts.append(f"{one} {two}")
        head = (Piece(fit(fit(name, NAME - 2), NAME), "heading"),) if margin else ()
        if name and not margin:
            page.lines.append((Piece(name, "heading"),))
            head = (Piece(Shown(""), "follow"),)
        page.lines.append((*head, Piece(fit(left[0], half), "value"), Piece(Shown("  ")), Piece(right[0], "value")))
        for at in range(1, max(len(left), len(right))):
            cells = [part[at] if at < len(part) else Shown("") for part in (left, right)]
            page.lines.append((Piece(Shown(" " * margin), "follow"), Piece(fit(cells[0], half)), Piece(Shown("  ")), Piece(cells[1])))
    if shared and all(word in fold(f"in both {shared}") for word in fold(typed).split()):
        page.record("in both", (Piece(fit("in both", NAME if margin else 9), "heading"), Piece(shared)), indent=margin)
    return page.rows()


def _head(views: tuple[View, View]) -> list[tuple[Shown, Shown, Shown]]:
    incidents = [view.incident for view in views]
    places = [Shown("; ".join(show_line(f"{p.name}, {country_name(p.country)}") for p in incident.place)) for incident in incidents]
    kinds = [show_line(", ".join(incident.kind).replace("-", " ")) for incident in incidents]
    return [
        (Shown(""), show_line(incidents[0].title), show_line(incidents[1].title)),
        (Shown("date"), date_text(incidents[0].date), date_text(incidents[1].date)),
        (Shown("place"), places[0], places[1]),
        (Shown("kind"), kinds[0], kinds[1]),
        (Shown("target"), show_line(incidents[0].target), show_line(incidents[1].target)),
    ]


def _points(views: tuple[View, View], rows: tuple[Compared, ...]) -> list[tuple[Shown, Shown, Shown]]:
    return [(Shown(point_title(row.point)), _headline(views[0], row.first), _headline(views[1], row.second)) for row in rows]


def _headline(view: View, ledger: PointLedger | None) -> Shown:
    """The headline with its marks; "" where nothing is stated, and no figure of what was taken back."""
    top = ledger.headline if ledger else None
    if ledger is None or top is None:
        return Shown("")
    if view.incident.is_retracted:
        return Shown("retracted")
    if ledger.kind == "actors":
        return Shown(", ".join(actor_name(view.incident, value) for value in top.values) + marks_of(top, ascii_only=view.ascii_only))
    return Shown(values_text(top.values, ascii_only=view.ascii_only) + marks_of(top, ascii_only=view.ascii_only))
