"""Who somebody is: an actor across the incidents of a library, with all that it asserted, as of a day."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.ledger.entries import Entry
from dateline.ledger.record import Part, part_of
from dateline.library.find import begun
from dateline.library.identify import Identity, Register, identity_of, incidents_of, register_of
from dateline.library.session import Session
from dateline.model.actor import Named


class Person(Struct, frozen=True):
    """An actor: what is said of it once (`named`), every spelling met beside its name, its part in each incident, newest first."""

    identity: Identity
    named: Named
    spellings: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def guessed_in(self) -> tuple[str, ...]:
        """Where the names that may be one were read, each as `incident/source`."""
        return tuple(s if "/" in s else f"{self.identity.incident}/{s}" for s in self.named.maybe_same_source)

    @property
    def asserted(self) -> tuple[Entry, ...]:
        """Every claim of its, in all incidents."""
        return tuple(entry for part in self.parts for entry in part.asserted)


class Persons(Struct, frozen=True):
    """The actors that a name fits, best first; the `nearest` names where there is none."""

    typed: str
    as_of: dt.date
    found: tuple[Person, ...]
    nearest: tuple[str, ...] = ()


def who(session: Session, typed: str, as_of: dt.date) -> Persons:
    """The actors that `typed` names, by id, name or spelling: the one with most incidents, then most claims, first."""
    register: Register = register_of(session)
    persons = [person for identity in register.meant(typed) if (person := _person(session, identity, as_of)) is not None]
    persons.sort(key=lambda p: (-len(p.parts), -len(p.asserted), p.identity.address))
    return Persons(typed, as_of, tuple(persons), () if persons else register.nearest(typed))


def _person(session: Session, identity: Identity, as_of: dt.date) -> Person | None:
    parts, spelled = [], dict[str, None]()
    named: Named | None = session.index.names.get(identity.id) if not identity.incident else None
    for incident in incidents_of(session):
        actor = incident.actors.get(identity.id)
        if actor is None or identity_of(session, incident, actor.id) != identity:
            continue
        named = named or actor
        spelled.update(dict.fromkeys((actor.name, *actor.aka)))
        if begun(session.index.summaries[incident.id], as_of) and (part := part_of(incident, actor.id, as_of)) is not None:
            parts.append(part)
    if named is None or (identity.incident and not parts):
        return None
    spelled.update(dict.fromkeys(named.aka))
    name = named.name or identity.id
    return Person(identity, named, tuple(s for s in spelled if s and s != name), tuple(parts))
