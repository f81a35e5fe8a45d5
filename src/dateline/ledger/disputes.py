"""Which of the claims that stand dispute each other: by name, by denying what was said, or because both cannot be true."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.weighed import Weighed, comparable
from dateline.model.points import PointKind


def disputes_of(items: Sequence[Weighed], kind: PointKind, left: Sequence[int], died: int) -> dict[int, tuple[str, ...]]:
    """Which of the claims that are left are disputed, and by which; a weak claim never disputes a strong one."""
    found: dict[int, dict[str, None]] = {}

    def dispute(n: int, by: int) -> None:
        if n != by and not (items[by].weak and not items[n].weak):
            found.setdefault(n, {})[items[by].claim.ref] = None

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
            for place, older in enumerate(group):
                for newer in group[place + 1 :]:
                    if _cannot_both_be_true(items[older], items[newer], died):
                        dispute(older, newer)
                        dispute(newer, older)
    return {n: tuple(refs) for n, refs in found.items()}


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
            return self._of.get(_actor(denial), [])
        if denial.claim.value:
            same = self._of.get(_value(denial), [])
            if same or kind != "question":
                return same
        return [n for n in self._of.get(_part(denial), ()) if n < by and self._items[n].claim.by != denial.claim.by]


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
