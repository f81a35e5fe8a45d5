"""What became of each claim of a point: the table "Standing of a claim" of the method, rule by rule.

Claims come in the order in which they became known. A claim that was taken back has no effect on others. What ends a
claim for good (its *fate*) does not change when more becomes known, unless a later claim retracts; that it is outgrown
or disputed may pass, when the claim that said so is itself replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.ledger.entries import Standing
from dateline.ledger.known import Known
from dateline.model.claim import Claim
from dateline.model.counts import Count
from dateline.model.points import PointKind

Ruling = tuple[Standing, tuple[str, ...]]
"""A standing and the refs of the claims through which it came about."""


class Weighed(Struct, frozen=True):
    """A claim with what the rules ask of it, its grade and its origins; `count` only in a point of counts, `moment` where that falls as well as rises."""

    claim: Claim
    known: Known
    weak: bool
    count: Count | None = None
    moment: bool = False
    grade: str = ""
    origins: tuple[str, ...] = ()

    @property
    def asserts(self) -> bool:
        """Whether it gives a value of its own (a denial or a retraction does not)."""
        return bool(self.claim.value or self.claim.actor) and self.claim.verb not in ("denies", "retracts")

    @property
    def plain_value(self) -> str:
        """The value as two wordings of it are compared."""
        return self.claim.value.casefold()


class Fate(Struct, frozen=True):
    """Why a claim counts no more: retracted, replaced or an echo; `since` is the place of the claim that made it so."""

    standing: Standing
    through: tuple[str, ...]
    since: int


def rule(items: Sequence[Weighed], kind: PointKind, died: int, *, disputing: bool = True) -> list[Ruling]:
    """The standing of each of `items`; `died` is how many attackers are known to have died (counts only).

    Without `disputing`, what is disputed counts as standing: to know who disputes whom costs the most where much is claimed.
    """
    ended = _fates(items, kind)
    left = [n for n, fate in enumerate(ended) if fate is None]
    outgrown = outgrown_by(items, left, died) if kind == "count" else {}
    disputes = _disputes(items, kind, [n for n in left if n not in outgrown], died) if disputing else {}
    rulings: list[Ruling] = []
    for n, fate in enumerate(ended):
        if fate is not None:
            rulings.append((fate.standing, fate.through))
        elif n in outgrown:
            rulings.append(("outgrown", (items[outgrown[n]].claim.ref,)))
        else:
            rulings.append(("disputed", disputes[n]) if n in disputes else ("stands", ()))
    return rulings


def _fates(items: Sequence[Weighed], kind: PointKind) -> list[Fate | None]:
    """What ended each claim; None for the others."""
    found: list[Fate | None] = [None] * len(items)
    at = {item.claim.ref: n for n, item in enumerate(items)}
    _retracted(items, len(items), at, found)
    _replaced(items, at, found)
    if kind in ("count", "text"):
        _same_speaker(items, found)
    if kind == "verdict":
        _newest_decides(items, found)
    for n, item in enumerate(items):
        if found[n] is None and item.claim.repeats:
            found[n] = Fate("echo", item.claim.repeats, n)
    return found


def endings(items: Sequence[Weighed], kind: PointKind, known: int) -> list[int | None]:
    """The place of the claim with whose coming each is replaced or retracted, as far as retractions among the first `known` go.

    Before that claim it counts, since nothing but a retraction undoes what came before.
    """
    named: list[Fate | None] = [None] * len(items)
    at = {item.claim.ref: n for n, item in enumerate(items)}
    _retracted(items, known, at, named)
    spoken = named.copy()
    _replaced(items, at, named)
    if kind in ("count", "text"):
        _same_speaker(items, spoken)
    return [min((fate.since for fate in both if fate), default=None) for both in zip(named, spoken, strict=True)]


def comparable(a: Weighed, b: Weighed, died: int) -> bool:
    """Whether two counts speak of the same thing: one scope, and attackers counted alike (or no more apart than they are many)."""
    if a.claim.scope != b.claim.scope or a.count is None or b.count is None:
        return False
    first, second = a.claim.attackers or "unknown", b.claim.attackers or "unknown"
    if first == second:
        return True
    return "unknown" in (first, second) and a.count.gap(b.count) > died


def at_odds(older: Weighed, newer: Weighed, kind: PointKind, died: int) -> bool:
    """Whether one of two claims that stand disputes the other, by name or because both cannot be true."""
    if newer.claim.ref in older.claim.disputes or older.claim.ref in newer.claim.disputes:
        return True
    return kind in ("count", "text") and older.claim.scope == newer.claim.scope and _cannot_both_be_true(older, newer, died)


def _retracted(items: Sequence[Weighed], known: int, at: dict[str, int], found: list[Fate | None]) -> None:
    for n in reversed(range(known)):
        claim = items[n].claim
        if claim.verb != "retracts" or found[n]:
            continue
        for ref in claim.replaces:
            if at.get(ref, n) != n and set(items[at[ref]].claim.by) & set(claim.by):
                found[at[ref]] = Fate("retracted", (claim.ref,), n)


def _replaced(items: Sequence[Weighed], at: dict[str, int], found: list[Fate | None]) -> None:
    through: dict[int, list[int]] = {}
    for n, item in enumerate(items):
        if found[n] is None:
            for ref in item.claim.replaces:
                if at.get(ref, n) != n and found[at[ref]] is None:
                    through.setdefault(at[ref], []).append(n)
    for n, places in through.items():
        found[n] = Fate("replaced", tuple(items[place].claim.ref for place in places), places[0])


def _same_speaker(items: Sequence[Weighed], found: list[Fate | None]) -> None:
    """The same speaker's later figure of the same scope replaces the earlier one; a weak one replaces no strong one.

    A later figure that says more takes nothing back: the earlier one is outgrown, so that an honest running count is
    not held against its speaker. Of each speaker the figures that follow are kept, nearest last; one that a nearer
    figure covers (the same value, or an exact one no smaller) is dropped, since whatever it takes back the nearer one does.
    """
    later: dict[tuple[str, str, bool, bool], list[int]] = {}
    for n in reversed(range(len(items))):
        item, claim, fate = items[n], items[n].claim, found[n]
        if not item.asserts or claim.repeats or (fate and fate.standing == "retracted"):
            continue
        included = claim.attackers == "included"
        if fate is None and claim.by:
            nearest = [_nearest(items, item, [later.get((by, claim.scope, included, weak), ()) for weak in {False, item.weak}]) for by in claim.by]
            taken = [place for place in nearest if place is not None]
            if len(taken) == len(nearest):
                found[n] = Fate("replaced", tuple(dict.fromkeys(items[place].claim.ref for place in taken)), max(taken))
        for by in claim.by:
            figures = later.setdefault((by, claim.scope, included, item.weak), [])
            while figures and _covers(item, items[figures[-1]]):
                figures.pop()
            figures.append(n)


def _nearest(items: Sequence[Weighed], item: Weighed, figures: Iterable[Sequence[int]]) -> int | None:
    """The place of the nearest of some later figures of one speaker that takes `item` back."""
    places = (next((place for place in reversed(those) if takes_back(items[place], item)), None) for those in figures)
    return min((place for place in places if place is not None), default=None)


def _same_value(a: Weighed, b: Weighed) -> bool:
    if a.count is not None and b.count is not None:
        return a.count.means(b.count)
    return a.plain_value == b.plain_value


def takes_back(later: Weighed, item: Weighed) -> bool:
    """Whether a later figure of the same speaker differs and is no plain rise."""
    rise = later.count is not None and item.count is not None and later.count.says_more(item.count)
    return not rise and not _same_value(later, item)


def _covers(nearer: Weighed, farther: Weighed) -> bool:
    if _same_value(nearer, farther):
        return True
    a, b = nearer.count, farther.count
    return a is not None and b is not None and a.exact and b.exact and a.low <= b.low


def _newest_decides(items: Sequence[Weighed], found: list[Fate | None]) -> None:
    newest: int | None = None
    for n in reversed(range(len(items))):
        item = items[n]
        if found[n] or not item.asserts or item.claim.repeats:
            continue
        if newest is None or (items[newest].weak and not item.weak):
            newest = n
        elif item.claim.value != items[newest].claim.value:
            found[n] = Fate("replaced", (items[newest].claim.ref,), newest)


def outgrown_by(items: Sequence[Weighed], left: Sequence[int], died: int) -> dict[int, int]:
    """Place of a claim -> place of the nearest later one that says more; a weak one outgrows no strong one.

    How much a figure says more depends on its least number alone, so of the figures that follow only the ever larger
    ones are kept, nearest last, for each way in which the attackers are counted.
    """
    found: dict[int, int] = {}
    next_day = len(left)
    later: dict[str, dict[tuple[str, bool, bool], list[int]]] = {}
    for at in reversed(range(len(left))):
        n = left[at]
        item, count = items[n], items[n].count
        if at + 1 < len(left) and item.known.latest != items[left[at + 1]].known.latest:
            next_day = at + 1
        if count is None or not item.asserts:
            continue
        groups = later.setdefault(item.claim.scope, {})
        places = []
        if item.moment and (overtaken := _overtaken(items, left[next_day:], n, died)) is not None:
            places.append(overtaken)
        for (_, weak, _), figures in groups.items():
            if item.weak or not weak:
                places += [next((place for place in reversed(figures) if outgrows(items[place], item, died)), len(items))]
        nearest = min(places, default=len(items))
        if nearest < len(items):
            found[n] = nearest
        figures = groups.setdefault((item.claim.attackers or "unknown", item.weak, count.about), [])
        while figures and (top := items[figures[-1]].count) is not None and top.low <= count.low:
            figures.pop()
        figures.append(n)
    return found


def outgrows(later: Weighed, item: Weighed, died: int) -> bool:
    """Whether a later count says more of the same thing.

    A count without the attackers that is higher than one of which that is not known says more however many attackers died.
    """
    assert later.count is not None
    assert item.count is not None
    without = later.claim.attackers == "excluded" and item.claim.attackers in ("", "unknown") and item.claim.scope == later.claim.scope
    return later.count.says_more(item.count) and (without or comparable(item, later, died))


def _overtaken(items: Sequence[Weighed], days: Sequence[int], n: int, died: int) -> int | None:
    """Of a count of one moment (in hospital, missing): the place of the nearest count of the `days` after it, higher or lower."""
    item = items[n]
    later = (m for m in days if items[m].asserts and (item.weak or not items[m].weak))
    return next((m for m in later if items[m].count is not None and _alike(item, items[m], died)), None)


def _alike(a: Weighed, b: Weighed, died: int) -> bool:
    return a.count is not None and b.count is not None and a.claim.scope == b.claim.scope and (a.count == b.count or comparable(a, b, died))


def _disputes(items: Sequence[Weighed], kind: PointKind, left: Sequence[int], died: int) -> dict[int, tuple[str, ...]]:
    """Which of the claims that are left are disputed, and by which; a weak claim never disputes a strong one."""
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
        if claim.verb == "denies" and not claim.disputes:
            for n in _denied(items, left, by, kind):
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


def _denied(items: Sequence[Weighed], left: Sequence[int], by: int, kind: PointKind) -> list[int]:
    """What a denial that names no claim speaks of: its actor or value.

    Where it has neither, or only words of its own, it speaks of whatever others had said before it.
    """
    denial = items[by]
    said = [n for n in left if items[n].asserts and items[n].claim.scope == denial.claim.scope]
    if denial.claim.actor:
        return [n for n in said if items[n].claim.actor == denial.claim.actor]
    if denial.claim.value:
        same = [n for n in said if _same_value(items[n], denial)]
        if same or kind != "question":
            return same
    return [n for n in said if n < by and items[n].claim.by != denial.claim.by]


def _cannot_both_be_true(older: Weighed, newer: Weighed, died: int) -> bool:
    if older.count is None or newer.count is None:
        return older.plain_value != newer.plain_value
    if older.count is newer.count or not older.count.conflicts(newer.count) or not comparable(older, newer, died):
        return False
    if older.moment:
        return older.known.latest == newer.known.latest
    return older.count.lies_above(newer.count) or older.known.latest == newer.known.latest
