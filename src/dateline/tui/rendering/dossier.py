"""Pane 2: one incident, as of a day: head facts, ladders, summary, points with their claims, judgements, questions, relations."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.entries import PointLedger
from dateline.ledger.known import known_day, last_dated
from dateline.ledger.state import stale_stories, states
from dateline.ledger.view import View
from dateline.ledger.weigh import ladder
from dateline.model.countries import country_name
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS, point_title
from dateline.model.shown import Shown, show, show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.figures import count_text, marks_of, values_text
from dateline.phrasing.people import actor_name, actor_names
from dateline.phrasing.qualified import tombstone_text
from dateline.tui.rendering.claims import claim_line
from dateline.tui.rendering.lines import Page, Piece, Rows

RELATED, PLACE, TAG, QUESTION, ASSESSMENT = "related:", "place:", "tag:", "question:", "assessment:"
"""What the keys of rows begin with that are no claims; claims bear their own ref."""
COUNT_INDENT = 9
"""Cells before what goes on below a claim of a count: behind its figure."""
Inverse = tuple[str, str, str, tuple[str, ...]]
"""A relation seen from the other side: its name, the other incident's id, its note, its sources."""


def dossier_rows(view: View, inverses: tuple[Inverse, ...], width: int) -> Rows:
    """Everything about an incident that was known at the end of the view's day, laid out for `width` cells."""
    page = Page(width)
    incident, as_of, ledgers, ascii_only = view.incident, view.as_of, view.ledgers, view.ascii_only
    past = last_dated(incident) > as_of
    _head(page, incident, ledgers, as_of, past=past, ascii_only=ascii_only)
    counted = [p for p in COUNT_POINTS if p in ledgers]
    for point in counted:
        _point(page, incident, ledgers[point], as_of, ascii_only=ascii_only)
    if incident.summary and not past:
        page.add()
        page.add(Piece(Shown("Summary"), "heading"))
        page.paragraph(show_line(incident.summary), indent=2)
    for point in ledgers:
        if point not in COUNT_POINTS:
            _point(page, incident, ledgers[point], as_of, ascii_only=ascii_only)
    _judgements(page, incident, as_of)
    if not past:
        _questions(page, incident)
        _stories(page, incident, as_of)
    _relations(page, incident, inverses)
    _places(page, incident)
    return page.rows()


def _head(page: Page, incident: Incident, ledgers: dict[str, PointLedger], as_of: dt.date, *, past: bool, ascii_only: bool) -> None:
    page.paragraph(show_line(incident.title), "title")
    if tombstone := tombstone_text(incident):
        page.paragraph(tombstone, "problem")
    figures = []
    for point in COUNT_POINTS:
        if point in ledgers and (top := ledgers[point].headline):
            name = point_title(point)
            figures.append(f"{name} {values_text(top.values, ascii_only=ascii_only)}{marks_of(top, ascii_only=ascii_only)}")
    if figures:
        page.paragraph(Shown(" · ".join(figures) if not ascii_only else "; ".join(figures)), "value")
    derived = sorted(states(incident, as_of) - {incident.status})
    if past:
        page.paragraph(Shown(f"as known on {day_text(as_of)}; written later: status {show_line(incident.status)}"), "quiet")
    else:
        checked = f", last checked {date_text(incident.checked)}" if incident.checked else ""
        page.paragraph(Shown(", ".join([show_line(incident.status), *derived]) + checked), "quiet")
    for number, place in enumerate(incident.place):
        parts = [p for p in (place.site, place.name, place.province, country_name(place.country)) if p]
        role = f" ({show_line(place.role)})" if place.role not in ("", "attack") else ""
        text = Shown(f"{date_text(incident.date) + ', ' if not number else ''}{show_line(', '.join(dict.fromkeys(parts)))}{role}")
        page.paragraph(text)
    kinds = ", ".join(kind.replace("-", " ") for kind in incident.kind)
    target = f" on {show_line(incident.target)}" if incident.target else ""
    page.paragraph(Shown(f"{kinds}{target}"))


def _places(page: Page, incident: Incident) -> None:
    """Rows to pivot on: towns and tags; and the other names of the incident."""
    page.add()
    page.add(Piece(Shown("Places and names"), "heading"))
    for number, place in enumerate(incident.place):
        page.record(f"{PLACE}{number}", (Piece(Shown(f"  {show_line(place.name)}, {country_name(place.country)}")),))
    for tag in incident.tags:
        page.record(f"{TAG}{tag}", (Piece(Shown(f"  tag {show_line(tag)}")),))
    if incident.aka:
        page.paragraph(Shown("also called " + show_line("; ".join(incident.aka))), "quiet", 2)


