"""What became of each claim of a point: the table "Standing of a claim" of the method, rule by rule.

Claims come in the order in which they became known. A claim that was taken back has no effect on others.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.ledger.entries import Standing
from dateline.ledger.known import Known
from dateline.model.claim import Claim
from dateline.model.counts import Count, parse_count
from dateline.model.points import PointKind

Ruling = tuple[Standing, tuple[str, ...]]
"""A standing and the refs of the claims through which it came about."""


class Weighed(Struct, frozen=True):
    """A claim with what the rules ask of it; `count` only in a point of counts."""

    claim: Claim
    known: Known
    weak: bool
    count: Count | None = None

    @property
    def asserts(self) -> bool:
        """Whether it gives a value of its own (a denial or a retraction does not)."""
        return bool(self.claim.value or self.claim.actor) and self.claim.verb not in ("denies", "retracts")


def rule(items: Sequence[Weighed], kind: PointKind, died: int) -> list[Ruling]:
    """The standing of each of `items`; `died` is how many attackers are known to have died (counts only)."""
    rulings: list[Ruling | None] = [None] * len(items)
    at = {item.claim.ref: n for n, item in enumerate(items)}
    _retracted(items, at, rulings)
    _replaced(items, at, rulings)
    if kind in ("count", "text"):
        _same_speaker(items, rulings)
    if kind == "verdict":
        _newest_decides(items, rulings)
    for n, item in enumerate(items):
        if rulings[n] is None and item.claim.repeats:
            rulings[n] = ("echo", item.claim.repeats)
    if kind == "count":
        _outgrown(items, rulings, died)
    disputes = _disputes(items, kind, rulings, died)
    return [ruling or (("disputed", disputes[n]) if n in disputes else ("stands", ())) for n, ruling in enumerate(rulings)]


def comparable(a: Weighed, b: Weighed, died: int) -> bool:
    """Whether two counts speak of the same thing: one scope, and attackers counted alike (or no more apart than they are many)."""
    if a.claim.scope != b.claim.scope or a.count is None or b.count is None:
        return False
    first, second = a.claim.attackers or "unknown", b.claim.attackers or "unknown"
    if first == second:
        return True
    return "unknown" in (first, second) and a.count.gap(b.count) > died


def _retracted(items: Sequence[Weighed], at: dict[str, int], rulings: list[Ruling | None]) -> None:
    for n in reversed(range(len(items))):
        claim = items[n].claim
        if claim.verb != "retracts" or rulings[n]:
            continue
        for ref in claim.replaces:
            if ref in at and set(items[at[ref]].claim.by) & set(claim.by):
                rulings[at[ref]] = ("retracted", (claim.ref,))


def _replaced(items: Sequence[Weighed], at: dict[str, int], rulings: list[Ruling | None]) -> None:
    through: dict[int, list[str]] = {}
    for n, item in enumerate(items):
        if rulings[n] is None:
            for ref in item.claim.replaces:
                if ref in at and rulings[at[ref]] is None:
                    through.setdefault(at[ref], []).append(item.claim.ref)
    for n, refs in through.items():
        rulings[n] = ("replaced", tuple(refs))


def _same_speaker(items: Sequence[Weighed], rulings: list[Ruling | None]) -> None:
    """The same speaker's later figure of the same scope replaces the earlier one; a weak one replaces no strong one.

    A later figure that says more takes nothing back: the earlier one is outgrown, so that an honest running count is
    not held against its speaker.
    """
    later: dict[tuple[str, str, bool, bool], dict[str, str]] = {}
    for n in reversed(range(len(items))):
        item, claim = items[n], items[n].claim
        if not item.asserts or claim.repeats or (rulings[n] and rulings[n][0] == "retracted"):  # type: ignore[index]
            continue
        included = claim.attackers == "included"
        if rulings[n] is None:
            found = []
            for by in claim.by:
                figures = [later.get((by, claim.scope, included, weak), {}) for weak in ((False, True) if item.weak else (False,))]
                found.append(next((ref for figure in figures for value, ref in reversed(figure.items()) if _takes_back(value, item)), ""))
            if found and all(found):
                rulings[n] = ("replaced", tuple(dict.fromkeys(found)))
        for by in claim.by:
            figures_of = later.setdefault((by, claim.scope, included, item.weak), {})
            figures_of.pop(claim.value, None)
            figures_of[claim.value] = claim.ref


def _takes_back(later: str, item: Weighed) -> bool:
    """Whether a later value of the same speaker differs and is no plain rise."""
    if item.count is None:
        return later.casefold() != item.claim.value.casefold()
    return later != item.claim.value and not parse_count(later).says_more(item.count)


def _newest_decides(items: Sequence[Weighed], rulings: list[Ruling | None]) -> None:
    newest: Weighed | None = None
    for n in reversed(range(len(items))):
        item = items[n]
        if rulings[n] or not item.asserts or item.claim.repeats:
            continue
        if newest is None or (newest.weak and not item.weak):
            newest = item
        elif item.claim.value != newest.claim.value:
            rulings[n] = ("replaced", (newest.claim.ref,))


def _outgrown(items: Sequence[Weighed], rulings: list[Ruling | None], died: int) -> None:
    """A later claim that says more, from the largest of each comparable group that follows."""
    largest: dict[tuple[str, str, bool, bool], Weighed] = {}
    for n in reversed(range(len(items))):
        item, count = items[n], items[n].count
        if rulings[n] or count is None or not item.asserts:
            continue
        for other in largest.values():
            if other.weak and not item.weak:
                continue
            if comparable(item, other, died) and other.count and other.count.says_more(count):
                rulings[n] = ("outgrown", (other.claim.ref,))
                break
        key = (item.claim.scope, item.claim.attackers, item.weak, count.about)
        top = largest.get(key)
        if top is None or top.count is None or count.low >= top.count.low:
            largest[key] = item


def _disputes(items: Sequence[Weighed], kind: PointKind, rulings: Sequence[Ruling | None], died: int) -> dict[int, tuple[str, ...]]:
    """Which of the claims that are left are disputed, and by which; a weak claim never disputes a strong one."""
    left = [n for n in range(len(items)) if rulings[n] is None]
    found: dict[int, dict[str, None]] = {}

    def dispute(n: int, by: int) -> None:
        if n != by and not (items[by].weak and not items[n].weak):
            found.setdefault(n, {})[items[by].claim.ref] = None

    named = {items[n].claim.ref: n for n in left}
    for by in left:
        claim = items[by].claim
        for ref in claim.disputes:
            if ref in named:
                dispute(named[ref], by)
        if claim.verb == "denies":
            for n in left:
                if items[n].asserts and _denied(items[n].claim, claim, n < by):
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


def _denied(claim: Claim, denial: Claim, earlier: bool) -> bool:
    """Whether a denial that names no claim speaks of this one: the same actor or value, or whatever stood before it."""
    if denial.disputes:
        return False
    if denial.actor:
        return claim.actor == denial.actor
    return claim.value == denial.value if denial.value else earlier


def _cannot_both_be_true(older: Weighed, newer: Weighed, died: int) -> bool:
    if older.count is None or newer.count is None:
        return older.claim.value.casefold() != newer.claim.value.casefold()
    if not comparable(older, newer, died) or not older.count.conflicts(newer.count):
        return False
    return older.count.lies_above(newer.count) or older.known.latest == newer.known.latest
