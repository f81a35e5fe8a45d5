"""Responses across the incidents that answer a query, in the order of their days."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.errors import UsageError
from dateline.ledger.acted import action_answers, day_of, narrows
from dateline.ledger.known import known_day
from dateline.ledger.matches import matches
from dateline.library.find import begun, resolved
from dateline.library.session import Session
from dateline.model.action import Action
from dateline.model.criteria import Search
from dateline.model.incident import Incident


class Response(Struct, frozen=True):
    """An action of an incident; `day` puts it in order, `past`: something of the incident became known only after the day asked for."""

    incident: Incident
    action: Action
    day: dt.date
    past: bool


class Responses(Struct, frozen=True):
    """The actions that answer a query, as known at the end of `as_of`."""

    search: Search
    as_of: dt.date
    found: tuple[Response, ...]


def actions(session: Session, search: Search, as_of: dt.date | None = None) -> Responses:
    """The actions known by the day of the incidents that answer `search`, oldest first (`sort:-date`: newest first).

    Raises UsageError where the query asks for another order.
    """
    if search.sort.removeprefix("-") not in ("", "date"):
        raise UsageError("Actions are ordered by their day: `sort:date` or `sort:-date`.")
    day = search.as_of or as_of or session.today
    criterion = resolved(session, search.criterion)
    of_one = narrows(criterion)
    found: list[Response] = []
    for summary in session.index.summaries.values():
        if not begun(summary, day):
            continue
        incident, text = session.index.incident(summary.id), session.index.text(summary.id)
        known = [(action, told) for action in incident.actions if (told := known_day(action, incident)) <= day]
        if not known or (not of_one and not matches(incident, criterion, day, text)):
            continue
        past = summary.last_known > day.isoformat()
        for action, told in known:
            if not of_one or action_answers(incident, action, criterion, day, text):
                found.append(Response(incident, action, day_of(action, told), past))
    found.sort(key=lambda response: (response.day, response.incident.id))
    if search.sort.startswith("-"):
        found.reverse()
    return Responses(search, day, tuple(found[: search.limit]))
