"""Views that are lists: the timeline of an incident or of the list, facets, sort, problems of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from rich.cells import cell_len

from dateline.ledger.timeline import timeline
from dateline.ledger.view import view_of
from dateline.library.facets import facets
from dateline.library.over_time import by_period
from dateline.model.folding import fold
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import day_text
from dateline.phrasing.figures import sum_text
from dateline.phrasing.qualified import tombstone_text
from dateline.query.fields import SORTS
from dateline.tui.rendering.events import event_line
from dateline.tui.rendering.incidents import PROBLEM
from dateline.tui.rendering.lines import Page, Piece, Rows
from dateline.tui.screens.overlay import Overlay
from dateline.tui.selection import at_incident

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

_ENDS = {"date": ("oldest", "newest"), "title": ("A", "Z"), "country": ("A", "Z")}
"""What comes first in the order of a field, and in the order the other way round, where that is no figure."""
BAR = 24
"""Cells of the longest bar of a timeline."""


def show_timeline(screen: BrowseScreen) -> None:
    """From the list: incidents and killed by year. From another pane: the reporting of the incident, day by day."""
    if screen.pane == 1 or screen.follower.incident is None:
        _over_time(screen, monthly=False)
    else:
        _of_incident(screen)


def show_facets(screen: BrowseScreen) -> None:
    """Counts by country, kind, actor, year, role and state; the one chosen narrows the query."""
    values = facets(screen.session, screen.answer)

    def make(typed: str, width: int) -> Rows:
        page, field = Page(width), ""
        for facet in values:
            if not _found(typed, f"{facet.field} {facet.criterion} {facet.label}"):
                continue
            if facet.field != field:
                field = facet.field
                page.add(Piece(Shown(field), "heading"))
            told = f"  {show_line(facet.label)}"
            page.record(
                facet.criterion, (Piece(Shown(f"{facet.count:>5}  "), "value"), Piece(show_line(facet.criterion), "key"), Piece(Shown(told), "quiet"))
            )
        return page.rows()

    screen.overlay(Shown("Narrow by"), make, lambda chosen: narrow(screen, chosen))


def narrow(screen: BrowseScreen, criterion: str) -> None:
    """Add a criterion to the query that stands, one step back leading to it."""
    query = f"{screen.selection.query} {criterion}".strip()
    screen.pivot(at_incident(query, screen.selection.incident, screen.selection.as_of), 1)


def show_sort(screen: BrowseScreen, typed: str = "") -> None:
    """Choose the order of the list; each order also the other way round."""
    if typed:
        _sort(screen, typed)
        return

    def make(search: str, width: int) -> Rows:
        page = Page(width)
        for sort in SORTS:
            low, high = _ENDS.get(sort, ("lowest", "highest"))
            for key, told in ((sort, f"{low} first"), (f"-{sort}", f"{high} first")):
                if _found(search, f"{key} {told}"):
                    page.record(key, (Piece(Shown(f"  {key:<20} "), "key"), Piece(Shown(f"{sort.replace('-', ' ')}, {told}"), "quiet")))
        return page.rows()

    screen.overlay(Shown("Order by"), make, lambda chosen: _sort(screen, chosen))


def show_problems(screen: BrowseScreen) -> None:
    """Every file with problems and every warning; Enter shows a file's problems in the dossier."""
    problems = sorted(screen.session.index.problems, key=lambda problem: problem.severity != "error")

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for number, problem in enumerate(problems):
            if _found(typed, f"{problem.path} {problem.message} {problem.rule}"):
                style = "problem" if problem.severity == "error" else "mark"
                first = (Piece(Shown(f"{problem.severity} "), style), Piece(show_line(problem.place), "value"))
                page.record(f"{number}", first, (show_line(problem.message), ""))
        return page.rows()

    def chosen(key: str) -> None:
        path = problems[int(key)].path
        summaries = [i for i, s in screen.session.index.summaries.items() if s.path == path]
        screen.pivot(at_incident("", summaries[0] if summaries else f"{PROBLEM}{path}"), 2)

    screen.overlay(Shown("Problems and warnings of the files"), make, chosen, empty=Shown("No file has a problem."))


def _of_incident(screen: BrowseScreen) -> None:
    incident = screen.follower.incident
    assert incident is not None
    view = view_of(incident, screen.answer.as_of, ascii_only=screen.ascii_only)
    events = timeline(view)
    tombstone = tombstone_text(incident)

    def make(typed: str, width: int) -> Rows:
        page, day = Page(width), None
        if tombstone:
            page.paragraph(tombstone, "problem")
        for event in events:
            line = event_line(view, event)
            if not _found(typed, " ".join(piece.text for piece in line)):
                continue
            if event.day != day:
                day = event.day
                page.add(Piece(day_text(day), "heading"))
            page.record(f"{5 if event.action else 2}:{event.ref}", line, indent=6)
        return page.rows()

    def chosen(key: str) -> None:
        pane, _, ref = key.partition(":")
        screen.point(int(pane), ref)

    at = f"{screen.pane}:{screen.current.key}"
    gone = "RETRACTED: reporting of" if tombstone else "Reporting of"  # the heading stands while the list scrolls
    screen.overlay(Shown(f"{gone} {show_line(incident.title, 60)}"), make, chosen, at=at)


def _over_time(screen: BrowseScreen, *, monthly: bool) -> None:
    periods = by_period(screen.answer.summaries, monthly=monthly)
    most = max((p.killed or 0 for p in periods), default=0)
    tolls = [sum_text(p, ascii_only=screen.ascii_only) for p in periods]
    high = max(map(cell_len, tolls), default=0)

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for p, toll in zip(periods, tolls, strict=True):
            if _found(typed, p.name):
                head = f"{p.name:<7} {p.incidents:>3} incident{'s' if p.incidents != 1 else ' '} "
                figures = f"{' ' * (high - cell_len(toll))}{toll}  "
                aside = f"{p.aside}  " if p.aside else ""
                longest = max(0, min(BAR, width - cell_len(head + figures + aside)))
                bar = ("#" if screen.ascii_only else "█") * (-(-(p.killed or 0) * longest // most) if most else 0)
                page.record(f"date:{p.name}", (Piece(Shown(head)), Piece(Shown(figures), "value"), Piece(Shown(aside), "quiet"), Piece(Shown(bar))))
        return page.rows()

    def chosen(key: str) -> None:
        if key.startswith("months:"):
            _over_time(screen, monthly=not monthly)
        else:
            narrow(screen, key)

    name = "month" if monthly else "year"
    hint = (Piece(Shown("m"), "key"), Piece(Shown(f" by {'year' if monthly else 'month'}  "), "quiet"))
    screen.overlay(Shown(f"Incidents and killed by {name}"), make, chosen, hint=hint, extra={"m": "months"})


def _sort(screen: BrowseScreen, sort: str) -> None:
    if sort.removeprefix("-") not in SORTS:
        screen.say(f"There is no order {show_line(sort)}. There are: {', '.join(SORTS)}, each with - before it too.")
        return
    words = [word for word in screen.selection.query.split(" ") if not word.startswith("sort:")]
    screen.keep()
    screen.ask(structs.replace(screen.selection, query=" ".join([*words, f"sort:{sort}"]).strip()))
    screen.bring(1)


def _found(typed: str, text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in fold(typed).split())


__all__ = ["Overlay", "narrow", "show_facets", "show_problems", "show_sort", "show_timeline"]
