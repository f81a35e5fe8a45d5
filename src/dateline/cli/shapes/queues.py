"""What the work queues give as JSON: conflicts, open questions, stories of ours that no longer stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import claim_shape, current_shape
from dateline.ledger.conflicts import Conflict
from dateline.library.queues import OpenQuestion, StaleStory


def conflicts_shape(found: Sequence[Conflict], as_of: dt.date) -> Shape:
    """`{version, as_of, count, conflicts: [{incident, title, point, newest, sides: [{value, denies, claims}]}]}`."""
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "count": len(found),
        "conflicts": [
            {
                "incident": conflict.incident.id,
                "title": conflict.incident.title,
                "point": conflict.point,
                "newest": conflict.newest.isoformat(),
                "sides": [
                    {
                        "value": side.entries[-1].claim.actor or side.entries[-1].claim.value or None,
                        "denies": side.denies,
                        "claims": [claim_shape(entry) for entry in side.entries],
                    }
                    for side in conflict.sides
                ],
            }
            for conflict in found
        ],
    }


def questions_shape(found: Sequence[OpenQuestion], today: dt.date) -> Shape:
    """`{version, today, count, questions: [{incident, title, text, since, days, note}]}`; `days` null: since when is not stated."""
    return {
        "version": VERSION,
        "today": today.isoformat(),
        "count": len(found),
        "questions": [
            {
                "incident": item.incident.id,
                "title": item.incident.title,
                "text": item.question.text,
                "since": item.question.since or None,
                "days": item.days,
                "note": item.question.note or None,
            }
            for item in found
        ],
    }


def stale_shape(found: Sequence[StaleStory], as_of: dt.date) -> Shape:
    """`{version, as_of, count, stories: [{incident, title, date, story, retracted, used: [{point, claim, now}]}]}`; `now` is a headline or null."""
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "count": len(found),
        "stories": [
            {
                "incident": item.incident.id,
                "title": item.incident.title,
                "date": item.story.date,
                "story": item.story.story,
                "retracted": item.retracted,
                "used": [
                    {"point": ledger.point, "claim": claim_shape(entry), "now": current_shape(item.incident, ledger)} for entry, ledger in item.used
                ],
            }
            for item in found
        ],
    }
