"""Figures of arrests, charges, sentences and the like, against the counts of the actions of an incident."""

from __future__ import annotations

from dateline.phrasing.people import actor_names
from dateline.phrasing.vetting.book import Asked, Book, fits
from dateline.phrasing.vetting.finding import Ruling
from dateline.phrasing.vetting.speakers import said_by
from dateline.phrasing.vetting.wording import value_words


def of_actions(book: Book, asked: Asked) -> Ruling | None:
    """A figure of arrests, charges, sentences and the like, against the counts of the actions."""
    actions = book.actions(asked.point)
    for action in actions:
        point = f"{action.id or action.ref}.count"
        entries = list(book.entries(point)) if point in book.incident.claims else []
        if asked.speakers and not any(
            s.ids & {*action.by, *action.actor} or any(said_by(e.claim, s, book.incident) for e in entries) for s in asked.speakers
        ):
            continue
        if asked.day is not None and asked.day.isoformat() not in (action.date[:10], action.said[:10]):
            continue
        if fits(asked.quantity, action.count) or any(fits(asked.quantity, e.claim.value) for e in entries):
            who = actor_names(book.incident, action.by)
            return Ruling("supported", point, f"{value_words(action.count)}: {action.kind}, {action.date or action.said} (told by {who}).", ())
    if not actions or asked.quantity.span is not None:
        return None
    if asked.quantity.count is not None and asked.quantity.count.high in (0, 1):
        return None
    listed = ", ".join(f"{value_words(a.count)} ({a.kind}, {a.date or a.said})" for a in actions[:4])
    first = actions[0]
    return Ruling("not-found", f"{first.id or first.ref}.count", f"No action of the file has this number. It has: {listed}.", ())
