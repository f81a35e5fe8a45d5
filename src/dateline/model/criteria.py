"""The typed tree of a query. `query` makes it from text, `ledger.matches` judges an incident by it."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

CLAIM_FIELDS = frozenset({"by", "said", "source", "verb"})
ACTION_FIELDS = frozenset({"action", "against"})


class Words(Struct, frozen=True):
    """Text that must occur: folded; `phrase` keeps its words together."""

    text: str
    raw: str
    phrase: bool = False


class FieldIs(Struct, frozen=True):
    """A field equal to (or, for names, spelled like) `value`; `plus` takes what is part of it too."""

    field: str
    value: str
    plus: bool = False


class DateIn(Struct, frozen=True):
    """`date` or `said` within days, both inclusive, None open."""

    field: str
    earliest: dt.date | None
    latest: dt.date | None


class FigureIn(Struct, frozen=True):
    """The headline figure of a point within `low..high`; `maybe` takes figures that only may be."""

    point: str
    low: int
    high: int | None
    maybe: bool = False


class Is(Struct, frozen=True):
    """A state of the incident: disputed, single-origin, developing, stale, foiled, retracted."""

    state: str


class Has(Struct, frozen=True):
    """Something that the incident holds: question, assessment, archive, action, problem."""

    what: str


class Among(Struct, frozen=True):
    """One of these incidents; the library puts it in the place of what only it can answer, such as `related:`."""

    ids: frozenset[str]


class Near(Struct, frozen=True):
    """Within `km` kilometres of a place: one by name, or degrees north and east (WGS 84)."""

    km: float
    place: str
    lat: float | None = None
    lon: float | None = None


class SameRecord(Struct, frozen=True):
    """Tests of one claim or one action that must hold of the same record."""

    tests: tuple[FieldIs | DateIn, ...]


class Not(Struct, frozen=True):
    """The opposite of a criterion."""

    criterion: Criterion


class All(Struct, frozen=True):
    """Every one of several criteria; none of them is every incident."""

    criteria: tuple[Criterion, ...]


class AnyOf(Struct, frozen=True):
    """At least one of several criteria."""

    criteria: tuple[Criterion, ...]


Criterion = Words | FieldIs | DateIn | FigureIn | Is | Has | Among | Near | SameRecord | Not | All | AnyOf


class Search(Struct, frozen=True):
    """A whole query: what to match, and the settings that stand at its top level."""

    text: str
    criterion: All
    as_of: dt.date | None = None
    sort: str = ""
    limit: int | None = None

    @property
    def words(self) -> tuple[Words, ...]:
        """The words that are looked for, for relevance: those of the query that nothing negates."""
        found: list[Words] = []
        ahead: list[Criterion] = [self.criterion]
        while ahead:
            here = ahead.pop(0)
            if isinstance(here, Words):
                found.append(here)
            elif isinstance(here, All | AnyOf):
                ahead = [*here.criteria, *ahead]
        return tuple(found)
