"""An answer's incidents in order, as places: counted at once, taken one by one when they are looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload

from dateline.index.bits import Members


class Ranked(Sequence[int]):
    """Places in order: groups, best first, and within each the order of the list."""

    def __init__(self, groups: list[tuple[int, list[int]]], ahead: Sequence[int]) -> None:
        """Each group: ranks as a set, and numbers of incidents that came later, rising; before the n-th of these `ahead[n]` ranks are listed."""
        self._groups = [_Group(Members(ranks), later, ahead) for ranks, later in groups]
        self._starts = [0, *accumulate(len(group) for group in self._groups)]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        """The `at`-th place, or some. Raises IndexError."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        if not 0 <= at < len(self):
            raise IndexError(at)
        group = bisect_right(self._starts, at) - 1
        return self._groups[group][at - self._starts[group]]

    def __iter__(self) -> Iterator[int]:
        for group in self._groups:
            yield from group

    def position(self, place: int) -> int | None:
        """At which position a place stands; None where it does not."""
        for group, start in zip(self._groups, self._starts, strict=False):
            at = group.position(place)
            if at is not None:
                return start + at
        return None


class _Group:
    """Ranks and later incidents that are equally good."""

    def __init__(self, ranks: Members, later: list[int], ahead: Sequence[int]) -> None:
        self._ranks = ranks
        self._later = later
        self._ahead = ahead
        self._at = [ranks.below(ahead[number]) + before for before, number in enumerate(later)]

    def __len__(self) -> int:
        return len(self._ranks) + len(self._later)

    def __getitem__(self, at: int) -> int:
        before = bisect_left(self._at, at)
        if before < len(self._at) and self._at[before] == at:
            return ~self._later[before]
        return self._ranks[at - before]

    def __iter__(self) -> Iterator[int]:
        left = list(self._later)
        for rank in self._ranks:
            while left and self._ahead[left[0]] <= rank:
                yield ~left.pop(0)
            yield rank
        yield from (~number for number in left)

    def position(self, place: int) -> int | None:
        if place < 0:
            at = bisect_left(self._later, ~place)
            return self._at[at] if at < len(self._later) and self._later[at] == ~place else None
        if not self._ranks.bits >> place & 1:
            return None
        at = self._ranks.below(place)
        return at + sum(1 for number in self._later if self._ahead[number] <= place)
