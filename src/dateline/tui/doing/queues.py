"""The work queues: conflicts, open questions with how long they have been open, stale stories, problems of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from dateline.library.queues import conflicts, questions, stale
from dateline.model.criteria import Search
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.points import PointKind, point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import actor_name, actor_names
from dateline.query import parse_query
from dateline.tui.rendering.dossier import QUESTION
from dateline.tui.rendering.incidents import PROBLEM
from dateline.tui.rendering.lines import Page, Piece, Rows
from dateline.tui.selection import at_incident

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

Row = tuple[str, tuple[Piece, ...]]
"""A key (`incident|key of the record in its dossier`) and a line."""


def show(screen: BrowseScreen) -> None:
    """The queues of the current list under headings; Enter goes to the line, and D shows those of all incidents."""
    _show(screen, structs.replace(screen.answer.search, sort="", limit=None, as_of=None))


def _show(screen: BrowseScreen, search: Search) -> None:
    sections = [
        ("Conflicts", _conflicts(screen, search)),
        ("Open questions", _questions(screen, search)),
        ("Stale stories", _stale(screen, search)),
    ]
    if not search.criterion.criteria:  # what cannot be read answers no query
        sections.append(("Files with problems", _problems(screen)))

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for name, rows in sections:
            kept = [row for row in rows if all(word in fold("".join(piece.text for piece in row[1])) for word in fold(typed).split())]
            page.add(Piece(Shown(f"{name} ({len(kept)})"), "heading"))
            if not kept:
                page.add(Piece(Shown("  none"), "quiet"))
            for key, line in kept:
                page.record(key, line, indent=6)
        return page.rows()

    narrowed = bool(screen.answer.search.criterion.criteria)
    whole = not search.criterion.criteria
    told = "all incidents" if whole else f"what answers {show_line(search.text, 40)}"
    hint = (Piece(Shown("D"), "key"), Piece(Shown(" of the list  " if whole else " of all incidents  "), "quiet")) if narrowed else ()
    other = {"D": "list" if whole else "all"} if narrowed else {}
    screen.overlay(Shown(f"Queues of {told}"), make, lambda key: _go(screen, key), hint=hint, extra=other)


def _go(screen: BrowseScreen, key: str) -> None:
    if key.startswith("list:"):
        show(screen)
        return
    if key.startswith("all:"):
        _show(screen, parse_query(""))
        return
    incident, _, record = key.partition("|")
    screen.pivot(at_incident("", incident, screen.selection.as_of), 2)
    if record:
        screen.point(2, record)


def _conflicts(screen: BrowseScreen, search: Search) -> list[Row]:
    rows: list[Row] = []
    for conflict in conflicts(screen.session, search, screen.past):
        sides = [
            f"{_value(conflict.incident, conflict.kind, side.entries[-1].claim.actor or side.entries[-1].claim.value) if not side.denies else 'denied'}"
            f" ({actor_names(conflict.incident, side.entries[-1].claim.by)})"
            for side in conflict.sides
        ]
        ref = conflict.sides[0].entries[-1].claim.ref
        head = f"  {conflict.newest.isoformat()} {show_line(conflict.incident.title, 40)}: {show_line(point_title(conflict.point))}  "
        rows.append((f"{conflict.incident.id}|{ref}", (Piece(Shown(head)), Piece(Shown(" / ".join(sides)), "value"))))
    return rows


def _questions(screen: BrowseScreen, search: Search) -> list[Row]:
    rows: list[Row] = []
    for item in questions(screen.session, search):
        number = item.incident.questions.index(item.question)
        days = f"{item.days:>5} days" if item.days is not None else "      open"
        line = (
            Piece(Shown(f"  {days}  "), "mark"),
            Piece(show_line(item.question.text)),
            Piece(Shown(f"  {show_line(item.incident.title, 40)}"), "quiet"),
        )
        rows.append((f"{item.incident.id}|{QUESTION}{number}", line))
    return rows


def _stale(screen: BrowseScreen, search: Search) -> list[Row]:
    rows: list[Row] = []
    for item in stale(screen.session, search, screen.past):
        gone = ["its incident was RETRACTED"] if item.retracted else []
        used = ", ".join((*gone, *(f"{show_line(entry.claim.value)} is {entry.standing}" for entry, _ in item.used)))
        told = f"{show_line(item.story.date)} {show_line(item.story.story)}"
        ref = item.used[0][0].claim.ref if item.used else ""
        rows.append((f"{item.incident.id}|{ref}", (Piece(Shown(f"  {told}  ")), Piece(Shown(used), "problem"))))
    return rows


def _problems(screen: BrowseScreen) -> list[Row]:
    broken = [p for p in screen.session.index.problems_of(screen.session.index.broken) if p.severity == "error"]
    return [(f"{PROBLEM}{p.path}|", (Piece(Shown(f"  {show_line(p.place)}  "), "value"), Piece(show_line(p.message), "problem"))) for p in broken]


def _value(incident: Incident, kind: PointKind, value: str) -> Shown:
    if kind == "actors":
        return actor_name(incident, value)
    return count_text(value) if kind == "count" else show_line(value, 40)
