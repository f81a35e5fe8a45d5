"""Climbing a ladder: which claims can still count at each step, so that a step costs what is left and not all that was said.

What was replaced or is an echo stays so while nobody retracts, and has had its effect on the claims before it: it is let go.
What is outgrown *rests* while the claim that outgrew it is not replaced; any doubt about that wakes all that rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.standing import Ruling, Weighed, rule, takes_back
from dateline.model.points import PointKind


class Climbing:
    """The claims of a point so far. `awake` are those that the headline can depend on, each with its ruling (but for disputes)."""

    def __init__(self, items: Sequence[Weighed], kind: PointKind, died: int, chosen: str) -> None:
        """`items` are all that will come, in order; `chosen` is the ref of the claim that the desk prints."""
        self.awake: list[tuple[Weighed, Ruling]] = []
        self._items, self._kind, self._died, self._chosen = items, kind, died, chosen
        self._place = {item.claim.ref: n for n, item in enumerate(items)}
        self._may_let_go = kind == "count" and len(self._place) == len(items) and not any(self._needs_all(n) for n in range(len(items)))
        self._resting: dict[str, Weighed] = {}
        self._highest: dict[tuple[str, ...], Weighed] = {}
        self._inexact: dict[tuple[str, ...], list[Weighed]] = {}
        self._outgrew: set[str] = set()
        self._read = 0

    def take(self, known: int) -> None:
        """Go on to the first `known` claims."""
        came = self._items[self._read : known]
        self._read = known
        counting = [item for item, _ in self.awake]
        if any(self._may_end_resting(item) for item in came):
            counting = self._wake(counting)
        counting += came
        rulings = rule(counting, self._kind, self._died, disputing=False)
        ended = {i.claim.ref for i, (standing, _) in zip(counting, rulings, strict=True) if standing in ("replaced", "echo")}
        if self._resting and not ended.isdisjoint(self._outgrew):
            counting = self._wake(counting)
            rulings = rule(counting, self._kind, self._died, disputing=False)
        self.awake = list(zip(counting, rulings, strict=True))
        if self._may_let_go:
            self._let_go()

    def _let_go(self) -> None:
        awake = []
        for item, ruling in self.awake:
            standing, through = ruling
            if item.claim.ref == self._chosen and standing != "replaced":
                awake.append((item, ruling))
            elif standing == "outgrown":
                self._rest(item)
                self._outgrew.update(through)
            elif standing == "stands":
                awake.append((item, ruling))
        self.awake = awake

    def _rest(self, item: Weighed) -> None:
        """Let a claim rest. Of a speaker's exact figures the highest is kept apart: what takes back any of them takes back that one."""
        by, count = item.claim.by, item.count
        self._resting[item.claim.ref] = item
        highest = self._highest.get(by)
        if count is None or not count.exact:
            self._inexact.setdefault(by, []).append(item)
        elif highest is None or highest.count is None or count.low > highest.count.low:
            self._highest[by] = item

    def _wake(self, counting: list[Weighed]) -> list[Weighed]:
        found = sorted((*counting, *self._resting.values()), key=lambda item: self._place[item.claim.ref])
        for rested in (self._resting, self._highest, self._inexact):
            rested.clear()
        self._outgrew.clear()
        return found

    def _needs_all(self, n: int) -> bool:
        """Whether a claim makes that nothing can be let go: it retracts, waits for a later claim, or has several speakers."""
        claim = self._items[n].claim
        later = any(self._place.get(ref, -1) > n for ref in claim.replaces)
        return later or len(claim.by) > 1 or (claim.verb == "retracts" and bool(claim.replaces))

    def _may_end_resting(self, item: Weighed) -> bool:
        """Whether a claim that comes may end one that rests."""
        claim = item.claim
        if not self._resting:
            return False
        if not self._resting.keys().isdisjoint(claim.replaces):
            return True
        if claim.repeats or not item.asserts:
            return False
        if item.count is None:
            return any(other.claim.by == claim.by and takes_back(item, other) for other in self._resting.values())
        highest = self._highest.get(claim.by)
        return any(takes_back(item, other) for other in (*([highest] if highest else ()), *self._inexact.get(claim.by, ())))
