"""What an entry may name, and whether its values can be right: told before anything is written, with the nearest id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.files.scalars import check_scalar, check_word, leads_elsewhere
from dateline.library.entries import Entry
from dateline.model.actor import Actor, Name
from dateline.model.claim import Claim
from dateline.model.fields import Field, form
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.nearest import close_matches
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS, point_kind
from dateline.model.shown import quoted, show_line


class Known(Struct, frozen=True):
    """What an entry may name: ids with what is said of them."""

    actors: dict[str, str]
    sources: dict[str, str]
    claims: dict[str, tuple[str, ...]]
    actions: frozenset[str]

    def of(self, target: str, point: str = "") -> dict[str, str]:
        """The ids of a target: actor, source, or claim of a point."""
        if target == "claim":
            return dict.fromkeys(self.claims.get(point, ()), "")
        return self.actors if target == "actor" else self.sources if target == "source" else {}


def known_of(incident: Incident, names: Mapping[str, Name], entries: Iterable[Entry] = ()) -> Known:
    """What the file, the authority file and the entries of the same command define; what is named most or came last stands first."""
    spoken = Counter(by for ledger in incident.claims.values() for claim in ledger for by in claim.by)
    own = sorted(incident.actors.values(), key=lambda actor: (-spoken[actor.id], not actor.line))
    actors = {actor.id: " ".join((actor.name, *actor.aka)) for actor in own}
    actors |= {key: " ".join((n.name, *n.aka)) for key, n in names.items() if key not in actors}
    sources = {key: f"{s.publisher} {s.title}" for key, s in reversed(incident.sources.items())}
    claims = {point: tuple(claim.id for claim in reversed(ledger) if claim.id) for point, ledger in incident.claims.items()}
    actions = {action.id for action in incident.actions if action.id}
    for entry in entries:
        match entry.kind.name:
            case "actor":
                actors[entry.one("id")] = entry.one("name")
            case "source":
                sources[entry.one("id")] = entry.one("publisher")
            case "action":
                actions.add(entry.one("id"))
            case "claim" if entry.one("id"):
                claims[entry.one("point")] = (*claims.get(entry.one("point"), ()), entry.one("id"))
    return Known(actors, sources, claims, frozenset(actions))


def near(wanted: str, known: Mapping[str, str], most: int = 5) -> list[str]:
    """Ids that somebody may have meant who wrote `wanted`: by their name's words, else by their letters."""
    words = fold(wanted).split()
    named = [key for key, told in known.items() if words and set(words) <= set(fold(f"{key} {told}").split())]
    return (sorted(named, key=len) or close_matches(wanted[:80], list(known), n=most, cutoff=0.6))[:most]


def check_value(field: Field, value: str) -> None:
    """Hold one text to its field. Raises ValueError with a sentence."""
    if not value.strip():
        raise ValueError("It has no value; write one, or leave the option out.")
    check_scalar(field.rule, value)
    if field.rule.form != "ref" or field.rule.plain or field.rule.target not in ("actor", "source", "claim"):
        return
    if field.rule.target == "claim" and "#" in value:
        raise ValueError(f"{quoted(value)} has no id of its own; give it one with `dateline edit`, then name that.")
    leads_elsewhere(field.rule, value)


def check_named(field: Field, value: str, known: Known, point: str = "") -> None:
    """Hold an id to what is known. Raises ValueError with the nearest one."""
    target = field.rule.target
    if field.rule.form != "ref" or field.rule.plain or target not in ("actor", "source", "claim"):
        return
    ids = known.of(target, point)
    if value not in ids and not leads_elsewhere(field.rule, value):
        close = near(value, ids)
        where = {"actor": "under actors or in names.yaml", "source": "under sources", "claim": f"among the claims of {quoted(point)}"}[target]
        hint = f" Did you mean {' or '.join(map(quoted, close))}?" if close else ""
        more = f" Or add it in the same command: `{target} --id {show_line(value)} … + …`." if target != "claim" else ""
        raise ValueError(f"{quoted(value)} is not defined {where}.{hint}{more}")


def check_point(point: str, known: Known) -> None:
    """Hold the name of a point to what it may be. Raises ValueError; a name very like a declared point is taken for a slip."""
    declared = COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS
    if point in declared or point in known.claims:
        return
    owner, dot, field = point.partition(".")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?", point):
        raise ValueError(f"{quoted(point)} is no point: a-z, 0-9 and hyphens, or <actor>.<field>.")
    if dot and owner not in known.actors and owner not in known.actions:
        close = near(owner, known.actors | dict.fromkeys(known.actions, ""))
        hint = f" Did you mean {quoted(f'{close[0]}.{field}')}?" if close else ""
        raise ValueError(f"{quoted(owner)} is no actor or action of this file.{hint}")
    close = close_matches(point, declared, n=1, cutoff=0.8)
    if close and not dot:
        raise ValueError(f"{quoted(point)} is no point of this file. Did you mean {quoted(close[0])}? A new point needs a name less like it.")


def check_figure(point: str, value: str, known: Known) -> None:
    """Hold the value of a claim to the kind of its point. Raises ValueError."""
    match point_kind(point, known.actions):
        case "count":
            check_scalar(form("count", ""), value)
        case "verdict":
            check_word("verdict", value)
        case "actors":
            raise ValueError(f"A claim of {quoted(point)} names an actor: --actor, not --value.")
        case _:
            pass


def missing(entry: Entry, known: Known) -> list[Field]:
    """The fields that the entry still needs."""
    fields = entry.kind.fields
    needed = [key for key, field in fields.items() if field.required and not entry.given.get(key)]
    if entry.kind.record is Claim and entry.one("point"):
        key = "actor" if point_kind(entry.one("point"), known.actions) == "actors" else "value"
        if not entry.one(key) and entry.one("verb") not in ("denies", "retracts"):
            needed.insert(0, key)
    if entry.kind.record is Actor and not entry.one("id") and not entry.one("name"):
        needed.append("name")
    return [fields[key] for key in needed]
