"""The headline of a point: what to print of it, chosen from the claims that stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from dateline.ledger.entries import Entry, Headline
from dateline.model.counts import parse_count
from dateline.model.dates import parse_date
from dateline.model.incident import DeskChoice
from dateline.model.points import PointKind

AtOdds = Callable[[Entry, Entry], bool]
"""Whether one of two entries that stand, the older first, disputes the other."""


def headline(entries: Sequence[Entry], kind: PointKind, choice: DeskChoice | None, as_of: dt.date) -> Headline | None:
    """The headline of `entries` (in order): the desk's choice; else strong before weak, exact before bound, then the latest.

    None where no claim of the whole gives a value, and for a question point, whose statements stand side by side.
    """
    chosen = chosen_by_desk(entries, choice, as_of)
    leading = leading_entries(entries, kind, chosen, lambda a, b: a.claim.ref in b.through or b.claim.ref in a.through)
    if not leading:
        return None
    values = values_of(leading)
    standing = [e for e in entries if is_candidate(e) or e is chosen]
    resting = entries_behind(leading, standing)
    origins = {origin for e in resting for origin in e.origins}
    weak = all(e.weak for e in resting)
    return Headline(
        values=values,
        entries=resting,
        disputed=any(e.standing == "disputed" for e in resting),
        single_origin=len(origins) == 1,
        weak=weak,
        attackers_included=kind == "count" and all(e.claim.attackers == "included" for e in resting),
        chosen=choice.why if chosen is not None and choice else "",
        weaker=() if weak else _weaker(entries, entries.index(leading[-1]) + 1, values, kind),
        others=tuple(dict.fromkeys(value_of(e) for e in standing if e.standing == "disputed" and not e.weak and value_of(e) not in values)),
    )


def entries_behind(leading: Sequence[Entry], standing: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that a headline rests on: those of the leading ones, and of what else stands whatever gives the same values."""
    values = values_of(leading)
    return tuple(e for e in standing if value_of(e) in values and (e.weak == leading[0].weak or e in leading))


def leading_entries(entries: Sequence[Entry], kind: PointKind, chosen: Entry | None, at_odds: AtOdds) -> list[Entry]:
    """The entries whose values are the headline; `entries` are all of a point, or only those that stand."""
    if kind == "question":
        return []
    if chosen is not None:
        return [chosen]
    standing = [e for e in entries if is_candidate(e)]
    without = [e for e in standing if e.claim.attackers != "included"] or standing
    pool = [e for e in without if not e.weak] or without
    if kind in ("actors", "many"):
        return list({value_of(e): e for e in pool}.values())
    if kind == "count":
        pool = _exact_first(pool)
    return _latest(pool, at_odds) if pool else []


def chosen_by_desk(entries: Sequence[Entry], choice: DeskChoice | None, as_of: dt.date) -> Entry | None:
    """The claim that the desk prints whatever else stands: from its `since` on, while it is neither retracted nor replaced."""
    if choice is None:
        return None
    since = parse_date(choice.since).earliest if choice.since else None
    if since and since > as_of:
        return None
    return next((e for e in entries if e.claim.ref == choice.claim and e.standing not in ("retracted", "replaced")), None)


def is_candidate(entry: Entry) -> bool:
    """Whether an entry can be the headline: it stands or is disputed, gives a value, and speaks of the whole."""
    claim = entry.claim
    stands = entry.standing in ("stands", "disputed") and not claim.scope
    return stands and bool(claim.value or claim.actor) and claim.verb not in ("denies", "retracts")


def value_of(entry: Entry) -> str:
    """The value as written; of responsibility and attribution the actor."""
    return entry.claim.actor or entry.claim.value


def values_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The values of several entries, each once."""
    return tuple(dict.fromkeys(value_of(e) for e in entries))


def _exact_first(pool: Sequence[Entry]) -> list[Entry]:
    """Without the bounds that an exact figure of the pool satisfies."""
    exact = dict.fromkeys(count for e in pool if (count := parse_count(e.claim.value)).exact)
    kept = []
    for entry in pool:
        count = parse_count(entry.claim.value)
        if count.exact or not any(other.satisfies(count) for other in exact):
            kept.append(entry)
    return kept


def _latest(pool: Sequence[Entry], at_odds: AtOdds) -> list[Entry]:
    """The newest entry, and those of its day that dispute it and that no time of day puts before it."""
    last = pool[-1]
    ties = [
        e
        for e in pool[:-1]
        if e.known.latest == last.known.latest
        and not (e.known.time and last.known.time and e.known.time != last.known.time)
        and e.claim.value != last.claim.value
        and at_odds(e, last)
    ]
    return [*ties, last]


def _weaker(entries: Sequence[Entry], start: int, values: tuple[str, ...], kind: PointKind) -> tuple[str, ...]:
    """Values of weak claims from `start` on, newer than the headline, that it does not say and only weak claims dispute."""
    found = []
    weak = {entry.claim.ref for entry in entries if entry.weak}
    for entry in entries[start:]:
        if (
            not entry.weak
            or (entry.standing != "stands" and not set(entry.through) <= weak)
            or not is_candidate(entry)
            or entry.claim.attackers == "included"
        ):
            continue
        value = value_of(entry)
        said = kind == "count" and any(parse_count(v).satisfies(parse_count(value)) for v in values)
        if value not in values and not said:
            found.append(value)
    return tuple(dict.fromkeys(found))
