"""The reporting of an incident day by day: what was claimed, what that did to the headline, what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Literal

from msgspec import Struct

from dateline.ledger.entries import Entry, PointLedger, Step
from dateline.ledger.known import known_day
from dateline.ledger.origins import Saying, origins_by_saying
from dateline.ledger.summarising import figure
from dateline.ledger.summary import Figure
from dateline.ledger.view import View
from dateline.ledger.weigh import ladder
from dateline.model.action import Action

Sort = Literal["claim", "step", "action"]
"""claim: a statement. step: a claim that moved the headline of its point. action: a response that was told of."""


class Event(Struct, frozen=True):
    """Something reported on `day`: an entry of a ledger (with the headline that it made, of a step) or an action.

    A headline that stands on the day of the view has the marks of that; an earlier one those of the claim that made it, and of
    one origin where all who have said so by the day of the view are one.
    """

    day: dt.date
    sort: Sort
    ref: str
    entry: Entry | None = None
    figure: Figure | None = None
    action: Action | None = None


def timeline(view: View) -> tuple[Event, ...]:
    """Everything known by the day of the view, oldest first; within a day claims as their ledgers have them, then actions."""
    incident = view.incident
    steps: dict[str, Figure] = {}
    for ledger in view.ledgers.values():
        if ledger.kind == "count":
            steps |= _figures(ledger, ladder(incident, ledger.point, view.as_of))
    events = [
        Event(entry.known.latest, "step" if entry.claim.ref in steps else "claim", entry.claim.ref, entry, steps.get(entry.claim.ref))
        for ledger in view.ledgers.values()
        for entry in ledger.entries
    ]
    events += [Event(known_day(action, incident), "action", action.ref, action=action) for action in view.actions]
    return tuple(sorted(events, key=lambda event: event.day))


def _figures(ledger: PointLedger, steps: Sequence[Step]) -> dict[str, Figure]:
    """Ref of the claim that made it -> the headline, with what its marks tell."""
    origins = origins_by_saying(entry for entry in ledger.entries if entry.standing != "echo")
    found = {step.entry.claim.ref: _figure(step, origins) for step in steps}
    top = ledger.headline
    if top is not None and steps and {*steps[-1].values} == {*top.values}:
        found[steps[-1].entry.claim.ref] = figure(top)
    return found


def _figure(step: Step, origins: Mapping[Saying, Set[str]]) -> Figure:
    entry, claim = step.entry, step.entry.claim
    whose = {origin for value in step.values for origin in origins.get((value, "", entry.weak), ())}
    return Figure(
        values=step.values,
        disputed=entry.standing == "disputed",
        single_origin=len(whose) == 1,
        weak=entry.weak,
        attackers_included=claim.attackers == "included",
        weaker=(),
        by=claim.by,
        said=claim.said or entry.known.latest.isoformat(),
    )
