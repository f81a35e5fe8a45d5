"""When a statement became known: the latest bound of its date, in the zone of the incident."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from dateline.ledger.once import once
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.dates import parse_date, parse_time
from dateline.model.incident import Assessment, Incident

Statement = Claim | Action | Assessment


class Known(Struct, frozen=True):
    """`earliest` and `latest` day on which a statement can have become known; `dated` False where only our reading dates it."""

    earliest: dt.date
    latest: dt.date
    dated: bool
    time: dt.datetime | None = None


def zone_of(incident: Incident) -> dt.tzinfo:
    """The zone of the incident's `time`, else UTC."""
    return (parse_time(incident.time) if incident.time else None) or dt.UTC


def known(statement: Statement, incident: Incident) -> Known:
    """When `statement` became known: its `said`, else its earliest dated source, else when that was accessed.

    A statement dated only by our reading was perhaps known from the last dated claim of its file on; one that nothing
    dates at all is taken as known from then.
    """
    held = _known_by(incident)
    found = held.get(id(statement))
    if found is None or found[0] is not statement:
        found = held[id(statement)] = (statement, _work_out(statement, incident))
    return found[1]


@once
def _known_by(incident: Incident) -> dict[int, tuple[Statement, Known]]:
    """What was worked out already, by the identity of the statement, which is kept so that nothing else can have it."""
    return {}


def _work_out(statement: Statement, incident: Incident) -> Known:
    zone = zone_of(incident)
    if statement.said:
        return _known(statement.said, zone, _CLOCK)
    sources = [incident.sources[s] for s in statement.source if s in incident.sources]
    dates = [_known(s.date, zone, _OPEN_ENDS) for s in sources if s.date]
    if dates:
        return min(dates, key=lambda k: (k.latest, k.earliest))
    last = last_dated(incident)
    read = min((day for s in sources if s.accessed and (day := parse_date(s.accessed).latest)), default=last)
    return Known(min(last, read), read, dated=False)


def known_day(statement: Statement, incident: Incident) -> dt.date:
    """The last day on which `statement` can have become known."""
    return known(statement, incident).latest


@once
def last_dated(incident: Incident) -> dt.date:
    """The day of the last dated claim of a file, else of the incident itself."""
    zone = zone_of(incident)
    days = []
    for ledger in incident.claims.values():
        for claim in ledger:
            dates = [claim.said] if claim.said else [s.date for i in claim.source if (s := incident.sources.get(i)) and s.date]
            known_on = [_known(d, zone, _CLOCK | _OPEN_ENDS).latest for d in dates]
            days += [min(known_on)] if known_on else []
    if days:
        return max(days)
    when = parse_date(incident.date, open_ends=True)
    return when.latest or when.earliest or dt.date.min


def in_order(claims: Sequence[Claim], incident: Incident) -> list[tuple[Claim, Known]]:
    """Claims by the day they became known, then by place in the file; those of a day that have a time, by their time."""
    dated = sorted([(claim, known(claim, incident)) for claim in claims], key=_latest)
    if len(dated) < 2 or not any(when.time for _, when in dated):
        return dated
    start = 0
    while start < len(dated):
        end = start
        while end < len(dated) and dated[end][1].latest == dated[start][1].latest:
            end += 1
        timed = [n for n in range(start, end) if dated[n][1].time]
        for n, pair in zip(timed, sorted((dated[n] for n in timed), key=_clock), strict=True):
            dated[n] = pair
        start = end
    return dated


def reporting_days(incident: Incident) -> list[dt.date]:
    """Every day on which a statement became known, oldest first."""
    statements: Iterable[Statement] = (*(c for ledger in incident.claims.values() for c in ledger), *incident.actions)
    return sorted({known_day(statement, incident) for statement in statements})


def _latest(pair: tuple[Claim, Known]) -> dt.date:
    return pair[1].latest


def _clock(pair: tuple[Claim, Known]) -> dt.datetime:
    return pair[1].time or dt.datetime.min.replace(tzinfo=dt.UTC)


_CLOCK, _OPEN_ENDS = 1, 2


@lru_cache(maxsize=4096)
def _known(text: str, zone: dt.tzinfo, forms: int) -> Known:
    """What a date says; `forms` are those that it may have. Kept: the statements of an incident fall on few days."""
    when = parse_date(text, open_ends=bool(forms & _OPEN_ENDS), clock=bool(forms & _CLOCK))
    latest = when.latest_in(zone) or when.earliest_in(zone) or dt.date.min
    earliest = when.earliest_in(zone) or latest
    return Known(earliest, latest, True, when.time)
