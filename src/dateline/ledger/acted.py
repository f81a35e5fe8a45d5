"""Whether one action answers a query: what speaks of actions is asked of the action itself, all else of its incident."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.matches import actors_meant, matches, record_answers
from dateline.ledger.searched import SearchText
from dateline.ledger.spelled import forms_of
from dateline.model.action import Action
from dateline.model.criteria import ACTION_FIELDS, All, AnyOf, Criterion, FieldIs, Not, SameRecord
from dateline.model.dates import parse_date
from dateline.model.incident import Incident


def action_answers(incident: Incident, action: Action, criterion: Criterion, as_of: dt.date, text: SearchText) -> bool:
    """Whether `action` answers `criterion`: `action:` and `against:` speak of it, `actor:` alone of whoever did it or had it done."""
    match criterion:
        case All():
            return all(action_answers(incident, action, part, as_of, text) for part in criterion.criteria)
        case AnyOf():
            return any(action_answers(incident, action, part, as_of, text) for part in criterion.criteria)
        case Not():
            return not action_answers(incident, action, criterion.criterion, as_of, text)
        case SameRecord(tests=tests) if any(isinstance(test, FieldIs) and test.field in ACTION_FIELDS for test in tests):
            forms = forms_of(incident.actors)
            return all(record_answers(incident, action, test, forms) for test in tests)
        case FieldIs(field=field) if field in ACTION_FIELDS:
            return record_answers(incident, action, criterion, forms_of(incident.actors))
        case FieldIs(field="actor"):
            return bool(actors_meant(incident, criterion) & {*action.actor, *action.against})
        case _:
            return matches(incident, criterion, as_of, text)


def narrows(criterion: Criterion) -> bool:
    """Whether a criterion speaks of actions, so that it may hold of one of an incident and not of another."""
    match criterion:
        case All() | AnyOf():
            return any(narrows(part) for part in criterion.criteria)
        case Not():
            return narrows(criterion.criterion)
        case SameRecord(tests=tests):
            return any(isinstance(test, FieldIs) and test.field in ACTION_FIELDS for test in tests)
        case FieldIs(field=field):
            return field in ACTION_FIELDS or field == "actor"
        case _:
            return False


def day_of(action: Action, known: dt.date) -> dt.date:
    """The day by which an action is put in order: its first, else its last, else the day on which it became known."""
    when = parse_date(action.date, open_ends=True) if action.date else None
    return (when.earliest or when.latest or known) if when else known
