"""Our own published stories that used a claim which no longer stands, and what stands now: a work queue, newest story first.

    dateline stale
    dateline stale place:kerman
    dateline stale --as-of 2024-02-01
    dateline stale --json

A story goes stale when a claim that it used (`published: used:` in the file) was since replaced, retracted, outgrown or
disputed, or when the whole incident was taken back. Each line tells what became of the claim and through whom; `now` is what
there is to print today: nothing of an incident that was taken back. A query narrows to the incidents that answer it.

With `--json`: `{version, as_of, count, stories: [{incident, title, date, story, retracted, used: [{point, claim, now}]}]}`.

Exit 0 where a story is stale, 1 where none is.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.dossier.claims import headline_text, qualifiers_text, speakers_text, standing_text, value_text
from dateline.cli.dossier.page import Page, page_on
from dateline.cli.find import search_of
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note, note_as_of
from dateline.ledger.entries import Entry, PointLedger
from dateline.ledger.view import View, view_of
from dateline.library.queues import StaleStory, stale
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text


def run(asked: Asked, out: Output) -> int:
    """List the stale stories of the incidents that answer the query."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = stale(session, search, asked.chosen.as_of)
    day = search.as_of or asked.chosen.as_of or session.today
    if asked.chosen.json:
        from dateline.cli.shapes.queues import stale_shape

        out.json(stale_shape(found, day))
        return 0 if found else 1
    if search.as_of or asked.chosen.as_of:
        note_as_of(day)
    page = page_on(out)
    for item in found:
        _add_story(page, item, view_of(item.incident, day, ascii_only=out.ascii_only))
    out.lines += page.lines
    note(f"{len(found)} stor{'y' if len(found) == 1 else 'ies'} of ours to look at." if found else "No story of ours is stale.")
    return 0 if found else 1


def _add_story(page: Page, item: StaleStory, view: View) -> None:
    incident, story = item.incident, item.story
    page.heading(Shown(f"{date_text(story.date)}: {show_line(story.story)}; {show_line(incident.title)} [{show_line(incident.id)}]"))
    if item.retracted:
        why = f" on {date_text(incident.retracted.date)}: {show_line(incident.retracted.why)}" if incident.retracted else ""
        page.line(Shown(f"the whole incident was RETRACTED{why}"), 2)
    for entry, ledger in item.used:
        page.line(_used(view, entry, ledger), 2)
        page.line(Shown(f"now: {headline_text(view, ledger)}"), 6)


def _used(view: View, entry: Entry, ledger: PointLedger) -> Shown:
    claim = entry.claim
    value = f"{value_text(view, claim, ledger.kind)}{qualifiers_text(claim)}"
    head = f"used {show_line(point_title(ledger.point))}: {value} of {speakers_text(view, claim)} [{show_line(claim.ref)}]"
    return Shown(f"{head}: {standing_text(view, entry, ledger.kind)}")
