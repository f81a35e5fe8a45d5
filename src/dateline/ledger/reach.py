"""Reach of a source: what rests on some documents of an incident, and what would fall with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set

from msgspec import Struct, structs

from dateline.ledger.entries import Entry, Headline
from dateline.ledger.known import known_day
from dateline.ledger.weigh import weigh, weigh_all
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.incident import Assessment, Incident
from dateline.model.source import Source


class Shift(Struct, frozen=True):
    """A headline that would change: as it is, and as it would be without the documents (None: nothing would stand)."""

    point: str
    before: Headline
    after: Headline | None

    @property
    def same_values(self) -> bool:
        """Whether only what qualifies the headline would change: its origins, its weight, a dispute."""
        return self.after is not None and self.before.values == self.after.values


class Reach(Struct, frozen=True):
    """What rests on `documents`, and of that, by ref (assessments by place in the file), what was read nowhere else."""

    incident: Incident
    documents: tuple[str, ...]
    claims: tuple[Entry, ...]
    actions: tuple[Action, ...]
    assessments: tuple[Assessment, ...]
    only_claims: frozenset[str]
    only_actions: frozenset[str]
    only_assessments: int
    shifts: tuple[Shift, ...]


def reach(incident: Incident, documents: Set[str], as_of: dt.date) -> Reach:
    """What rests on `documents` as of a day, what would fall with them, and which headlines would then change."""
    ledgers = weigh_all(incident, as_of)
    claims = tuple(entry for ledger in ledgers.values() for entry in ledger.entries if documents & {*entry.claim.source})
    actions = tuple(a for a in incident.actions if documents & {*a.source, *a.outcome_source} and known_day(a, incident) <= as_of)
    assessments = tuple(j for j in incident.assessments if documents & {*j.source} and known_day(j, incident) <= as_of)
    bare = without(incident, documents)
    shifts = []
    for point in dict.fromkeys(entry.claim.point for entry in claims):
        before, after = ledgers[point].headline, weigh(bare, point, as_of).headline
        if before is not None and _printed(before) != (_printed(after) if after else None):
            shifts.append(Shift(point, before, after))
    return Reach(
        incident=incident,
        documents=tuple(i for i, s in incident.sources.items() if i in documents and _out_by(s, as_of)),
        claims=claims,
        actions=actions,
        assessments=assessments,
        only_claims=frozenset(entry.claim.ref for entry in claims if {*entry.claim.source} <= documents),
        only_actions=frozenset(a.ref for a in actions if {*a.source} <= documents),
        only_assessments=sum({*j.source} <= documents for j in assessments),
        shifts=tuple(sorted(shifts, key=lambda shift: shift.same_values)),
    )


def without(incident: Incident, documents: Set[str]) -> Incident:
    """The incident as if `documents` had never been read: claims and actions that were read nowhere else are gone."""
    claims = {point: kept for point, ledger in incident.claims.items() if (kept := _claims_left(ledger, documents))}
    actions = tuple(structs.replace(a, source=left) for a in incident.actions if (left := _left(a.source, documents)))
    sources = {i: source for i, source in incident.sources.items() if i not in documents}
    return structs.replace(incident, claims=claims, actions=actions, sources=sources)


def documents_of(incident: Incident, publishers: Set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the documents that rest on `publishers` alone, and of those that quote them beside somebody else.

    A document rests on its publisher, and on the outlet that it was quoting where it quotes no other.
    """
    whole = frozenset(i for i, s in incident.sources.items() if s.publisher in publishers or (s.via and {*s.via} <= publishers))
    return whole, frozenset(i for i, s in incident.sources.items() if i not in whole and publishers & {*s.via})


def _out_by(source: Source, day: dt.date) -> bool:
    """Whether a document may have been out by a day, as far as its date tells."""
    first = parse_date(source.date, open_ends=True).earliest if source.date else None
    return first is None or first <= day


def _claims_left(ledger: Sequence[Claim], documents: Set[str]) -> tuple[Claim, ...]:
    return tuple(structs.replace(c, source=left) for c in ledger if (left := _left(c.source, documents)))


def _left(sources: Sequence[str], documents: Set[str]) -> tuple[str, ...]:
    return tuple(source for source in sources if source not in documents)


def _printed(top: Headline) -> tuple[object, ...]:
    """What a list shows of a headline: its values and its marks."""
    return frozenset(top.values), top.disputed, top.single_origin, top.weak, top.attackers_included, bool(top.weaker)
