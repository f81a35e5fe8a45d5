"""What `who --json` gives: actors, best first, with all that each asserted."""

from __future__ import annotations

from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import retraction_shape, said_of
from dateline.ledger.entries import Entry
from dateline.ledger.record import Part, became
from dateline.library.who import Person, Persons


def who_shape(found: Persons) -> Shape:
    """`{version, query, as_of, actors, nearest}`; `nearest` are names to try where nobody is found."""
    return {
        "version": VERSION,
        "query": found.typed,
        "as_of": found.as_of.isoformat(),
        "actors": [person_shape(person) for person in found.found],
        "nearest": list(found.nearest),
    }


def person_shape(person: Person) -> Shape:
    """An actor; `incident` is null where the authority file has its id, so that it is one in all incidents.

    `asserted` counts its claims, `replaced`, `retracted`, `outgrown`, `disputed` what became of how many of them.
    """
    named, counted = person.named, became(person.asserted)
    return {
        "id": person.identity.id,
        "incident": person.identity.incident or None,
        "name": named.name or None,
        "title": named.title or None,
        "aka": list(person.spellings),
        "kind": named.kind or None,
        "country": named.country or None,
        "part_of": named.part_of or None,
        "maybe_same": list(named.maybe_same),
        "maybe_same_sources": list(person.guessed_in),
        "grade": named.grade or None,
        "asserted": len(person.asserted),
        "replaced": counted.get("replaced", 0),
        "retracted": counted.get("retracted", 0),
        "outgrown": counted.get("outgrown", 0),
        "disputed": counted.get("disputed", 0),
        "incidents": [_part(part) for part in person.parts],
        "claims": [_claim(part, entry) for part in person.parts for entry in part.asserted],
    }


def _part(part: Part) -> Shape:
    return {
        "id": part.incident.id,
        "title": part.incident.title,
        "retracted": retraction_shape(part.incident),
        "role": list(part.roles),
        "hold": part.actor.hold or None,
        "asserted": len(part.asserted),
        "told": [action.ref for action in part.told],
        "assessments": [{"text": j.text, "said": j.said or None, "sources": list(j.source), "hold": j.hold or None} for j in part.judged],
        "named": list(part.named),
        "published": list(part.published),
    }


def _claim(part: Part, entry: Entry) -> Shape:
    claim = entry.claim
    return {
        "incident": part.incident.id,
        "id": claim.ref,
        "point": claim.point,
        "value": claim.value or None,
        "actor": claim.actor or None,
        "scope": claim.scope or None,
        "verb": claim.verb or None,
        "said": said_of(entry),
        "sources": list(claim.source),
        "standing": entry.standing,
        "through": list(entry.through),
        "weak": entry.weak,
        "single_origin": claim.ref in part.of_one_origin,
        "hold": claim.hold or None,
    }
