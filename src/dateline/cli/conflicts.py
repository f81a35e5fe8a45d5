"""Points on which strong claims disagree, across the library: a work queue, where somebody spoke last first.

    dateline conflicts
    dateline conflicts place:kerman
    dateline conflicts country:IR date:2024
    dateline conflicts --as-of 2024-01-05
    dateline conflicts --json

Each point stands with its sides: the value, who says so, on which day. A side that denies says `not` or `(denies)`. Weak
claims dispute nothing and are not listed, nor is an honest rise of a toll. A query narrows to the incidents that answer it.

With `--json`: `{version, as_of, count, conflicts: [{incident, title, point, newest, sides}]}`.

Exit 0 where something conflicts, 1 where nothing does.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.dossier.claims import qualifiers_text, speakers_text, value_text
from dateline.cli.dossier.page import page_on
from dateline.cli.find import search_of
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note, note_as_of
from dateline.ledger.conflicts import Conflict, Side
from dateline.ledger.view import View, view_of
from dateline.library.queues import conflicts
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.qualified import said_text


def run(asked: Asked, out: Output) -> int:
    """List the conflicts of the incidents that answer the query."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = conflicts(session, search, asked.chosen.as_of)
    day = search.as_of or asked.chosen.as_of or session.today
    if asked.chosen.json:
        from dateline.cli.shapes.queues import conflicts_shape

        out.json(conflicts_shape(found, day))
        return 0 if found else 1
    if search.as_of or asked.chosen.as_of:
        note_as_of(day)
    page = page_on(out)
    for conflict in found:
        view = view_of(conflict.incident, day, ascii_only=out.ascii_only)
        page.heading(Shown(f"{show_line(point_title(conflict.point))}: {show_line(conflict.incident.title)} [{show_line(conflict.incident.id)}]"))
        for side in conflict.sides:
            page.line(_side(view, conflict, side), 2)
    out.lines += page.lines
    incidents = len({conflict.incident.id for conflict in found})
    note(
        f"{len(found)} point{'' if len(found) == 1 else 's'} of {incidents} incident{'' if incidents == 1 else 's'}."
        if found
        else "Nothing conflicts."
    )
    return 0 if found else 1


def _side(view: View, conflict: Conflict, side: Side) -> Shown:
    """`60: Harbour hospital, 10 February 2024 [i60]; …`; what is denied is said to be."""
    claim = side.entries[-1].claim
    value = value_text(view, claim, conflict.kind)
    if not side.denies:
        head = value
    elif claim.actor or (claim.value and conflict.kind == "count"):
        head = Shown(f"not {value}")
    else:
        head = Shown(f"{value} (denies)" if claim.value else "denied")
    told = [
        f"{speakers_text(view, entry.claim)}, {said_text(entry)}{qualifiers_text(entry.claim)} [{show_line(entry.claim.ref)}]"
        for entry in side.entries
    ]
    return Shown(f"{head}: {'; '.join(told)}")
