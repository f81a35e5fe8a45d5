"""The headline of a point: what to print of it, chosen from the claims that stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.ledger.entries import Entry, Headline
from dateline.model.counts import parse_count
from dateline.model.dates import parse_date
from dateline.model.incident import DeskChoice
from dateline.model.points import PointKind


def headline(entries: Sequence[Entry], kind: PointKind, choice: DeskChoice | None, as_of: dt.date) -> Headline | None:
    """The headline of `entries` (in order): the desk's choice; else strong before weak, exact before bound, then the latest.

    None where no claim of the whole gives a value, and for a question point, whose statements stand side by side.
    """
    if kind == "question":
        return None
    standing = [e for e in entries if _stands(e) and not e.claim.scope]
    without = [e for e in standing if e.claim.attackers != "included"]
    pool = [e for e in without or standing if not e.weak] or without or standing
    if not pool:
        return None
    chosen = _desk_choice(entries, choice, as_of)
    if chosen is not None:
        pool, leading = [chosen], [chosen]
    elif kind in ("actors", "many"):
        leading = list({e.claim.actor or e.claim.value: e for e in pool}.values())
    else:
        pool = _exact_first(pool) if kind == "count" else pool
        leading = _latest(pool)
    values = tuple(dict.fromkeys(e.claim.actor or e.claim.value for e in leading))
    resting = tuple(e for e in standing if (e.claim.actor or e.claim.value) in values and (e.weak == pool[0].weak or e in leading))
    origins = {origin for e in resting for origin in e.origins}
    last = entries.index(leading[-1])
    return Headline(
        values=values,
        entries=resting,
        disputed=any(e.standing == "disputed" for e in resting),
        single_origin=len(origins) == 1,
        weak=all(e.weak for e in resting),
        attackers_included=kind == "count" and all(e.claim.attackers == "included" for e in resting),
        chosen=choice.why if chosen is not None and choice else "",
        weaker=_weaker(entries[last + 1 :], values, kind) if not all(e.weak for e in resting) else (),
        others=tuple(
            dict.fromkeys(
                e.claim.actor or e.claim.value
                for e in standing
                if e.standing == "disputed" and not e.weak and (e.claim.actor or e.claim.value) not in values
            )
        ),
    )


def _stands(entry: Entry) -> bool:
    claim = entry.claim
    return entry.standing in ("stands", "disputed") and bool(claim.value or claim.actor) and claim.verb not in ("denies", "retracts")


def _desk_choice(entries: Sequence[Entry], choice: DeskChoice | None, as_of: dt.date) -> Entry | None:
    if choice is None:
        return None
    since = parse_date(choice.since).earliest if choice.since else None
    if since and since > as_of:
        return None
    return next((e for e in entries if e.claim.ref == choice.claim and e.standing not in ("retracted", "replaced")), None)


def _exact_first(pool: Sequence[Entry]) -> list[Entry]:
    """Without the bounds that an exact figure of the pool satisfies."""
    exact = [count for e in pool if (count := parse_count(e.claim.value)).exact]
    kept = []
    for entry in pool:
        count = parse_count(entry.claim.value)
        if count.exact or not any(other.satisfies(count) for other in exact):
            kept.append(entry)
    return kept


def _latest(pool: Sequence[Entry]) -> list[Entry]:
    """The newest entry, and those of its day that dispute it and that no time of day puts before it."""
    last = pool[-1]
    ties = [
        e
        for e in pool[:-1]
        if e.known.latest == last.known.latest
        and not (e.known.time and last.known.time)
        and (last.claim.ref in e.through or e.claim.ref in last.through)
        and e.claim.value != last.claim.value
    ]
    return [*ties, last]


def _weaker(newer: Sequence[Entry], values: tuple[str, ...], kind: PointKind) -> tuple[str, ...]:
    """Values of weak claims that stand, are newer than the headline and not said by it already."""
    found = []
    for entry in newer:
        if not entry.weak or entry.standing != "stands" or not _stands(entry) or entry.claim.scope or entry.claim.attackers == "included":
            continue
        value = entry.claim.actor or entry.claim.value
        said = kind == "count" and any(parse_count(v).satisfies(parse_count(value)) for v in values)
        if value not in values and not said:
            found.append(value)
    return tuple(dict.fromkeys(found))
