"""A claim with all that the rules ask of it, and which two of them speak of the same thing."""

from __future__ import annotations

from msgspec import Struct

from dateline.ledger.known import Known
from dateline.model.claim import Claim
from dateline.model.counts import Count

WHOLE = 80
"""Claims of a point up to which each is held against each, whatever that costs; of a real point 38 are known. `check` warns of more."""


def of_very_many(many: int, most: int) -> int | None:
    """How many are looked at of a point that has so many claims: all (None), or `most`, the newest, where it has more than `WHOLE`."""
    return most if many > WHOLE else None


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


def comparable(a: Weighed, b: Weighed, died: int) -> bool:
    """Whether two counts speak of the same thing: one scope, and attackers counted alike (or no more apart than they are many)."""
    if a.claim.scope != b.claim.scope or a.count is None or b.count is None:
        return False
    first, second = a.claim.attackers or "unknown", b.claim.attackers or "unknown"
    if first == second:
        return True
    return "unknown" in (first, second) and a.count.gap(b.count) > died


def same_value(a: Weighed, b: Weighed) -> bool:
    """Whether two values say the same: counts that allow the same numbers, or words but for their case."""
    if a.count is not None and b.count is not None:
        return a.count.means(b.count)
    return a.plain_value == b.plain_value
