"""How actors and documents are named in a line."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.once import once_each
from dateline.model.actor import Actor
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line

LONGEST = 200
"""Characters of a name, a title, a reason that is told again and again: the longest of a real file has 140. JSON has it whole."""

MOST_NAMED = 16
"""Names that are told in a row: a real file has six at most. JSON has them all."""


@once_each
def actor_name(incident: Incident, actor_id: str) -> Shown:
    """The name of an actor; its id where it has none."""
    actor = incident.actors.get(actor_id)
    return show_line(actor.name if actor and actor.name else actor_id, LONGEST)


def actor_names(incident: Incident, ids: Sequence[str]) -> Shown:
    """Several names: `A`, `A and B`, `A, B and C`; the first of very many, and how many more."""
    names = [actor_name(incident, actor_id) for actor_id in ids[:MOST_NAMED]]
    if len(ids) > MOST_NAMED:
        names.append(Shown(f"{len(ids) - MOST_NAMED:,} more"))
    if len(names) < 2:
        return Shown("".join(names))
    return Shown(", ".join(names[:-1]) + " and " + names[-1])


@once_each
def titled_name(incident: Incident, actor_id: str) -> Shown:
    """A name with its office: `Ahmad Vahidi, interior minister of Iran`."""
    actor = incident.actors.get(actor_id)
    name = actor_name(incident, actor_id)
    if actor is None or not actor.title or _holds(name, actor.title) or _holds(actor.title, name):
        return name
    return Shown(f"{name}, {show_line(actor.title, LONGEST)}")


@once_each
def publisher_name(incident: Incident, source_id: str) -> Shown:
    """Who published a document, by name."""
    source = incident.sources.get(source_id)
    return actor_name(incident, source.publisher) if source else show_line(source_id)


@once_each
def source_text(incident: Incident, source_id: str) -> Shown:
    """A document in a few words: `Xinhua, 2024-01-04 [xinhua-84]`; one of another incident by its address alone."""
    source = incident.sources.get(source_id)
    if source is None:
        return Shown(f"[{show_line(source_id)}]")
    date = f", {show_line(source.date)}" if source.date else ""
    via = f" quoting {actor_names(incident, source.via)}" if source.via else ""
    return Shown(f"{publisher_name(incident, source_id)}{via}{date} [{show_line(source_id)}]")


def guess_text(incident: Incident, actor: Actor) -> Shown:
    """Who an actor may be, and where the names were read: `perhaps the same as A, read in Xinhua, 2024-01-04 [xinhua-84]`; or nothing."""
    if not actor.maybe_same:
        return Shown("")
    read = "; ".join(source_text(incident, source.removeprefix(f"{incident.id}/")) for source in actor.maybe_same_source)
    return Shown(f"perhaps the same as {actor_names(incident, actor.maybe_same)}" + (f", read in {read}" if read else ""))


def _holds(text: str, part: str) -> bool:
    """Whether every word of `part` is in `text`, so that an office is not told twice."""
    return set(fold(part).split()) - {"the", "of"} <= set(fold(text).split())
