"""Origins, not outlets: whose word a claim is."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.ledger.entries import Entry
from dateline.ledger.known import Statement
from dateline.ledger.once import once
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident


@once
def _bodies(incident: Incident) -> dict[str, str]:
    """Actor -> the outermost `joint` body that it is or belongs to by `part_of`, "" where there is none."""
    found: dict[str, str] = {}
    for actor_id in incident.actors:
        chain = list[Actor]()
        here = incident.actors.get(actor_id)
        while here is not None and here.id not in found:
            found[here.id] = ""  # until it is known; in a circle, which only a broken names.yaml has, for good
            chain.append(here)
            here = incident.actors.get(here.part_of)
        body = found[here.id] if here is not None else ""
        for actor in reversed(chain):
            body = found[actor.id] = body or (actor.id if actor.joint else "")
    return found


def origins_of(claim: Claim, incident: Incident) -> tuple[str, ...]:
    """The origins of all speakers of a claim; of an outlet that only quotes one other, that one.

    Where a page quotes several it is not known whose word the claim is: the outlet stays its own origin. So it does where the one
    whom it quotes is no outlet and speaks for itself on that page: what is not under that name is the page's own.
    """
    read = [incident.sources[i] for i in claim.source if i in incident.sources]
    found: Iterable[str] = claim.by
    if any(source.via for source in read):
        quoted = {source.via for source in read}
        one = next(iter(quoted))[0] if len(quoted) == 1 and all(len(via) == 1 for via in quoted) else ""
        if one and not _speaks_for_itself(one, claim.source, incident):
            found = [one if all(source.publisher == by for source in read) else by for by in claim.by]
    bodies = _bodies(incident)
    return tuple(dict.fromkeys(bodies.get(name) or name for name in found))


Saying = tuple[str, str, bool]
"""What claims say alike: a value or an actor, of which part, and whether weakly."""


def saying_of(entry: Entry) -> Saying:
    """What an entry says."""
    claim = entry.claim
    return claim.actor or claim.value, claim.scope, entry.weak


def origins_by_saying(entries: Iterable[Entry]) -> dict[Saying, set[str]]:
    """Whose word each thing is that `entries` say; a denial or a retraction says nothing of its own."""
    found: dict[Saying, set[str]] = {}
    for entry in entries:
        if (entry.claim.value or entry.claim.actor) and entry.claim.verb not in ("denies", "retracts"):
            found.setdefault(saying_of(entry), set()).update(entry.origins)
    return found


def _speaks_for_itself(name: str, read_in: tuple[str, ...], incident: Incident) -> bool:
    actor = incident.actors.get(name)
    if actor is None or actor.kind == "media":
        return False
    return not _read_of(incident).get(name, frozenset()).isdisjoint(read_in)


@once
def _read_of(incident: Incident) -> dict[str, set[str]]:
    """Speaker -> the sources in which something was read that it says itself."""
    told: list[Statement] = [*(claim for ledger in incident.claims.values() for claim in ledger), *incident.actions, *incident.assessments]
    found: dict[str, set[str]] = {}
    for statement in told:
        for name in statement.by:
            found.setdefault(name, set()).update(statement.source)
    return found