def _point(page: Page, incident: Incident, ledger: PointLedger, as_of: dt.date, *, ascii_only: bool) -> None:
    page.add()
    title = Shown(point_title(ledger.point))
    owner = ledger.point.partition(".")[0]
    if owner in incident.actors:
        title = Shown(f"{actor_name(incident, owner)}: {point_title(ledger.point).partition(': ')[2]}")
    pieces = [Piece(Shown(title[:1].upper() + title[1:]), "heading")]
    top = ledger.headline
    if top is not None and ledger.kind in ("count", "text", "verdict"):
        pieces.append(Piece(Shown(f"  {values_text(top.values, ascii_only=ascii_only)}{marks_of(top, ascii_only=ascii_only)}"), "value"))
        beside = [f"weaker: {values_text(top.weaker, ascii_only=ascii_only)}"] if top.weaker else []
        beside += [f"disputed by {values_text(top.others, ascii_only=ascii_only)}"] if top.others else []
        beside += ["counts the attackers"] if top.attackers_included else []
        beside += [f"the desk's choice: {show_line(top.chosen)}"] if top.chosen else []
        if beside:
            pieces.append(Piece(Shown(f"  ({'; '.join(beside)})"), "quiet"))
    page.add(*pieces)
    steps = ladder(incident, ledger.point, as_of) if ledger.kind == "count" else ()
    moved = list(dict.fromkeys(step.entry.claim.ref for step in steps))
    if len(steps) > 1:
        arrow = " -> " if ascii_only else " → "
        page.paragraph(Shown(arrow.join(values_text(step.values, ascii_only=ascii_only) for step in steps)), "quiet", 2)
    entries = {entry.claim.ref: entry for entry in ledger.entries}
    others = [ref for ref in entries if ref not in moved]
    for ref in (*moved, *others):
        entry = entries[ref]
        if moved and others and ref == others[0]:
            page.add(Piece(Shown("  also said"), "quiet"))
        following = [(Shown(f"because {show_line(entry.claim.why)}"), "quiet")] if entry.claim.why else []
        if entry.claim.quote:
            following.append((Shown(f"“{show_line(entry.claim.quote)}”"), "quiet"))
        indent = COUNT_INDENT if ledger.kind == "count" else 4
        page.record(ref, claim_line(incident, entry, ledger.kind, ascii_only=ascii_only), *following, indent=indent)
    for claim in ledger.perhaps:
        text = f"  perhaps known by then: {count_text(claim.value, ascii_only=ascii_only)}, {actor_names(incident, claim.by)}"
        page.record(claim.ref, (Piece(Shown(text), "quiet"),))


def _judgements(page: Page, incident: Incident, as_of: dt.date) -> None:
    known = [(n, j) for n, j in enumerate(incident.assessments) if known_day(j, incident) <= as_of]
    if known:
        page.add()
        page.add(Piece(Shown("Assessments"), "heading"))
    for number, judgement in known:
        words = [w for w in (judgement.likelihood, f"{judgement.confidence} confidence" if judgement.confidence else "") if w]
        how = f" ({', '.join(words)})" if words else ""
        held = "HELD " if judgement.hold else ""
        text = Shown(f"  {held}{show_line(judgement.text)} {actor_names(incident, judgement.by)}{how}")
        page.record(f"{ASSESSMENT}{number}", (Piece(text),))


def _questions(page: Page, incident: Incident) -> None:
    if incident.questions:
        page.add()
        page.add(Piece(Shown("Open questions"), "heading"))
    for number, question in enumerate(incident.questions):
        since = f" open since {date_text(question.since)}" if question.since else ""
        note = ((show(show_line(question.note)), "quiet"),) if question.note else ()
        page.record(f"{QUESTION}{number}", (Piece(Shown(f"  {show_line(question.text)}")), Piece(Shown(since), "quiet")), *note)


def _stories(page: Page, incident: Incident, as_of: dt.date) -> None:
    stale = {number for number, _ in stale_stories(incident, as_of)}
    if incident.published:
        page.add()
        page.add(Piece(Shown("Our stories"), "heading"))
    for number, story in enumerate(incident.published):
        mark = "  STALE: a claim it used no longer stands" if number in stale else ""
        page.add(Piece(Shown(f"  {show_line(story.date)} {show_line(story.story)}")), Piece(Shown(mark), "problem"))


def _relations(page: Page, incident: Incident, inverses: tuple[Inverse, ...]) -> None:
    typed = [(r.relation, r.incident, r.note, r.source) for r in incident.related]
    if typed or inverses:
        page.add()
        page.add(Piece(Shown("Related"), "heading"))
    seen = set()
    for relation, other, note, sources in (*typed, *inverses):
        if (other, relation) in seen:
            continue
        seen.add((other, relation))
        text = Shown(f"  {relation.replace('-', ' ')}: {show_line(other)}")
        told = "".join(f" [{show_line(source)}]" for source in sources)
        page.record(f"{RELATED}{other}", (Piece(text), Piece(Shown(f"  {show_line(note)}{told}"), "quiet")))
