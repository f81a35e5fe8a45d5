"""The points of an incident: short ladders, then every ledger with its claims."""

from __future__ import annotations

from dateline.cli.dossier.claims import add_claim, headline_text, speakers_text, value_text
from dateline.cli.dossier.page import Page
from dateline.ledger.entries import PointLedger
from dateline.ledger.view import View
from dateline.ledger.weigh import ladder
from dateline.model.points import COUNT_POINTS, point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import values_text

SHORT = ("killed", "injured")
"""Points whose ladder stands at the top in short form."""


def add_ladders(page: Page, view: View) -> None:
    """Killed and injured: how the headline moved, in one line each."""
    for point in SHORT:
        if point in view.ledgers:
            page.line(Shown(f"{point}: {short_ladder(view, point)}"))


def short_ladder(view: View, point: str) -> Shown:
    """`20 → 50 → 84 (rests on one origin, …)`: the steps of a point, and its headline with its qualifiers; `84 → retracted`."""
    steps = [values_text(step.values, ascii_only=view.ascii_only) for step in ladder(view.incident, point, view.as_of)]
    top = headline_text(view, view.ledgers[point])
    arrow = " -> " if view.ascii_only else " → "
    return Shown(arrow.join((*(steps if view.incident.is_retracted else steps[:-1]), top)))


def add_points(page: Page, view: View) -> None:
    """Every point with its claims: counts first, then the others as the file has them."""
    counts = [point for point in COUNT_POINTS if point in view.ledgers]
    for point in (*counts, *(p for p in view.ledgers if p not in COUNT_POINTS)):
        add_point(page, view, view.ledgers[point])


def add_point(page: Page, view: View, ledger: PointLedger) -> None:
    """One point: its headline, its claims with their standing, and what may have been known by then."""
    page.heading(Shown(f"{show_line(point_title(ledger.point)).capitalize()}: {headline_text(view, ledger)}"))
    for entry in ledger.entries:
        add_claim(page, view, entry, ledger.kind, 2)
    add_perhaps(page, view, ledger, 2)


def add_perhaps(page: Page, view: View, ledger: PointLedger, indent: int) -> None:
    """Claims of which only the earliest bound of their date had come."""
    for claim in ledger.perhaps:
        told = f"{value_text(view, claim, ledger.kind)}, {speakers_text(view, claim)} [{show_line(claim.ref)}]"
        page.line(Shown(f"perhaps known by then: {told}"), indent)
