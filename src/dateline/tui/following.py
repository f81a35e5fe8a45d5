"""What the panes show of one incident, and which rows belong to the record under the cursor: pure, no widget."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.hits import hits
from dateline.ledger.links import Links, action_links, actor_links, claim_links, source_links, tie_sources
from dateline.ledger.view import View
from dateline.library.session import Session
from dateline.model.criteria import Criterion
from dateline.model.incident import Incident
from dateline.model.problem import Problem
from dateline.model.shown import Shown, show_line
from dateline.model.vocabulary import INVERSE_RELATIONS
from dateline.phrasing.qualified import tombstone_text
from dateline.tui.rendering.detail import action_detail, actor_detail, claim_detail, plain_summary, source_detail
from dateline.tui.rendering.dossier import PLACE, RELATED, TAG, Inverse, dossier_rows
from dateline.tui.rendering.incidents import PROBLEM
from dateline.tui.rendering.lines import EMPTY, Page, Piece, Rows
from dateline.tui.rendering.tables import action_rows, actor_rows, source_rows

NONE = Links()
"""Nothing belongs to it."""


def linked(incident: Incident, pane: int, key: str) -> Links:
    """What belongs to the record `key` of a pane; nothing for headings, questions and relations."""
    match pane:
        case 2:
            return claim_links(incident, key)
        case 3:
            return actor_links(incident, key)
        case 4:
            return source_links(incident, key)
        case 5:
            return action_links(incident, key)
        case _:
            return NONE


def keys_of(links: Links, pane: int) -> frozenset[str]:
    """The keys of a pane's rows among `links`."""
    return {2: links.claims, 3: links.actors, 4: links.sources, 5: links.actions}.get(pane, frozenset())


def asked_for(incident: Incident, criterion: Criterion, pane: int) -> frozenset[str]:
    """The keys of a pane's rows that a query asks for by a field, such as `by:`."""
    return keys_of(hits(incident, criterion), pane)


def detail(incident: Incident, pane: int, key: str, as_of: dt.date) -> Shown:
    """The record under the cursor in full."""
    match pane:
        case 2:
            return claim_detail(incident, key, as_of)
        case 3:
            return actor_detail(incident, key, as_of)
        case 4:
            return source_detail(incident, key)
        case 5:
            return action_detail(incident, key)
        case _:
            return Shown("")


def pivot(incident: Incident, pane: int, key: str) -> str:
    """The query that `Enter` on a record asks, or "" where there is none."""
    match pane:
        case 2 if key.startswith(RELATED):
            return f"related:{incident.id}"
        case 2 if key.startswith(TAG):
            return f'tag:"{key.removeprefix(TAG)}"'
        case 2 if key.startswith(PLACE):
            return f'place:"{incident.place[int(key.removeprefix(PLACE))].name}"'
        case 2:
            by = [c.by[0] for ledger in incident.claims.values() for c in ledger if c.ref == key]
            return f"by:{by[0]}" if by else ""
        case 3:
            return f"actor:{key}"
        case 4:
            publisher = incident.sources[key].publisher if key in incident.sources else ""
            return f'source:"{publisher}"' if " " in publisher else f"source:{publisher}"
        case 5:
            kinds = [a.kind for a in incident.actions if a.ref == key]
            return f"action:{kinds[0]}" if kinds else ""
        case _:
            return ""


def inverses(session: Session, incident_id: str) -> tuple[Inverse, ...]:
    """Relations that other incidents of the library type to this one, seen from here."""
    typed = session.index.relations_to(incident_id)
    return tuple((INVERSE_RELATIONS.get(r.relation, r.relation), other, r.note, tie_sources(r, other, incident_id)) for other, r in typed)


def pane_rows(session: Session, view: View, pane: int, width: int) -> Rows:
    """The rows of panes 2 to 5 for an incident as of a day."""
    match pane:
        case 2:
            return dossier_rows(view, inverses(session, view.incident.id), width)
        case 3:
            return actor_rows(view, width)
        case 4:
            return source_rows(view)
        case 5:
            return action_rows(view, width)
        case _:
            return EMPTY


def in_short(view: View) -> Shown:
    """An incident in a sentence or two: its summary, or, since that was written later, the lines of a past day."""
    incident, as_of = view.incident, view.as_of
    if incident.is_retracted:
        return tombstone_text(incident)
    if not view.past:
        return plain_summary(incident)
    from dateline.phrasing.line import STYLES, lines_of

    lines = lines_of(incident, [p for p in ("killed", "injured") if p in incident.claims], as_of, STYLES["plain"])
    return Shown(" ".join(line.text for line in lines))


def problem_rows(problems: tuple[Problem, ...], key: str, width: int) -> Rows:
    """The problems of the file that a row of pane 1 stands for."""
    path = key.removeprefix(PROBLEM)
    page = Page(width)
    page.add(Piece(Shown(f"{show_line(path)} is not read; mend this, and it is an incident again:"), "problem"))
    for number, problem in enumerate(p for p in problems if p.path == path):
        page.add()
        page.record(
            f"{PROBLEM}{number}",
            (Piece(show_line(problem.place), "value"), Piece(Shown(f"  {problem.severity}"), "problem")),
            (show_line(problem.message), ""),
        )
    return page.rows()


def under(banner: Rows, rows: Rows) -> Rows:
    """The last good state of an incident under the problems that its file has now."""
    mark = (Piece(Shown("This is its last good state:"), "banner"),)
    lines = [*banner.lines, (), mark, (), *rows.lines]
    shift = len(banner.lines) + 3
    stops = [*banner.stops, *(stop + shift for stop in rows.stops)]
    return Rows(lines, [*banner.keys, *rows.keys], stops, [*(banner.texts or ()), *(rows.texts or ())])
