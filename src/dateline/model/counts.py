"""Counts as an incident file writes them: `84`, `>=91`, `>60`, `<=12`, `<200`, `80-90`, `~100`.

A count is a closed interval of whole numbers; `~100` has no bounds of its own and says only its order of size.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_FORM = re.compile(r"(>=|<=|>|<|~)?([0-9]{1,19})(?:-([0-9]{1,19}))?")


class Count(Struct, frozen=True):
    """`low` and `high` are inclusive persons (or `of` units); `high` None is no upper bound; `about` is the `~` mark."""

    low: int
    high: int | None
    about: bool
    mark: str

    @property
    def exact(self) -> bool:
        """One number and no mark."""
        return not self.about and self.low == self.high

    def means(self, other: Count) -> bool:
        """Whether both allow the same numbers, as `>60` and `>=61` do."""
        return (self.low, self.high, self.about) == (other.low, other.high, other.about)

    def satisfies(self, other: Count) -> bool:
        """Whether every number this count allows is allowed by `other` (an exact 84 satisfies `>60` and `80-90`)."""
        if other.about:
            return not self.conflicts(other)
        if self.about or self.low < other.low:
            return False
        return other.high is None or (self.high is not None and self.high <= other.high)

    @property
    def satisfied_by(self) -> tuple[int, int | None]:
        """The least and the greatest exact number that satisfy it; None where any greater one does."""
        return (-(-self.low // 2), 2 * self.low) if self.about else (self.low, self.high)

    def lies_above(self, other: Count) -> bool:
        """Whether every number this count allows lies above every number that `other` allows (`~100` is 50 to 200)."""
        if other.high is None:
            return False
        return self.low > other.high * (2 if self.about or other.about else 1)

    def says_more(self, other: Count) -> bool:
        """Whether this count outgrows `other`: it lies above, or its least number is above the least of an open bound."""
        if other.high is None:
            return self.low > other.low * (2 if self.about else 1)
        return self.lies_above(other)

    def conflicts(self, other: Count) -> bool:
        """Whether no number satisfies both; for `~100` only figures below half or above twice of it."""
        return self.lies_above(other) or other.lies_above(self)

    def gap(self, other: Count) -> int:
        """How far apart two counts are: 0 where they meet; to an open bound such as `>=91`, from its least number."""
        first, second = (self, other) if self.low <= other.low else (other, self)
        return max(0, second.low - (first.high if first.high is not None else first.low))


@lru_cache(maxsize=4096)
def parse_count(text: str) -> Count:
    """Read a count. Raises ValueError with a sentence that says which forms there are."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError("a count is ASCII digits, alone or as >=91, >60, <=12, <200, 80-90 or ~100")
    mark, first, second = match[1] or "", int(match[2]), match[3]
    if second is not None:
        if mark:
            raise ValueError("a range such as 80-90 carries no other mark")
        if int(second) < first:
            raise ValueError(f"a range runs from low to high: write {int(second)}-{first}")
        return Count(first, int(second), False, "-")
    match mark:
        case ">=":
            return Count(first, None, False, mark)
        case ">":
            return Count(first + 1, None, False, mark)
        case "<=":
            return Count(0, first, False, mark)
        case "<":
            if first == 0:
                raise ValueError("fewer than 0 cannot be: write 0")
            return Count(0, first - 1, False, mark)
        case "~":
            return Count(first, first, True, mark)
        case _:
            return Count(first, first, False, "")
