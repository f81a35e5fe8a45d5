"""The three work queues of a desk: what conflicts, what nobody has answered, which of our stories no longer stand."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.errors import UsageError
from dateline.ledger.conflicts import Conflict, conflicts_of
from dateline.ledger.entries import Entry, PointLedger
from dateline.ledger.state import stale_stories
from dateline.ledger.weigh import weigh
from dateline.library.find import answer
from dateline.library.session import Session
from dateline.model.criteria import Search
from dateline.model.dates import parse_date
from dateline.model.incident import Incident, Question, Story


class OpenQuestion(Struct, frozen=True):
    """A question of an incident and for how many days it has been open at least; None where the file does not say since when."""

    incident: Incident
    question: Question
    days: int | None


class StaleStory(Struct, frozen=True):
    """A story of ours with the claims it used that no longer stand, each with the point as it stands now.

    `retracted`: its incident was taken back, so that nothing of the story stands.
    """

    incident: Incident
    story: Story
    used: tuple[tuple[Entry, PointLedger], ...]
    retracted: bool


def conflicts(session: Session, search: Search, as_of: dt.date | None = None) -> tuple[Conflict, ...]:
    """The points on which strong claims disagree, of the incidents that answer `search`: where somebody spoke last, first; else by name."""
    day, incidents = _asked(session, search, as_of)
    found = [conflict for incident in incidents for conflict in conflicts_of(incident, day)]
    found.sort(key=lambda conflict: conflict.point)
    found.sort(key=lambda conflict: (conflict.newest, conflict.incident.id), reverse=True)
    return tuple(found[: search.limit])


def questions(session: Session, search: Search) -> tuple[OpenQuestion, ...]:
    """The open questions of the incidents that answer `search`, the longest open first, undated ones last.

    A question that came up after today is none yet; an incident that was taken back asks nothing.
    """
    _, incidents = _asked(session, search, None)
    found = [
        OpenQuestion(incident, question, _days(question, session.today))
        for incident in incidents
        if not incident.is_retracted
        for question in incident.questions
        if _has_come(question, session.today)
    ]
    found.sort(key=lambda item: item.incident.date)
    found.sort(key=lambda item: -1 if item.days is None else item.days, reverse=True)
    return tuple(found[: search.limit])


def stale(session: Session, search: Search, as_of: dt.date | None = None) -> tuple[StaleStory, ...]:
    """Our stories that used a claim since replaced, retracted, outgrown or disputed, or whose incident was taken back; newest first."""
    day, incidents = _asked(session, search, as_of)
    found = [item for incident in incidents for item in _stale(incident, day)]
    found.sort(key=lambda item: (item.story.date, item.incident.id), reverse=True)
    return tuple(found[: search.limit])


def _asked(session: Session, search: Search, as_of: dt.date | None) -> tuple[dt.date, list[Incident]]:
    if search.sort:
        raise UsageError("A work queue has an order of its own; leave `sort` out.")
    found = answer(session, Search(search.text, search.criterion, search.as_of), as_of)
    return found.as_of, [session.index.incident(summary.id) for summary in found.summaries]


def _days(question: Question, today: dt.date) -> int | None:
    when = parse_date(question.since) if question.since else None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return (today - min(when.latest, today)).days


def _has_come(question: Question, today: dt.date) -> bool:
    first = parse_date(question.since).earliest if question.since else None
    return first is None or first <= today


def _stale(incident: Incident, day: dt.date) -> list[StaleStory]:
    taken_back = incident.is_retracted and (incident.retracted is None or incident.retracted.date[:10] <= day.isoformat())
    points = {claim.ref: point for point, ledger in incident.claims.items() for claim in ledger}
    of_story: dict[int, list[tuple[Entry, PointLedger]]] = {}
    for number, ref in stale_stories(incident, day):
        ledger = weigh(incident, points[ref], day)
        entry = ledger.entry(ref)
        if entry is not None:
            of_story.setdefault(number, []).append((entry, ledger))
    out = [(n, story) for n, story in enumerate(incident.published) if story.date[:10] <= day.isoformat()]
    return [StaleStory(incident, story, tuple(of_story.get(n, ())), taken_back) for n, story in out if taken_back or n in of_story]
