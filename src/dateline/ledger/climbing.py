"""Climbing a ladder: which claims can be the headline at each step, so that a step costs what it changes and not all that was said.

When a claim is replaced or retracted does not depend on the step, but for retractions: it is worked out for all steps at once. A
claim that is outgrown *rests* while one that outgrows it counts; where that one ends, those that rested on it look for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import islice, takewhile

from dateline.ledger.disputes import MOST_COMPARED
from dateline.ledger.entries import Entry
from dateline.ledger.standing import endings, outgrown_by, outgrows, overtakes, rule
from dateline.ledger.weighed import Weighed, of_very_many
from dateline.model.points import PointKind

_Alike = tuple[str, bool, bool, bool]
"""Of counts that are outgrown alike: how attackers are counted, whether it is weak, about, open upwards."""

MANY = 64
"""Claims that rested on one: for more it is quicker to find out anew of all which are outgrown."""
MOST_WOKEN = 500
"""Times that another is looked for in one ladder of very many claims; then they rest for good. A real ladder has a few such."""


class Climbing:
    """The claims of a point so far. `standing` are those that can be the headline, by their places and in that order.

    Of several in a row that say the same on one day the last is there for all.
    """

    def __init__(self, items: Sequence[Weighed], entries: Sequence[Entry], kind: PointKind, died: int) -> None:
        """`items` are all that will come, in order, and `entries` what to hold of each while it stands."""
        self.standing: dict[int, Entry] = {}
        self._items, self._entries, self._kind, self._died = items, entries, kind, died
        self._alive: dict[int, Weighed] = {}  # neither replaced nor retracted: those that stand and those that rest
        self._waiting: dict[_Alike, list[tuple[int, int]]] = {}  # least number that outgrows it, and place: the first to be outgrown first
        self._outgrew: dict[int, list[int]] = {}
        self._lows: dict[_Alike, list[int]] = {}  # of those that are alive, by their places: their least numbers, -1 where there is none
        self._read, self._doubt, self._woken = 0, False, 0
        self._most_woken = of_very_many(len(items), MOST_WOKEN)
        self._disputed = {ref for item in items for ref in item.claim.disputes}
        self._look_ahead()

    def take(self, known: int) -> None:
        """Go on to the first `known` claims."""
        for n in range(self._read, known):
            self._read = n + 1
            if self._items[n].claim.verb == "retracts":
                self._look_ahead()
            else:
                self._come(n)
        if self._kind == "verdict":
            rulings = rule(self._items[:known], self._kind, self._died, disputing=False)
            self.standing = {n: self._entries[n] for n, (standing, _) in enumerate(rulings) if standing == "stands" and self._leads(n)}
        elif self._doubt:
            self._look_again()

    def has(self, n: int) -> bool:
        """Whether the claim of a place has come and is neither replaced nor retracted by now."""
        end = self._ends[n]
        return n < self._read and (end is None or end >= self._read)

    def _leads(self, n: int) -> bool:
        """Whether a claim can be the headline or keep another from it."""
        item = self._items[n]
        return item.asserts and not item.claim.scope and not item.claim.repeats

    def _look_ahead(self) -> None:
        """Work out when each claim ends, as far as retractions are known by now."""
        self._ends = endings(self._items, self._kind, self._read)
        self._ending: dict[int, list[int]] = {}
        for n, end in enumerate(self._ends):
            if end is not None:
                self._ending.setdefault(end, []).append(n)
        self._alive, self._lows = {}, {}
        for n in range(self._read):
            if self.has(n) and self._leads(n):
                self._live(n)
        self._doubt = True

    def _live(self, n: int) -> None:
        """Let a claim count."""
        self._alive[n] = self._items[n]
        if self._kind == "count":
            self._lows.setdefault(self._alike(n)[0], [-1] * len(self._items))[n] = self._items[n].count.low  # type: ignore[union-attr]

    def _end(self, n: int) -> None:
        """Let a claim count no more."""
        self.standing.pop(n, None)
        if self._alive.pop(n, None) is not None and self._kind == "count":
            self._lows[self._alike(n)[0]][n] = -1

    def _come(self, n: int) -> None:
        """One more claim is known."""
        waking = list[int]()
        for ended in self._ending.get(n, ()):
            self._end(ended)
            waking += self._outgrew.pop(ended, ())
        if self.has(n) and self._leads(n):
            self._live(n)
            if self._kind == "count":
                self._outgrow(n)
                self._wait(n)
            self._cover(n)
            self.standing[n] = self._entries[n]
        self._wake([place for place in waking if place in self._alive])

    def _wake(self, places: Sequence[int]) -> None:
        """Let claims that rested on one that ended rest on another that counts, or stand again."""
        if self._most_woken is not None and self._woken > self._most_woken:
            return
        if len(places) > MANY:
            self._woken += len(places)
            self._doubt = True
            return
        standing = list[int]()
        for place in places:
            by = self._outgrower(place) if self._kind == "count" else None
            if by is not None:
                self._outgrew.setdefault(by, []).append(place)
            else:
                standing.append(place)
        if standing:
            self.standing = dict(sorted({**self.standing, **{place: self._entries[place] for place in standing}}.items()))
            if self._kind == "count":
                for place in standing:
                    self._wait(place)

    def _outgrower(self, n: int) -> int | None:
        """The place of a later count, alive by now, that outgrows a count: of those that are alike the highest does if any."""
        item, newest = self._items[n], self._read - 1
        if newest in self.standing and (item.weak or not self._items[newest].weak) and outgrows(self._items[newest], item, self._died):
            return newest
        self._woken += 1
        for (_, weak, _, _), lows in self._lows.items():
            if weak and not item.weak:
                continue
            highest = max(lows[n + 1 :], default=-1)
            if highest >= 0 and outgrows(self._items[at := lows.index(highest, n + 1)], item, self._died):
                return at
        if not item.moment:
            return None
        return next((m for m in islice(reversed(self._alive), MOST_COMPARED) if m > n and overtakes(self._items[m], item, self._died)), None)

    def _cover(self, n: int) -> None:
        """Let the last that stands rest too where a new claim says all that it does, so that no step looks at both."""
        last = next(reversed(self.standing), None)
        if last is not None and self._says_all_of(n, last):
            del self.standing[last]
            self._outgrew.setdefault(n, []).append(last)

    def _says_all_of(self, n: int, last: int) -> bool:
        new, old = self._items[n], self._items[last]
        if not self._disputed.isdisjoint((new.claim.ref, old.claim.ref)) or new.claim.disputes or old.claim.disputes:
            return False
        return _words(new) == _words(old)

    def _outgrow(self, n: int) -> None:
        """Let rest what a new count says more than."""
        item, out = self._items[n], list[int]()
        if item.moment:
            before = takewhile(lambda place: self._items[place].known.latest < item.known.latest, self.standing)
            out = [place for place in islice(before, MOST_COMPARED) if overtakes(item, self._items[place], self._died)]
        for (_, weak, _, _), waiting in self._waiting.items():
            if item.weak and not weak:
                continue
            while waiting and (waiting[0][1] not in self.standing or outgrows(item, self._items[waiting[0][1]], self._died)):
                out.append(heappop(waiting)[1])
        self._outgrew[n] = [place for place in out if self.standing.pop(place, None) is not None]

    def _wait(self, n: int) -> None:
        alike, least = self._alike(n)
        heappush(self._waiting.setdefault(alike, []), (least, n))

    def _alike(self, n: int) -> tuple[_Alike, int]:
        item, count = self._items[n], self._items[n].count
        assert count is not None
        least = count.low if count.high is None else count.high
        return (item.claim.attackers or "unknown", item.weak, count.about, count.high is None), least

    def _look_again(self) -> None:
        """Find out anew which of those that count are outgrown."""
        out = outgrown_by(self._items, list(self._alive), self._died) if self._kind == "count" else {}
        self.standing = {n: self._entries[n] for n in self._alive if n not in out}
        self._outgrew, self._waiting, self._doubt = {}, {}, False
        for n, by in out.items():
            self._outgrew.setdefault(by, []).append(n)
        if self._kind == "count":
            for n in self.standing:
                alike, least = self._alike(n)
                self._waiting.setdefault(alike, []).append((least, n))
            for waiting in self._waiting.values():
                heapify(waiting)


def _words(item: Weighed) -> tuple[object, ...]:
    """What a step asks of a claim that stands."""
    claim = item.claim
    return claim.value, claim.actor, claim.attackers, item.weak, item.known.latest, item.known.time
