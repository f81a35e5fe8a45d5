"""How the headline of a figure moved, step by step: value, speaker, day, reason, and what became of it.

    dateline ladder kerman
    dateline ladder kerman injured
    dateline ladder kerman --as-of 2024-01-04
    dateline ladder kerman killed --all
    dateline ladder kerman --json

A step is added whenever the headline changed. A later figure that says more makes the earlier one `outgrown`; one that
corrects it makes it `replaced`. Without a point it is that of the killed (else of the first figure that the file has).
`--all` lists every claim of the point with its standing: echoes, disputed and weak ones too.

Of an incident that was taken back that stands first, with its day and reason; the ladder below is history, and no figure is
the one of now.

With `--json`: `{version, incident, retracted, point, as_of, headline, steps}`; with `--all` also `claims`.

Exit 0 where the point has a claim, 1 where it has none or the incident is not found.
"""

from __future__ import annotations

import datetime as dt

from dateline.cli.arguments import Asked
from dateline.cli.dossier.claims import add_claim, headline_text, qualifiers_text, speakers_text, standing_text
from dateline.cli.dossier.page import Page, page_on
from dateline.cli.dossier.points import add_perhaps
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.points import incident_and_points
from dateline.cli.shapes import VERSION
from dateline.errors import UsageError
from dateline.ledger.entries import PointLedger, Step
from dateline.ledger.view import View, view_of
from dateline.ledger.weigh import ladder, weigh
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS, point_title
from dateline.model.shown import Shown, quoted, show_line
from dateline.phrasing.days import day_text
from dateline.phrasing.figures import values_text
from dateline.phrasing.people import actor_name
from dateline.phrasing.qualified import said_text, tombstone_text


def run(asked: Asked, out: Output) -> int:
    """Print the ladder of a point."""
    session = open_library(asked.chosen, out.environment)
    incident, point = _meant(session, asked.words)
    as_of = asked.chosen.as_of or session.today
    ledger = weigh(incident, point, as_of)
    steps = ladder(incident, point, as_of)
    if asked.chosen.json:
        _print_json(incident, ledger, steps, as_of, out, every=asked.chosen.all)
    else:
        _print_text(incident, ledger, steps, as_of, out, every=asked.chosen.all)
    return 0 if ledger.entries else 1


def _meant(session: Session, words: tuple[str, ...]) -> tuple[Incident, str]:
    """The incident and the one point that the words name; its first figure where they name none."""
    incident, points = incident_and_points(session, words, "ladder")
    if len(points) > 1:
        raise UsageError("`dateline ladder` takes one point; ask for each on its own.")
    first = next((point for point in COUNT_POINTS if point in incident.claims), "killed")
    return incident, points[0] if points else first


def _print_text(incident: Incident, ledger: PointLedger, steps: tuple[Step, ...], as_of: dt.date, out: Output, *, every: bool) -> None:
    view = view_of(incident, as_of, ascii_only=out.ascii_only)
    page = page_on(out)
    title = point_title(ledger.point)
    if tombstone := tombstone_text(incident):
        page.heading(tombstone)
    page.heading(Shown(f"{show_line(incident.title)}: {title}, as known at the end of {day_text(as_of)}"))
    if not ledger.entries:
        note(f"Nobody had said anything of {quoted(ledger.point)} by then.")
    elif every:
        for entry in ledger.entries:
            add_claim(page, view, entry, ledger.kind, 2)
    else:
        for step in steps:
            _add_step(page, view, ledger, step)
    add_perhaps(page, view, ledger, 2)
    if ledger.entries:
        page.line(Shown(f"now: {headline_text(view, ledger)}"))
    out.lines += page.lines


def _add_step(page: Page, view: View, ledger: PointLedger, step: Step) -> None:
    entry, claim = step.entry, step.entry.claim
    if ledger.kind == "actors":
        value = Shown(", ".join(actor_name(view.incident, actor) for actor in step.values))
    else:
        value = values_text(step.values, ascii_only=view.ascii_only)
    head = f"{value:>6}  {speakers_text(view, claim)}, {said_text(entry)}{qualifiers_text(claim)} [{show_line(claim.ref)}]"
    weak = ", weak" if entry.weak else ""
    page.line(Shown(f"{head}: {standing_text(view, entry, ledger.kind)}{weak}"), 0, 8)
    if claim.why:
        page.line(Shown(f"because {show_line(claim.why)}"), 8)


def _print_json(incident: Incident, ledger: PointLedger, steps: tuple[Step, ...], as_of: dt.date, out: Output, *, every: bool) -> None:
    from dateline.cli.shapes.claims import claim_shape, current_shape, retraction_shape, step_shape

    shape = {
        "version": VERSION,
        "incident": incident.id,
        "retracted": retraction_shape(incident),
        "point": ledger.point,
        "as_of": as_of.isoformat(),
        "headline": current_shape(incident, ledger),
        "steps": [step_shape(step) for step in steps],
    }
    out.json(shape | ({"claims": [claim_shape(entry) for entry in ledger.entries]} if every else {}))
