"""Which of the claims that stand dispute each other: by name, by denying what was said, or because both cannot be true."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import chain

from dateline.ledger.weighed import WHOLE, Weighed, comparable, of_very_many
from dateline.model.points import PointKind

MOST_DISPUTING = 8
"""Of very many claims, those that are named as disputing one. No claim of a real file has more than four."""
MOST_OF_NEWEST = 8
"""Strong claims, the newest, with which all older ones are compared: what speaks against a headline is seen however much was said since."""
MOST_COMPARED = WHOLE
"""Claims of one scope, the newest, whose values are compared, and of which a denial that names none can speak."""


def disputes_of(items: Sequence[Weighed], kind: PointKind, left: Sequence[int], died: int) -> dict[int, tuple[str, ...]]:
    """Which of the claims that are left are disputed, and by which; a weak claim never disputes a strong one.

    Of very many that dispute one, the first `MOST_DISPUTING` are named.
    """
    found: dict[int, dict[str, None]] = {}
    filled = set[int]()
    most = of_very_many(len(items), MOST_DISPUTING)

    def dispute(n: int, by: int) -> None:
        if n == by or n in filled or (items[by].weak and not items[n].weak):
            return
        refs = found.setdefault(n, {})
        refs[items[by].claim.ref] = None
        if len(refs) == most:
            filled.add(n)

    named = {items[n].claim.ref: n for n in left}
    said = _Said(items, left)
    for by in left:
        claim = items[by].claim
        for ref in claim.disputes:
            if ref in named:
                dispute(named[ref], by)
        if claim.verb == "denies" and not claim.disputes:
            for n in said.denied(by, kind):
                dispute(n, by)
    if kind in ("count", "text"):
        groups: dict[str, list[int]] = {}
        for n in left:
            if items[n].asserts:
                groups.setdefault(items[n].claim.scope, []).append(n)
        for group in groups.values():
            for older, newer in chain(_apart(items, group[-MOST_COMPARED:], filled), _apart_from_newest(items, group)):
                if _cannot_both_be_true(items[older], items[newer], died):
                    dispute(older, newer)
                    dispute(newer, older)
    return {n: tuple(refs) for n, refs in found.items()}


def _apart(items: Sequence[Weighed], group: Sequence[int], filled: Set[int]) -> Iterator[tuple[int, int]]:
    """Pairs of claims, the older first, whose values are not the same or do not meet; none of which both are `filled` by now.

    It is the quick look before the slow one: of a thousand claims there are half a million pairs.
    """
    lows = {n: count.low for n in group if (count := items[n].count)}
    highs = {n: math.inf if count.high is None else count.high for n in group if (count := items[n].count)}
    words = {n: items[n].plain_value for n in group if n not in lows}
    for place, older in enumerate(group):
        newer = group[place + 1 :] if older not in filled else [n for n in group[place + 1 :] if n not in filled]
        if words:
            far = [n for n in newer if n in lows or older in lows or words[n] != words[older]]
        else:
            low, high = lows[older], highs[older]
            far = [n for n in newer if lows[n] > high or highs[n] < low]
        yield from ((older, n) for n in far if older not in filled or n not in filled)


def _apart_from_newest(items: Sequence[Weighed], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a claim that is older than those that are all compared and one of the newest strong ones, of which a headline is chosen."""
    older = group[:-MOST_COMPARED]
    newest = [n for n in group[-MOST_COMPARED:] if not items[n].weak][-MOST_OF_NEWEST:] if older else ()
    return ((old, new) for old in older if not items[old].weak for new in newest)


def at_odds(older: Weighed, newer: Weighed, kind: PointKind, died: int) -> bool:
    """Whether one of two claims that stand disputes the other, by name or because both cannot be true."""
    if newer.claim.ref in older.claim.disputes or older.claim.ref in newer.claim.disputes:
        return True
    return kind in ("count", "text") and older.claim.scope == newer.claim.scope and _cannot_both_be_true(older, newer, died)


class _Said:
    """What was said of each part, by actor and by value: where much is denied, it is not looked through for each denial."""

    def __init__(self, items: Sequence[Weighed], left: Sequence[int]) -> None:
        self._items = items
        self._of: dict[tuple[object, ...], list[int]] = {}
        for n in left:
            if items[n].asserts:
                for key in (_part(items[n]), _actor(items[n]), _value(items[n])):
                    self._of.setdefault(key, []).append(n)

    def denied(self, by: int, kind: PointKind) -> list[int]:
        """What a denial that names no claim speaks of: its actor or value.

        Where it has neither, or only words of its own, it speaks of whatever others had said before it.
        """
        denial = self._items[by]
        if denial.claim.actor:
            return self._of.get(_actor(denial), [])[-MOST_COMPARED:]
        if denial.claim.value:
            same = self._of.get(_value(denial), [])
            if same or kind != "question":
                return same[-MOST_COMPARED:]
        told = self._of.get(_part(denial), [])
        before = told[: bisect_left(told, by)][-MOST_COMPARED:]
        return [n for n in before if self._items[n].claim.by != denial.claim.by]


def _part(item: Weighed) -> tuple[object, ...]:
    return (item.claim.scope,)


def _actor(item: Weighed) -> tuple[object, ...]:
    return item.claim.scope, "actor", item.claim.actor


def _value(item: Weighed) -> tuple[object, ...]:
    """As two values are compared: counts by the numbers they allow, all else by its words."""
    count = item.count
    return item.claim.scope, "value", (count.low, count.high, count.about) if count is not None else item.plain_value


def _cannot_both_be_true(older: Weighed, newer: Weighed, died: int) -> bool:
    if older.count is None or newer.count is None:
        return older.plain_value != newer.plain_value
    if older.count is newer.count or not older.count.conflicts(newer.count) or not comparable(older, newer, died):
        return False
    if older.moment:
        return older.known.latest == newer.known.latest
    return older.count.lies_above(newer.count) or older.known.latest == newer.known.latest
