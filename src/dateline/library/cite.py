"""What is to be cited of an incident: its documents, or those in which a claim, an action or a point's headline was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from dateline.errors import NotFoundError
from dateline.ledger.known import known
from dateline.ledger.view import claim_of
from dateline.ledger.weigh import weigh
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.nearest import close_matches
from dateline.model.shown import quoted, show_line
from dateline.model.source import Source
from dateline.phrasing.citation import Cited, Provenance, cited_document, cited_statement
from dateline.phrasing.printable import without_held


class Citing(Struct, frozen=True):
    """What is cited, in the order asked for, each once; what was left out: `held`, and `later` (not known by the day), by id."""

    cited: tuple[Cited, ...]
    held: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


def cite(
    incident: Incident, names: Sequence[str], provenance: Provenance, today: dt.date, *, as_of: dt.date | None = None, with_held: bool = False
) -> Citing:
    """The citations of what `names` name (ids of sources, claims, actions; points), of every document where there are none.

    With `as_of` nothing is cited that was published or said later; standings are those of that day, else of `today`.
    Raises NotFoundError with the nearest ids, or with the candidates where an id that is cut short fits several.
    """
    opened = incident if with_held else without_held(incident)[0]
    day = as_of or today
    standings = cache(lambda point: _standings(opened, point, day))
    found: list[Cited] = []
    held: list[str] = []
    later: list[str] = []
    asked = [meant for name in names for meant in _meant(incident, name, day)] if names else list(incident.sources.values())
    for record in asked:
        name = record.id if isinstance(record, Source) else record.ref
        still = _found(opened, name, record)
        if still is None:
            held.append(name)
            continue
        cited = _cited(opened, still, provenance, standings)
        out = [one for one in cited if not as_of or _published(one.source, as_of)]
        if not out or (as_of and not isinstance(still, Source) and known(still, incident).latest > as_of):
            later.append(name)
        else:
            found += out
    return Citing(tuple({one.key: one for one in found}.values()), tuple(dict.fromkeys(held)), tuple(dict.fromkeys(later)))


def _cited(
    incident: Incident, record: Source | Claim | Action, provenance: Provenance, standings: Callable[[str], dict[str, tuple[str, bool]]]
) -> tuple[Cited, ...]:
    if isinstance(record, Source):
        return (cited_document(incident, record.id, provenance),)
    if isinstance(record, Action):
        return cited_statement(incident, record, provenance)
    standing, alone = standings(record.point).get(record.ref, ("", False))
    return cited_statement(incident, record, provenance, standing, one_origin=alone)


def _standings(incident: Incident, point: str, day: dt.date) -> dict[str, tuple[str, bool]]:
    """Of each claim of a point its standing, and whether it is among those on which a headline of one origin rests."""
    ledger = weigh(incident, point, day)
    top = ledger.headline
    alone = {entry.claim.ref for entry in top.entries} if top is not None and top.single_origin else set[str]()
    return {entry.claim.ref: (entry.standing, entry.claim.ref in alone) for entry in reversed(ledger.entries)}


def _meant(incident: Incident, name: str, day: dt.date) -> tuple[Source | Claim | Action, ...]:
    """The records that a name of the command line means. Raises NotFoundError."""
    records = _by_id(incident)
    if name in records:
        return (records[name],)
    if name in incident.claims:
        top = weigh(incident, name, day).headline
        return tuple(entry.claim for entry in top.entries) if top else ()
    begin = [i for i in records if name and i.startswith(name)]
    if len(begin) == 1:
        return (records[begin[0]],)
    if begin:
        raise NotFoundError(f"{quoted(name)} fits {len(begin)} records of {quoted(incident.id)}: {', '.join(map(show_line, begin[:20]))}.")
    close = close_matches(name, records, n=3)
    hint = f" Did you mean {' or '.join(map(quoted, close))}?" if close else f" `dateline show {show_line(incident.id)}` lists them in brackets."
    raise NotFoundError(f"{quoted(incident.id)} has no source, claim or action {quoted(name)}.{hint}")


def _by_id(incident: Incident) -> dict[str, Source | Claim | Action]:
    """Every record that can be cited by its id; a document comes before a claim or an action of the same id."""
    found: dict[str, Source | Claim | Action] = dict(incident.sources)
    statements: list[Claim | Action] = [*(claim for ledger in incident.claims.values() for claim in ledger), *incident.actions]
    for statement in statements:
        found.setdefault(statement.ref, statement)
    return found


def _found(opened: Incident, name: str, record: Source | Claim | Action) -> Source | Claim | Action | None:
    """The record as it may be printed; None where it is held."""
    if isinstance(record, Source):
        return opened.sources.get(name)
    if isinstance(record, Claim):
        return claim_of(opened, record.point, name)
    return next((action for action in opened.actions if action.ref == name), None)


def _published(source: Source, day: dt.date) -> bool:
    """Whether a document was out by the end of a day: by its date, else by the day it was read."""
    text = source.date or source.accessed
    latest = parse_date(text, open_ends=True).latest if text else None
    return latest is not None and latest <= day
