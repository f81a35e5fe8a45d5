"""Reach of a publisher or of a document across the library: what rests on it, and what would fall with it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.ledger.reach import Reach, documents_of, reach
from dateline.library.find import begun
from dateline.library.identify import Identity, identity_of, incidents_of, publishers_of
from dateline.library.session import Session
from dateline.model.incident import Incident


class Reached(Struct, frozen=True):
    """A publisher, or a document by its id: its `reaches`, newest incident first.

    `beside` are, by incident, documents that quote the publisher and others too, and so do not fall with it.
    """

    kind: Literal["publisher", "document"]
    identity: Identity
    name: str
    reaches: tuple[Reach, ...]
    beside: dict[str, tuple[str, ...]]


class Reaches(Struct, frozen=True):
    """What a name fits, the one with most documents first; the `nearest` names where it fits nothing."""

    typed: str
    as_of: dt.date
    found: tuple[Reached, ...]
    nearest: tuple[str, ...] = ()


def sources(session: Session, typed: str, as_of: dt.date) -> Reaches:
    """The publishers that `typed` names by id, name or spelling, and the documents whose id it is, alone or after their incident's."""
    register = publishers_of(session)
    found = [reached for identity in register.meant(typed) if (reached := _published(session, identity, as_of)) is not None]
    found.sort(key=lambda r: (-_documents(r), r.identity.address))
    held = {(part.incident.id, document) for reached in found for part in reached.reaches for document in part.documents}
    alone = tuple(
        reach(incident, frozenset({document}), as_of)
        for incident in _begun(session, as_of)
        if (document := typed.removeprefix(f"{incident.id}/")) in incident.sources and (incident.id, document) not in held
    )
    if alone:
        found.append(Reached("document", Identity(typed), typed, alone, {}))
    return Reaches(typed, as_of, tuple(found), () if found else register.nearest(typed))


def _published(session: Session, identity: Identity, as_of: dt.date) -> Reached | None:
    reaches, beside, shown = [], {}, ""
    for incident in _begun(session, as_of):
        told = {name for s in incident.sources.values() for name in (s.publisher, *s.via)}
        named = {name for name in told if identity_of(session, incident, name) == identity}
        whole, partly = documents_of(incident, named)
        if whole and (part := reach(incident, whole, as_of)).documents:
            reaches.append(part)
        if partly:
            beside[incident.id] = tuple(i for i in incident.sources if i in partly)
        for name in named:
            shown = shown or (incident.actors[name].name if name in incident.actors else name)
    return Reached("publisher", identity, shown or identity.id, tuple(reaches), beside) if reaches or beside else None


def _begun(session: Session, as_of: dt.date) -> list[Incident]:
    return [incident for incident in incidents_of(session) if begun(session.index.summaries[incident.id], as_of)]


def _documents(reached: Reached) -> int:
    return sum(len(part.documents) for part in reached.reaches)
