"""Which records of an incident make it answer a query: what to step through where the incident is open."""

from __future__ import annotations

from dateline.ledger.links import Links, claims_of
from dateline.ledger.matches import actors_meant, record_answers
from dateline.ledger.spelled import forms_of
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.criteria import ACTION_FIELDS, CLAIM_FIELDS, All, AnyOf, Criterion, DateIn, FieldIs, SameRecord
from dateline.model.incident import Incident

Test = FieldIs | DateIn


def hits(incident: Incident, criterion: Criterion) -> Links:
    """The claims, actors, sources and actions that a query asks for by a field; words, and what is negated, pick none."""
    picked = [_picked(incident, tests) for tests in _asked(criterion)]
    return Links(
        claims=frozenset().union(*(links.claims for links in picked)),
        actors=frozenset().union(*(links.actors for links in picked)),
        sources=frozenset().union(*(links.sources for links in picked)),
        actions=frozenset().union(*(links.actions for links in picked)),
    )


def _asked(criterion: Criterion) -> list[tuple[Test, ...]]:
    """The tests of single records, those of one record together."""
    match criterion:
        case All() | AnyOf():
            return [tests for part in criterion.criteria for tests in _asked(part)]
        case SameRecord():
            return [criterion.tests]
        case FieldIs(field=field) if field == "actor" or field in CLAIM_FIELDS | ACTION_FIELDS:
            return [(criterion,)]
        case DateIn(field="said"):
            return [(criterion,)]
        case _:
            return []


def _picked(incident: Incident, tests: tuple[Test, ...]) -> Links:
    if isinstance(tests[0], FieldIs) and tests[0].field == "actor":
        meant = actors_meant(incident, tests[0])
        return Links(
            claims=frozenset(c.ref for c in claims_of(incident) if meant & {*c.by, c.actor}),
            actors=meant,
            actions=frozenset(a.ref for a in incident.actions if meant & {*a.by, *a.actor, *a.against}),
        )
    forms = forms_of(incident.actors)
    of_action = any(isinstance(test, FieldIs) and test.field in ACTION_FIELDS for test in tests)
    claims = [] if of_action else [c for c in claims_of(incident) if all(record_answers(incident, c, test, forms) for test in tests)]
    actions = [a for a in incident.actions if all(record_answers(incident, a, test, forms) for test in tests)]
    told: list[Claim | Action] = [*claims, *actions]
    return Links(
        claims=frozenset(c.ref for c in claims),
        actors=frozenset(by for record in told for by in record.by),
        sources=frozenset(source for record in told for source in record.source),
        actions=frozenset(a.ref for a in actions),
    )
