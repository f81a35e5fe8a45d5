"""The reporting of an incident day by day; or, of a query, incidents and killed by month or year.

    dateline timeline kerman
    dateline timeline kerman --as-of 2024-01-06
    dateline timeline country:IR
    dateline timeline date:2021..2022 --monthly
    dateline timeline kerman --json

The words name an incident if they fit one; else they are a query. Of an incident: what was said on each day, what that
did to the headline (`→`), what was done. Of a query: a line a year (`--monthly`: a month) with its incidents and the least
number of killed that the headline figures prove; `≥` where a bound or a dispute is among them. What has no figure and what
was taken back is counted apart and is not in the sum.

A figure has its marks behind it, as in `dateline find --help`. A sum has those of its parts: `~` where any figure in it rests
on one origin, and so on. In a timeline of one incident the headline of now has the marks that it has everywhere; an earlier
one has `~` where all who had said so by the day asked for are one origin.

An incident that was taken back says so first, with its day and reason; what follows is history.

With `--json`: of an incident `{version, incident, retracted, as_of, events}`, of a query `{version, query, as_of, periods}`.

Exit 0 where there is something, 1 where there is not.
"""

from __future__ import annotations

import datetime as dt

from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, right
from dateline.cli.dossier.claims import qualifiers_text, speakers_text, standing_text, value_text
from dateline.cli.dossier.page import page_on
from dateline.cli.dossier.records import action_text
from dateline.cli.find import search_of
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.shapes import VERSION
from dateline.errors import NotFoundError
from dateline.ledger.timeline import Event, timeline
from dateline.ledger.view import View, view_of
from dateline.library.find import answer
from dateline.library.over_time import Period, by_period
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import day_text
from dateline.phrasing.figures import figure_text, sum_text
from dateline.phrasing.qualified import tombstone_text

BAR = 30
"""Cells of the longest bar."""


def run(asked: Asked, out: Output) -> int:
    """Print the timeline of an incident or of a list."""
    session = open_library(asked.chosen, out.environment)
    incident = _incident(session, asked.words)
    if incident is not None:
        return _of_incident(incident, asked.chosen.as_of or session.today, asked, out)
    found = answer(session, search_of(asked), asked.chosen.as_of)
    periods = by_period(found.summaries, monthly=asked.chosen.monthly)
    if asked.chosen.json:
        out.json({"version": VERSION, "query": found.search.text, "as_of": found.as_of.isoformat(), "periods": [_period_shape(p) for p in periods]})
    else:
        for line in period_lines(periods, out.width, ascii_only=out.ascii_only):
            out.line(line)
        if not periods:
            note("Nothing found.")
    return 0 if periods else 1


def period_lines(periods: tuple[Period, ...], width: int | None = None, *, ascii_only: bool = False) -> list[Shown]:
    """A line a period: its name, incidents, killed, what is not in the sum, and a bar for the killed as long as `width` leaves."""
    tolls = [sum_text(period, ascii_only=ascii_only) for period in periods]
    high, most = max(map(cells, tolls), default=0), max((period.killed or 0 for period in periods), default=0)
    lines = []
    for p, toll in zip(periods, tolls, strict=True):
        aside = f"  ({p.aside})" if p.aside else ""
        head = f"{p.name:<8} {p.incidents:>3} incident{'s' if p.incidents != 1 else ' '}  {right(toll, high)}{aside}  "
        longest = max(0, min(BAR, width - cells(head))) if width else BAR
        bar = ("#" if ascii_only else "█") * (-(-(p.killed or 0) * longest // most) if most else 0)
        lines.append(Shown(f"{head}{bar}".rstrip()))
    return lines


def _period_shape(period: Period) -> dict[str, object]:
    """`killed_at_least` null where no incident has a figure; `single_origin` and what follows where any figure of the sum is so."""
    return {
        "period": period.name,
        "incidents": period.incidents,
        "killed_at_least": period.killed,
        "open_ended": period.open_ended,
        "silent": period.silent,
        "retracted": period.retracted,
        "single_origin": period.single_origin,
        "disputed": period.disputed,
        "weak": period.weak,
        "weaker": period.weaker,
        "attackers": "included" if period.attackers_included else None,
    }


def _incident(session: Session, words: tuple[str, ...]) -> Incident | None:
    try:
        return resolve(session, " ".join(words)) if words and not any(":" in word for word in words) else None
    except NotFoundError:
        return None


def _of_incident(incident: Incident, as_of: dt.date, asked: Asked, out: Output) -> int:
    view = view_of(incident, as_of, ascii_only=out.ascii_only)
    events = timeline(view)
    if asked.chosen.json:
        from dateline.cli.shapes.claims import retraction_shape

        head = {"version": VERSION, "incident": incident.id, "retracted": retraction_shape(incident), "as_of": as_of.isoformat()}
        out.json(head | {"events": [_shape(event) for event in events]})
        return 0 if events else 1
    page = page_on(out)
    if tombstone := tombstone_text(incident):
        page.heading(tombstone)
    day = None
    for event in events:
        if event.day != day:
            day = event.day
            page.heading(day_text(day))
        page.line(event_text(view, event), 2, 4)
    out.lines += page.lines
    return 0 if events else 1


def event_text(view: View, event: Event) -> Shown:
    """`killed → 84~  Ahmad Vahidi: outgrown by …` for a step, without the arrow for another claim; an action as it is told."""
    if event.action is not None:
        return Shown(f"* {action_text(view, event.action)}")
    assert event.entry is not None
    entry = event.entry
    kind = view.ledgers[entry.claim.point].kind
    told = f"{speakers_text(view, entry.claim)}{qualifiers_text(entry.claim)}: {standing_text(view, entry, kind)} [{show_line(entry.claim.ref)}]"
    title = show_line(point_title(entry.claim.point))
    if event.sort == "step":
        arrow = "->" if view.ascii_only else "→"
        return Shown(f"{title} {arrow} {figure_text(event.figure, ascii_only=view.ascii_only)}  {told}")
    return Shown(f"{title} {show_line(value_text(view, entry.claim, kind), 80)}  {told}")


def _shape(event: Event) -> dict[str, object]:
    claim, figure = event.entry.claim if event.entry else None, event.figure
    return {
        "day": event.day.isoformat(),
        "sort": event.sort,
        "ref": event.ref,
        "point": claim.point if claim else None,
        "value": (claim.value or claim.actor or None) if claim else None,
        "headline": " or ".join(figure.values) if figure else None,
        "single_origin": figure.single_origin if figure else None,
        "disputed": figure.disputed if figure else None,
        "weak": figure.weak if figure else None,
        "weaker": list(figure.weaker) if figure else None,
        "attackers": "included" if figure and figure.attackers_included else None,
        "by": list(claim.by if claim else event.action.by if event.action else ()),
        "standing": event.entry.standing if event.entry else None,
        "kind": event.action.kind if event.action else None,
    }
