"""A library as the index's own record remembers it, where git does not: what each file said before dateline met another content."""

from __future__ import annotations

import datetime as dt

from dateline.errors import UsageError
from dateline.files.walk import AUTHORITY
from dateline.index.earlier import read_earlier
from dateline.library.past import Past, id_of
from dateline.library.session import Session
from dateline.library.since import moment_meant
from dateline.model.incident import Incident
from dateline.model.shown import quoted


def past_on_record(session: Session, asked: str, why: str) -> Past:
    """The library as it was at the moment that `asked` names, or where the record begins if that is later.

    Raises UsageError where `asked` names no moment or there is no record; `why` says why git does not tell.
    """
    moment = moment_meant(asked, session.today)
    if moment is None:
        raise UsageError(f"{quoted(asked)} is no day. {why} Without git only a day can be named: 2024-01-05, yesterday, 2 weeks ago.")
    since = moment if moment.tzinfo else moment.replace(tzinfo=_zone(moment))
    begun, earlier = read_earlier(session.index.path, _nanoseconds(since))
    if begun is None:
        raise UsageError(f"{why} dateline's own record of what the files said is not kept either, as its index cannot be written here.")
    recorded = dt.datetime.fromtimestamp(begun / 1e9).astimezone()
    names = earlier.pop(AUTHORITY, None)
    were: dict[str, Incident | None] = {}
    for path, entry in earlier.items():
        incident = entry.incident
        if entry.there and were.get(id_of(path)) is None:
            were[id_of(path)] = incident
    came = frozenset(id_of(path) for path in earlier) - were.keys()
    late = recorded > since
    return Past(
        commit="",
        day=max(recorded, since).date().isoformat(),
        were=were,
        came=came,
        names=session.index.names if names is None else names.names,
        recorded=recorded.isoformat(timespec="minutes"),
        late=late,
    )


def _zone(moment: dt.datetime) -> dt.tzinfo | None:
    """The zone of this machine; UTC for the first and last days of the calendar, which have no other."""
    try:
        return moment.astimezone().tzinfo
    except (OverflowError, ValueError, OSError):
        return dt.UTC


def _nanoseconds(moment: dt.datetime) -> int:
    return int((moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).total_seconds()) * 10**9
