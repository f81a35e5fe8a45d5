"""Who is one actor across incidents: the same id of the authority file. Ids that only a file has are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.ledger.spelled import NameForms, forms_of, spelled_like
from dateline.library.session import Session
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.nearest import close_matches

NEAREST = 5
"""So many names are offered where none fits."""


class Identity(Struct, frozen=True):
    """One actor or publisher: `incident` is "" where the authority file has its `id` (or `id` is a publisher's plain text)."""

    id: str
    incident: str = ""

    @property
    def address(self) -> str:
        """What names it and nothing else: its id, after its incident where only that knows it."""
        return f"{self.incident}/{self.id}" if self.incident else self.id


def identity_of(session: Session, incident: Incident, actor_id: str) -> Identity:
    """The identity of an actor or publisher of an incident; a publisher in plain text is one wherever it is written alike."""
    if actor_id in session.index.names:
        return Identity(actor_id)
    return Identity(actor_id, incident.id) if actor_id in incident.actors else Identity(fold(actor_id) or actor_id)


class Register:
    """The spellings of many identities, and which of them a name means."""

    def __init__(self) -> None:
        self.forms: dict[Identity, dict[str, None]] = {}
        self.names: dict[str, str] = {}

    def add(self, identity: Identity, folded: Iterable[str], name: str) -> None:
        """Take in spellings of an identity and the name to show for it."""
        self.forms.setdefault(identity, {}).update(dict.fromkeys(folded))
        for spelled in folded:
            self.names.setdefault(spelled, name)

    def meant(self, typed: str) -> list[Identity]:
        """The identities that `typed` names: by id (all that bear it), by address, else as `actor:` of a query compares names."""
        by_id = [identity for identity in self.forms if identity.id == typed]
        if by_id:
            return by_id
        by_address = {identity.address: identity for identity in self.forms}
        forms = NameForms({address: tuple(self.forms[identity]) for address, identity in by_address.items()})
        return [by_address[address] for address in sorted(spelled_like(typed, forms))]

    def nearest(self, typed: str) -> tuple[str, ...]:
        """Names spelled nearest to `typed`, best first."""
        close = close_matches(fold(typed), self.names, n=NEAREST * 2, cutoff=0.6)
        return tuple(dict.fromkeys(self.names[spelled] for spelled in close))[:NEAREST]


def register_of(session: Session) -> Register:
    """Every actor of the library, and every entry of its authority file."""
    register = Register()
    for entry_id, folded in forms_of(session.index.names).folded.items():
        register.add(Identity(entry_id), folded, session.index.names[entry_id].name or entry_id)
    for incident in incidents_of(session):
        for actor_id, folded in forms_of(incident.actors).folded.items():
            register.add(identity_of(session, incident, actor_id), folded, incident.actors[actor_id].name or actor_id)
    return register


def publishers_of(session: Session) -> Register:
    """Everybody who published a document of the library or was quoted by one, by id, name, spelling or plain text."""
    register = Register()
    for incident in incidents_of(session):
        forms: Mapping[str, tuple[str, ...]] = forms_of(incident.actors).folded
        for name in {name: None for s in incident.sources.values() for name in (s.publisher, *s.via)}:
            actor = incident.actors.get(name)
            register.add(identity_of(session, incident, name), forms.get(name, (fold(name),)), actor.name or name if actor else name)
    return register


def incidents_of(session: Session) -> Iterable[Incident]:
    """Every incident of the library, the newest first."""
    summaries = sorted(session.index.summaries.values(), key=lambda s: (s.date, s.id), reverse=True)
    return (session.index.incident(summary.id) for summary in summaries)
