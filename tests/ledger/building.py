"""Small incidents for the tests of the ledger: claims in a line, everything they name filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from dateline.ledger.entries import Headline, PointLedger, Standing
from dateline.ledger.weigh import weigh
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Place
from dateline.model.source import Source

LATE = dt.date(2026, 1, 1)
"""A day on which everything of these tests is known."""


def day(number: int) -> dt.date:
    """A day of January 2024."""
    return dt.date(2024, 1, number)


def claim(value: int | str, by: str | tuple[str, ...], on: int | str, **more: Any) -> Claim:
    """A claim said on a day of January 2024 (or when `on` says); `more` are its other fields, one text where they are lists."""
    said = day(on).isoformat() if isinstance(on, int) else on
    more.setdefault("source", "wire")
    lists = {key: (more[key],) if isinstance(more[key], str) else more[key] for key in ("source", "replaces", "disputes", "repeats") if key in more}
    speakers = (by,) if isinstance(by, str) else by
    fields: dict[str, Any] = more | lists
    return Claim(value=str(value), by=speakers, said=said, **fields)


def incident(*killed: Claim, points: Mapping[str, Sequence[Claim]] | None = None, actors: Sequence[Actor] = (), **more: Any) -> Incident:
    """An incident with a ledger of the killed and other points; whoever speaks and is no actor yet is an official."""
    ledgers: dict[str, Sequence[Claim]] = {"killed": killed} if killed else {}
    ledgers.update(points or {})
    claims = {
        point: tuple(structs.replace(c, point=point, ref=c.id or f"{point}#{n}") for n, c in enumerate(ledger, 1))
        for point, ledger in ledgers.items()
    }
    said = [c for ledger in claims.values() for c in ledger]
    known = {actor.id: actor for actor in actors}
    named = {name for c in said for name in (*c.by, c.actor) if name} - known.keys()
    sources = {i: Source(id=i, publisher="Example Wire", date="2024-01-01", kind="wire") for c in said for i in c.source}
    head: dict[str, Any] = {
        "id": "2024-01-03-town-bombing",
        "title": "Bombing in the town",
        "date": "2024-01-03",
        "place": (Place(name="Town", country="IR"),),
        "kind": ("suicide-bombing",),
        "status": "developing",
    }
    head |= more
    head["claims"] = claims
    head["actors"] = {**{name: Actor(id=name, name=name.title(), kind="official") for name in sorted(named)}, **known}
    head["sources"] = {**sources, **{source.id: source for source in more.get("sources", ())}}
    return Incident(**head)


def ledger(known: Incident, point: str = "killed", as_of: dt.date = LATE) -> PointLedger:
    """A point, weighed."""
    return weigh(known, point, as_of)


def standings(known: Incident, point: str = "killed", as_of: dt.date = LATE) -> dict[str, Standing]:
    """Ref of a claim (its id where it has one) -> its standing."""
    return {entry.claim.ref: entry.standing for entry in weigh(known, point, as_of).entries}


def top(known: Incident, point: str = "killed", as_of: dt.date = LATE) -> Headline:
    """The headline of a point that has one."""
    found = weigh(known, point, as_of).headline
    assert found is not None
    return found


def values(known: Incident, point: str = "killed", as_of: dt.date = LATE) -> tuple[str, ...]:
    """The values of the headline, none where there is no headline."""
    found = weigh(known, point, as_of).headline
    return found.values if found else ()
