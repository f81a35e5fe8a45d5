"""Answering a query: which incidents, in which order, with which figures, as of a day."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.errors import NotFoundError
from dateline.ledger.matches import matches, word_matches
from dateline.ledger.summary import Summary, summarise
from dateline.library.places import position_of
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.countries import country_name
from dateline.model.counts import parse_count
from dateline.model.criteria import All, Among, AnyOf, Criterion, FieldIs, Near, Not, Search, Words


class Answer(Struct, frozen=True):
    """The incidents that answer a query, best first, as they were known at the end of `as_of`."""

    search: Search
    as_of: dt.date
    summaries: tuple[Summary, ...]


def answer(session: Session, search: Search, as_of: dt.date | None = None) -> Answer:
    """Answer `search`; the query's own `as-of:` wins over `as_of`, and today stands where neither is given."""
    day = search.as_of or as_of or session.today
    index = session.index
    criterion = resolved(session, search.criterion)
    only_words = all(isinstance(c, Words) for c in search.criterion.criteria)
    found: list[tuple[int, Summary]] = []
    for summary in index.summaries.values():
        text = index.text(summary.id)
        scores = [word_matches(word, text) for word in search.words]
        if (only_words and not all(scores)) or not begun(summary, day):
            continue
        if not only_words and not matches(index.incident(summary.id), criterion, day, text):
            continue
        found.append((sum(scores), as_known(session, summary, day)))
    found.sort(key=lambda pair: pair[1].id)
    found.sort(key=lambda pair: pair[1].date, reverse=True)
    if search.sort:
        ordered = _sorted([summary for _, summary in found], search.sort)
    else:
        ordered = [summary for _, summary in sorted(found, key=lambda pair: -pair[0])]
    return Answer(search, day, tuple(ordered[: search.limit]))


def resolved(session: Session, criterion: Criterion) -> Criterion:
    """A criterion with what only the library knows: where a place is, and ties (typed in one file, derived for the other)."""
    match criterion:
        case All():
            return All(tuple(resolved(session, part) for part in criterion.criteria))
        case Not():
            return Not(resolved(session, criterion.criterion))
        case AnyOf():
            return AnyOf(tuple(resolved(session, part) for part in criterion.criteria))
        case Near(place=name) if name:
            lat, lon = position_of(session, name)
            return Near(criterion.km, "", lat, lon)
        case FieldIs(field="related"):
            return Among(related_to(session, criterion.value))
        case _:
            return criterion


def related_to(session: Session, typed: str) -> frozenset[str]:
    """Ids of the incidents tied to the one that `typed` names (cut short or whole), by its file or theirs."""
    try:
        incident = resolve(session, typed)
    except NotFoundError:
        return frozenset(other for other, _ in session.index.relations_to(typed))
    return frozenset((*(r.incident for r in incident.related), *(other for other, _ in session.index.relations_to(incident.id))))


def begun(summary: Summary, day: dt.date) -> bool:
    """Whether an incident had happened by `day`, as far as its date tells."""
    return summary.date[:10] <= day.isoformat()


def as_known(session: Session, summary: Summary, day: dt.date) -> Summary:
    """The summary as of `day`: the stored one where nothing became known later."""
    if summary.last_known <= day.isoformat():
        return summary
    return summarise(session.index.incident(summary.id), day)


def _sorted(summaries: list[Summary], sort: str) -> list[Summary]:
    """By a field; incidents without the figure come last either way."""
    field, reverse = sort.removeprefix("-"), sort.startswith("-")
    if field == "date":
        return sorted(summaries, key=lambda s: s.date, reverse=reverse)
    if field == "title":
        return sorted(summaries, key=lambda s: s.title.casefold(), reverse=reverse)
    if field == "country":
        return sorted(summaries, key=lambda s: country_name(s.country), reverse=reverse)
    have = [s for s in summaries if field in s.figures]
    have.sort(key=lambda s: parse_count(s.figures[field].values[-1]).low, reverse=reverse)
    return have + [s for s in summaries if field not in s.figures]
