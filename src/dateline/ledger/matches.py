"""Whether an incident answers a query, as of a day. Figures must be proved by their bounds; no figure matches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.ledger.deciding import figure_answers
from dateline.ledger.known import Statement, known_day
from dateline.ledger.roles import roles_on
from dateline.ledger.searched import SearchText, word_matches
from dateline.ledger.spelled import NameForms, forms_of, spelled_like
from dateline.ledger.state import states
from dateline.ledger.weigh import weigh
from dateline.model.action import Action
from dateline.model.criteria import All, Among, AnyOf, Criterion, DateIn, FieldIs, FigureIn, Has, Is, Near, Not, SameRecord, Words
from dateline.model.dates import parse_date
from dateline.model.folding import fold
from dateline.model.gazetteer import distance_km
from dateline.model.incident import Assessment, Incident
from dateline.model.vocabulary import narrower_kinds


def matches(incident: Incident, criterion: Criterion, as_of: dt.date, text: SearchText) -> bool:
    """Whether `incident`, as known at the end of `as_of`, answers `criterion`."""
    match criterion:
        case All():
            return all(matches(incident, part, as_of, text) for part in criterion.criteria)
        case AnyOf():
            return any(matches(incident, part, as_of, text) for part in criterion.criteria)
        case Not(criterion=FigureIn() as figure):
            return _has_figure(incident, figure, as_of) and not _figure(incident, figure, as_of)
        case Not():
            return not matches(incident, criterion.criterion, as_of, text)
        case Words():
            return word_matches(criterion, text) > 0
        case SameRecord():
            return _same_record(incident, criterion.tests, as_of)
        case DateIn():
            return _within(incident.date, criterion)
        case FigureIn():
            return _figure(incident, criterion, as_of)
        case Is():
            return criterion.state in states(incident, as_of)
        case Has():
            return _has(incident, criterion.what)
        case Near():
            return _near(incident, criterion)
        case Among():
            return incident.id in criterion.ids
        case FieldIs():
            return _field(incident, criterion, as_of)


def _field(incident: Incident, test: FieldIs, as_of: dt.date) -> bool:
    value, folded = test.value, fold(test.value)
    match test.field:
        case "actor":
            return bool(actors_meant(incident, test))
        case "kind":
            return bool(narrower_kinds(value) & set(incident.kind))
        case "target":
            return value in incident.target_kind or folded in fold(incident.target)
        case "country":
            return any(place.country == value for place in incident.place)
        case "place":
            return any(folded in fold(f"{p.name} {p.site} {p.province}") for p in incident.place)
        case "tag":
            return any(folded == fold(tag) for tag in incident.tags)
        case "role":
            return any(value in roles_on(incident, actor, as_of) for actor in incident.actors.values())
        case "lang":
            return any(source.lang.split("-")[0] == value.lower() for source in incident.sources.values())
        case "related":
            return any(relation.incident == value for relation in incident.related)
        case _:
            return _same_record(incident, (test,), as_of)


def actors_meant(incident: Incident, test: FieldIs) -> frozenset[str]:
    """Ids of the incident's actors that a name means, with what is part of them where asked for."""
    found = spelled_like(test.value, forms_of(incident.actors))
    while test.plus and (more := {i for i, a in incident.actors.items() if a.part_of in found} - found):
        found |= more
    return found


def _same_record(incident: Incident, tests: tuple[FieldIs | DateIn, ...], as_of: dt.date) -> bool:
    claims = [c for ledger in incident.claims.values() for c in ledger]
    of_action = any(isinstance(t, FieldIs) and t.field in ("action", "against") for t in tests)
    said = () if any(isinstance(t, FieldIs) and t.field not in ("by", "source") for t in tests) else incident.assessments
    records: Iterable[Statement] = incident.actions if of_action else (*claims, *incident.actions, *said)
    forms = forms_of(incident.actors)
    if len(tests) == 1 and isinstance(tests[0], FieldIs) and tests[0].field == "source":
        ties = [source for relation in incident.related for source in relation.source]  # what ties incidents is of no day
        if any(_document(incident, source, tests[0].value, forms) for source in ties):
            return True
    return any(known_day(record, incident) <= as_of and all(record_answers(incident, record, test, forms) for test in tests) for record in records)


def record_answers(incident: Incident, record: Statement, test: FieldIs | DateIn, forms: NameForms) -> bool:
    """Whether one claim, action or assessment answers one test of a query; `forms` are those of the incident's actors."""
    if isinstance(test, DateIn):
        day = known_day(record, incident)
        return bool(record.said) and (test.earliest is None or day >= test.earliest) and (test.latest is None or day <= test.latest)
    match test.field:
        case "by":
            return bool(spelled_like(test.value, forms) & set(record.by))
        case "source":
            read = (*record.source, *(record.outcome_source if isinstance(record, Action) else ()))
            return any(_document(incident, source, test.value, forms) for source in read)
        case "verb":
            return not isinstance(record, Assessment) and record.verb == test.value
        case "action":
            return isinstance(record, Action) and record.kind == test.value
        case "against":
            return isinstance(record, Action) and bool(spelled_like(test.value, forms) & set(record.against))
        case _:
            return isinstance(record, Action) and bool(spelled_like(test.value, forms) & set(record.actor))


def _document(incident: Incident, source_id: str, value: str, forms: NameForms) -> bool:
    source = incident.sources.get(source_id)
    if source is None:
        return False
    if value == source_id or fold(value) in fold(source.publisher):
        return True
    return bool(spelled_like(value, forms) & {source.publisher, *source.via})


def _within(text: str, test: DateIn) -> bool:
    when = parse_date(text, open_ends=True)
    after = test.earliest is None or (when.latest is not None and when.latest >= test.earliest)
    return after and (test.latest is None or (when.earliest is not None and when.earliest <= test.latest))


def _has_figure(incident: Incident, test: FigureIn, as_of: dt.date) -> bool:
    return test.point in incident.claims and weigh(incident, test.point, as_of).headline is not None


def _figure(incident: Incident, test: FigureIn, as_of: dt.date) -> bool:
    top = weigh(incident, test.point, as_of).headline if test.point in incident.claims else None
    return top is not None and figure_answers(top.values, test)


def _near(incident: Incident, test: Near) -> bool:
    """Whether any site lies within the distance; one known only by country is near nothing."""
    if test.lat is None or test.lon is None:
        return False
    here = (test.lat, test.lon)
    sites = [p for p in incident.place if p.lat and p.lon and p.precision != "country"]
    return any(distance_km(here, (float(p.lat), float(p.lon))) <= test.km for p in sites)


def _has(incident: Incident, what: str) -> bool:
    match what:
        case "question":
            return bool(incident.questions)
        case "assessment":
            return bool(incident.assessments)
        case "archive":
            return any(source.archive for source in incident.sources.values())
        case "action":
            return bool(incident.actions)
        case "related":
            return bool(incident.related)
        case _:
            return bool(incident.published)
