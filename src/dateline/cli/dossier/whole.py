"""An incident from its title to its last question, as plain text."""

from __future__ import annotations

from dateline.cli.dossier.claims import read_in_text
from dateline.cli.dossier.page import Page
from dateline.cli.dossier.points import add_ladders, add_points
from dateline.cli.dossier.records import add_actions, add_actors, add_assessments, add_sources
from dateline.ledger.links import tie_sources
from dateline.ledger.state import stale_stories, states
from dateline.ledger.view import View
from dateline.model.countries import country_name
from dateline.model.incident import Relation
from dateline.model.shown import Shown, show_line
from dateline.model.vocabulary import INVERSE_RELATIONS
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.qualified import tombstone_text


def add_incident(page: Page, view: View, inverses: list[tuple[str, Relation]]) -> None:
    """Everything of an incident that was known by the day of the view; `inverses` are ties that other files type to it."""
    _add_head(page, view)
    add_ladders(page, view)
    if view.incident.summary and not view.past:
        page.heading(Shown("Summary"))
        page.line(show_line(view.incident.summary), 2, 0)
    add_points(page, view)
    add_actors(page, view)
    add_actions(page, view)
    add_assessments(page, view)
    if not view.past:
        _add_questions(page, view)
        _add_stories(page, view)
    _add_relations(page, view, inverses)
    add_sources(page, view)


def _add_head(page: Page, view: View) -> None:
    incident = view.incident
    page.heading(Shown(f"{show_line(incident.title)}  [{show_line(incident.id)}]"))
    if tombstone := tombstone_text(incident):
        page.line(tombstone)
    if view.past:
        page.line(Shown(f"As known at the end of {day_text(view.as_of)}."))
    at = f", {show_line(incident.time)}" if incident.time else ""
    page.line(Shown(f"{date_text(incident.date)}{at}"))
    for place in incident.place:
        parts = dict.fromkeys(part for part in (place.site, place.name, place.province, country_name(place.country)) if part)
        role = f" ({place.role})" if place.role not in ("", "attack") else ""
        exact = f" ({place.lat}, {place.lon}; {place.precision or 'precision not stated'})" if place.lat and place.lon else ""
        page.line(Shown(f"{show_line(', '.join(parts))}{exact}{role}"))
    target = f"; target: {show_line(incident.target)}" if incident.target else ""
    page.line(Shown(", ".join(kind.replace("-", " ") for kind in incident.kind) + target))
    found = sorted(states(incident, view.as_of) - {incident.status})
    checked = f"{view.later}last checked {date_text(incident.checked)}" if incident.checked else ""
    page.line(Shown("; ".join(filter(None, (f"{view.later}status {show_line(incident.status)}", *found, checked)))))
    if incident.aka:
        page.line(Shown(f"also called {show_line('; '.join(incident.aka))}"))
    if incident.tags:
        page.line(Shown(f"tags: {show_line(', '.join(incident.tags))}"))


def _add_questions(page: Page, view: View) -> None:
    if view.incident.questions:
        page.heading(Shown("Open questions"))
    for question in view.incident.questions:
        since = f" (open since {date_text(question.since)})" if question.since else ""
        page.line(Shown(f"{show_line(question.text)}{since}"), 2)
        if question.note:
            page.line(show_line(question.note), 6)


def _add_stories(page: Page, view: View) -> None:
    stale = dict(stale_stories(view.incident, view.as_of))
    if view.incident.published:
        page.heading(Shown("Our stories"))
    for number, story in enumerate(view.incident.published):
        mark = f"  STALE: [{show_line(stale[number])}] no longer stands" if number in stale else ""
        page.line(Shown(f"{show_line(story.date)} {show_line(story.story)}{mark}"), 2)


def _add_relations(page: Page, view: View, inverses: list[tuple[str, Relation]]) -> None:
    here = view.incident.id
    typed = [(r.relation, r.incident, r, here) for r in view.incident.related]
    ties = [*typed, *((INVERSE_RELATIONS.get(r.relation, r.relation), other, r, other) for other, r in inverses)]
    if ties:
        page.heading(Shown(f"{view.later}related incidents".capitalize()))
    seen = set()
    for relation, other, typed_as, typed_in in ties:
        if (relation, other) not in seen:
            seen.add((relation, other))
            note = f": {show_line(typed_as.note)}" if typed_as.note else ""
            page.line(Shown(f"{relation.replace('-', ' ')} {show_line(other)}{note}"), 2)
            if typed_as.source:
                page.line(Shown(f"read in {read_in_text(view, tie_sources(typed_as, typed_in, here))}"), 6)
