"""What became of each claim of a point: the table "Standing of a claim" of the method, rule by rule.

Claims come in the order in which they became known. A claim that was taken back has no effect on others. What ends a
claim for good (its *fate*) does not change when more becomes known, unless a later claim retracts; that it is outgrown
or disputed may pass, when the claim that said so is itself replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import Struct

from dateline.ledger.disputes import MOST_COMPARED, disputes_of
from dateline.ledger.entries import Standing
from dateline.ledger.weighed import Weighed, comparable, of_very_many, same_value
from dateline.model.points import PointKind

MOST_FOLLOWING = 40
"""Later figures of a speaker, the nearest, that are asked whether they take one back. No point of a real file has more claims."""
Ruling = tuple[Standing, tuple[str, ...]]
"""A standing and the refs of the claims through which it came about."""


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
    disputed = disputes_of(items, kind, [n for n in left if n not in outgrown], died) if disputing else {}
    rulings: list[Ruling] = []
    for n, fate in enumerate(ended):
        if fate is not None:
            rulings.append((fate.standing, fate.through))
        elif n in outgrown:
            rulings.append(("outgrown", (items[outgrown[n]].claim.ref,)))
        else:
            rulings.append(("disputed", disputed[n]) if n in disputed else ("stands", ()))
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
    most = of_very_many(len(items), MOST_FOLLOWING)
    for n in reversed(range(len(items))):
        item, claim, fate = items[n], items[n].claim, found[n]
        if not item.asserts or claim.repeats or (fate and fate.standing == "retracted"):
            continue
        included = claim.attackers == "included"
        if fate is None and claim.by:
            nearest = [_nearest(items, item, later, (by, claim.scope, included), most) for by in claim.by]
            taken = [place for place in nearest if place is not None]
            if len(taken) == len(nearest):
                found[n] = Fate("replaced", tuple(dict.fromkeys(items[place].claim.ref for place in taken)), max(taken))
        for by in claim.by:
            figures = later.setdefault((by, claim.scope, included, item.weak), [])
            while figures and _covers(item, items[figures[-1]]):
                figures.pop()
            figures.append(n)


def _nearest(
    items: Sequence[Weighed], item: Weighed, later: Mapping[tuple[str, str, bool, bool], Sequence[int]], of: tuple[str, str, bool], most: int | None
) -> int | None:
    """The place of the nearest of one speaker's later figures that takes `item` back, `most` of them looked at; a weak one takes back no strong one."""
    found: int | None = None
    for weak in (False, True) if item.weak else (False,):
        for place in islice(reversed(later.get((*of, weak), ())), most):
            if takes_back(items[place], item):
                found = place if found is None else min(found, place)
                break
    return found


def takes_back(later: Weighed, item: Weighed) -> bool:
    """Whether a later figure of the same speaker differs and is no plain rise."""
    rise = later.count is not None and item.count is not None and later.count.says_more(item.count)
    return not rise and not same_value(later, item)


def _covers(nearer: Weighed, farther: Weighed) -> bool:
    if same_value(nearer, farther):
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
    same_day = list[int]()
    moments: dict[str, list[int]] = {}
    later: dict[str, dict[tuple[str, bool, bool], list[int]]] = {}
    for at in reversed(range(len(left))):
        n = left[at]
        item, count = items[n], items[n].count
        if at + 1 < len(left) and item.known.latest != items[left[at + 1]].known.latest:
            for place in same_day:
                moments.setdefault(items[place].claim.scope, []).append(place)
            same_day = []
        if count is None or not item.asserts:
            continue
        groups = later.setdefault(item.claim.scope, {})
        places = []
        if item.moment:
            same_day.append(n)
            overtaken = _overtaken(items, moments.get(item.claim.scope, ()), n, died)
            places += [overtaken] if overtaken is not None else []
        for (_, weak, _), figures in groups.items():
            if item.weak or not weak:
                if outgrows(items[figures[-1]], item, died):
                    places.append(figures[-1])
                elif more := bisect_left(figures, True, key=lambda place: not outgrows(items[place], item, died)):
                    places.append(figures[more - 1])
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


def _overtaken(items: Sequence[Weighed], later: Sequence[int], n: int, died: int) -> int | None:
    """Of a count of one moment (in hospital, missing): the place of the nearest count of the days after it, higher or lower.

    `later` are those of its scope, nearest last; no more than `MOST_COMPARED` of them are looked at.
    """
    near = islice(reversed(later), MOST_COMPARED)
    return next((m for m in near if overtakes(items[m], items[n], died)), None)


def overtakes(later: Weighed, item: Weighed, died: int) -> bool:
    """Whether a count of one moment takes the place of one of an earlier day, higher or lower; a weak one that of no strong one."""
    return later.known.latest > item.known.latest and (item.weak or not later.weak) and _alike(item, later, died)


def _alike(a: Weighed, b: Weighed, died: int) -> bool:
    return a.count is not None and b.count is not None and a.claim.scope == b.claim.scope and (a.count == b.count or comparable(a, b, died))
