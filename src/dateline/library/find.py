"""Answering a query: which incidents, in which order, with which figures, as of a day.

The order of an answer to words, which puts the incident first that somebody means by them: each word counts where it weighs most
(8 in what the incident is called, where and when it was; 4 in the name of somebody in it; 2 in anything else; where only the
spelling resembles a name 3 and 1), one more where it stands there whole in a title or name; the sums are compared, and of equal
ones the newest incident comes first. Words that are taken out (`not drone`) count nothing. Without words the newest comes first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from msgspec import Struct

from dateline.errors import NotFoundError
from dateline.index import Listing, Ranked
from dateline.ledger.searched import word_matches
from dateline.ledger.summary import Summary
from dateline.library.places import position_of
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.countries import country_name
from dateline.model.counts import parse_count
from dateline.model.criteria import All, Among, AnyOf, Criterion, FieldIs, Near, Not, Search, Words


class Answer(Struct, frozen=True):
    """The incidents that answer a query, best first, as they were known at the end of `as_of`.

    `meant` are the words that nothing has, and the name that was answered in the place of each.
    """

    search: Search
    as_of: dt.date
    summaries: Listed
    meant: dict[str, str] = {}


class Listed(Sequence[Summary]):
    """Summaries in order, as of a day, each made when it is looked at; `ids` the same incidents by id alone."""

    def __init__(self, listing: Listing, places: Sequence[int], day: dt.date) -> None:
        """`places` are those of `listing`."""
        self._listing = listing
        self._places = places
        self._day = day
        self.ids = Ids(listing, places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Summary: ...
    @overload
    def __getitem__(self, at: slice) -> Listed: ...
    def __getitem__(self, at: int | slice) -> Summary | Listed:
        """A summary, or some. Raises IndexError."""
        if isinstance(at, slice):
            return Listed(self._listing, self._places[at], self._day)
        return as_known(self._listing, self._places[at], self._day)

    def __iter__(self) -> Iterator[Summary]:
        return (as_known(self._listing, place, self._day) for place in self._places)


class Ids(Sequence[str]):
    """The ids of incidents in order."""

    def __init__(self, listing: Listing, places: Sequence[int]) -> None:
        """`places` are those of `listing`."""
        self._listing = listing
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Ids: ...
    def __getitem__(self, at: int | slice) -> str | Ids:
        """An id, or some. Raises IndexError."""
        return Ids(self._listing, self._places[at]) if isinstance(at, slice) else self._listing.incident_id(self._places[at])

    def __iter__(self) -> Iterator[str]:
        return map(self._listing.incident_id, self._places)

    def position(self, incident_id: str) -> int | None:
        """Where an id stands, or None; without looking at the others."""
        place = self._listing.place(incident_id)
        if place is None:
            return None
        if isinstance(self._places, Ranked):
            return self._places.position(place)
        return self._places.index(place) if place in self._places else None


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


def never() -> bool:
    """Somebody waits for the answer however long it takes."""
    return False


def answer(session: Session, search: Search, as_of: dt.date | None = None, stop: Callable[[], bool] = never) -> Answer:
    """Answer `search`; the query's own `as-of:` wins over `as_of`, and today stands where neither is given.

    Raises StoppedError soon after `stop` says that nobody waits any more.
    """
    day = search.as_of or as_of or session.today
    listing = session.index.listing
    criterion = resolved(session, search.criterion)
    assert isinstance(criterion, All)
    if stop():
        raise StoppedError
    narrowed = listing.narrow(criterion, day.isoformat())
    only_words = all(isinstance(c, Words) for c in criterion.criteria)

    def answers(place: int) -> bool:
        if stop():
            raise StoppedError
        text = listing.text(place)
        if only_words:
            return all(word_matches(word, text) for word in search.words)
        from dateline.ledger.matches import matches

        return matches(listing.incident(place), criterion, day, text)

    ranks = listing.begun(narrowed.sure, day.isoformat()) | listing.only(listing.begun(narrowed.maybe, day.isoformat()), answers)
    if stop():
        raise StoppedError
    later = [place for place in listing.later if begun(listing.summary(place), day) and answers(place)]
    places: Sequence[int] = listing.ranked(ranks, later, () if search.sort else search.words)
    if search.sort and search.sort != "-date":
        places = _sorted(listing, places, search.sort, day)
    return Answer(search, day, Listed(listing, places if search.limit is None else places[: search.limit], day))


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


def as_known(listing: Listing, place: int, day: dt.date) -> Summary:
    """The summary as of `day`: the stored one where nothing became known later."""
    summary = listing.summary(place)
    if summary.last_known <= day.isoformat():
        return summary
    from dateline.ledger.summarising import summarise

    return summarise(listing.incident(place), day)


def _sorted(listing: Listing, places: Sequence[int], sort: str, day: dt.date) -> list[int]:
    """By a field, else newest first; incidents without the figure come last either way."""
    field, reverse = sort.removeprefix("-"), sort.startswith("-")
    summaries = {place: as_known(listing, place, day) for place in places}
    if field == "date":
        return sorted(summaries, key=lambda place: summaries[place].date, reverse=reverse)
    if field == "title":
        return sorted(summaries, key=lambda place: summaries[place].title.casefold(), reverse=reverse)
    if field == "country":
        return sorted(summaries, key=lambda place: country_name(summaries[place].country), reverse=reverse)
    lows = {place: parse_count(s.figures[field].values[-1]).low for place, s in summaries.items() if field in s.figures}
    have = sorted(lows, key=lows.__getitem__, reverse=reverse)
    return have + [place for place in summaries if place not in lows]
