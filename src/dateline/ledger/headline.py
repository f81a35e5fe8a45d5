"""The headline of a point: what to print of it, chosen from the claims that stand."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Reversible, Sequence
from itertools import chain, islice, takewhile

from dateline.ledger.entries import Entry, Headline
from dateline.ledger.weighed import of_very_many
from dateline.model.counts import parse_count
from dateline.model.dates import parse_date
from dateline.model.incident import DeskChoice
from dateline.model.points import PointKind

MOST_TIED = 12
"""Of very many claims those of one day, the newest, that are asked at each step of a ladder whether they tie; of a real file seven do."""
MOST_STANDING = 16
"""Of very many claims those that stand, the newest, of which each step of a ladder chooses."""
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
    behind = _behind(leading)
    return tuple(e for e in standing if behind(e))


def last_behind(leading: Sequence[Entry], standing: Reversible[Entry]) -> Entry:
    """The last entry that the headline rests on: where the newest claim made it, that one."""
    return next(filter(_behind(leading), reversed(standing)))


def _behind(leading: Sequence[Entry]) -> Callable[[Entry], bool]:
    values = frozenset(values_of(leading))
    return lambda entry: value_of(entry) in values and (entry.weak == leading[0].weak or entry in leading)


def leading_entries(entries: Reversible[Entry], kind: PointKind, chosen: Entry | None, at_odds: AtOdds, many: int = 0) -> list[Entry]:
    """The entries whose values are the headline; `entries` are all of a point, or only those that stand, in order.

    A ladder asks at every step: of a point of very `many` claims the newest are looked at.
    """
    if kind == "question":
        return []
    if chosen is not None:
        return [chosen]
    if kind in ("actors", "many"):
        return list({value_of(e): e for e in reversed(list(_newest_first(entries)))}.values())
    newest = _newest_first(entries, of_very_many(many, MOST_STANDING))
    return _latest(_exact_first(newest) if kind == "count" else newest, at_odds, of_very_many(many, MOST_TIED - 1))


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


def _newest_first(entries: Reversible[Entry], most: int | None = None) -> Iterator[Entry]:
    """The candidates that count, of the newest `most`: those without the attackers before those with them, then the strong before the weak."""
    newest = islice(filter(is_candidate, reversed(entries)), most)
    first = next(newest, None)
    if first is None:
        return
    rest: Iterator[Entry] = newest
    best = _rank(first)
    if best != (False, False):
        kept = list(newest)
        rest, best = iter(kept), min(map(_rank, (first, *kept)))
    yield from (entry for entry in chain((first,), rest) if _rank(entry) == best)


def _rank(entry: Entry) -> tuple[bool, bool]:
    return entry.claim.attackers == "included", entry.weak


def _exact_first(newest: Iterator[Entry]) -> Iterator[Entry]:
    """Without the bounds that an exact figure among them satisfies."""
    exact = list[int]()
    for entry in newest:
        count = parse_count(entry.claim.value)
        if not count.exact:
            rest = [entry, *newest]
            exact += [other.low for e in rest if (other := parse_count(e.claim.value)).exact]
            yield from _unsatisfied(rest, sorted(exact))
            return
        exact.append(count.low)
        yield entry


def _unsatisfied(entries: Sequence[Entry], exact: Sequence[int]) -> Iterator[Entry]:
    """The exact figures, and the bounds that none of the `exact` numbers satisfies, which are sorted."""
    for entry in entries:
        count = parse_count(entry.claim.value)
        least, most = count.satisfied_by
        at = bisect_left(exact, least)
        if count.exact or at == len(exact) or (most is not None and exact[at] > most):
            yield entry


def _latest(newest: Iterator[Entry], at_odds: AtOdds, most: int | None) -> list[Entry]:
    """The newest entry, and those of its day (`most` of them looked at) that dispute it and that no time of day puts before it."""
    last = next(newest, None)
    if last is None:
        return []
    of_its_day = takewhile(lambda e: e.known.latest == last.known.latest, newest)
    ties = [
        e
        for e in islice(of_its_day, most)
        if e.claim.value != last.claim.value and not (e.known.time and last.known.time and e.known.time != last.known.time) and at_odds(e, last)
    ]
    return [*reversed(ties), last]


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
