"""The reporting of an incident day by day: what was claimed, what that did to the headline, what was done."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.ledger.entries import Entry
from dateline.ledger.known import known_day
from dateline.ledger.view import View
from dateline.ledger.weigh import ladder
from dateline.model.action import Action

Sort = Literal["claim", "step", "action"]
"""claim: a statement. step: a claim that moved the headline of its point. action: a response that was told of."""


class Event(Struct, frozen=True):
    """Something reported on `day`: an entry of a ledger (with the headline it made, of a step) or an action."""

    day: dt.date
    sort: Sort
    ref: str
    entry: Entry | None = None
    values: tuple[str, ...] = ()
    action: Action | None = None


def timeline(view: View) -> tuple[Event, ...]:
    """Everything known by the day of the view, oldest first; within a day claims as their ledgers have them, then actions."""
    incident = view.incident
    steps = {
        step.entry.claim.ref: step.values
        for point, ledger in view.ledgers.items()
        if ledger.kind == "count"
        for step in ladder(incident, point, view.as_of)
    }
    events = [
        Event(entry.known.latest, "step" if entry.claim.ref in steps else "claim", entry.claim.ref, entry, steps.get(entry.claim.ref, ()))
        for ledger in view.ledgers.values()
        for entry in ledger.entries
    ]
    events += [Event(known_day(action, incident), "action", action.ref, action=action) for action in view.actions]
    return tuple(sorted(events, key=lambda event: event.day))
