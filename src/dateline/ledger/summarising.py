"""Deriving the line of an incident in a list, as of a day."""

import datetime as dt

from dateline.ledger.entries import Headline
from dateline.ledger.known import reporting_days
from dateline.ledger.state import states_of
from dateline.ledger.summary import Figure, Summary
from dateline.ledger.weigh import weigh_all
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS


def summarise(incident: Incident, as_of: dt.date) -> Summary:
    """The summary of an incident as known at the end of `as_of`."""
    ledgers = weigh_all(incident, as_of, COUNT_POINTS)
    figures = {}
    for point in COUNT_POINTS:
        if point in ledgers and (top := ledgers[point].headline):
            figures[point] = figure(top)
    days = reporting_days(incident)
    return Summary(
        id=incident.id,
        path=incident.path,
        title=incident.title,
        date=incident.date,
        country=incident.country,
        place=incident.place[0].name if incident.place else "",
        kind=incident.kind,
        status=incident.status,
        states=tuple(sorted(states_of(incident, as_of, ledgers))),
        figures=figures,
        last_known=days[-1].isoformat() if days else "",
    )


def figure(top: Headline) -> Figure:
    """A headline as a list shows it."""
    last = top.entries[-1]
    return Figure(
        values=top.values,
        disputed=top.disputed,
        single_origin=top.single_origin,
        weak=top.weak,
        attackers_included=top.attackers_included,
        weaker=top.weaker,
        by=last.claim.by,
        said=last.claim.said or last.known.latest.isoformat(),
    )
