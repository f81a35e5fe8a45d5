"""What the ledger says of a point: each claim with its standing, and the headline."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.ledger.known import Known
from dateline.model.claim import Claim
from dateline.model.points import PointKind

Standing = Literal["retracted", "replaced", "echo", "outgrown", "disputed", "stands"]
STANDINGS: dict[Standing, str] = {
    "retracted": "its own speaker took it back",
    "replaced": "a later claim corrects it",
    "echo": "an older figure printed again",
    "outgrown": "a later claim says more",
    "disputed": "another that stands cannot also be true",
    "stands": "nothing known speaks against it",
}


class Entry(Struct, frozen=True):
    """A claim of a ledger: what became of it, through which claims (`through`: their refs), how much weight it has."""

    claim: Claim
    known: Known
    standing: Standing
    through: tuple[str, ...]
    weak: bool
    grade: str
    origins: tuple[str, ...]


class Headline(Struct, frozen=True):
    """What to print of a point: `values` as written (two where what stands ties), the entries they rest on.

    `weaker` are values of weak claims that are newer than the headline; `others` the standing values that dispute it.
    """

    values: tuple[str, ...]
    entries: tuple[Entry, ...]
    disputed: bool
    single_origin: bool
    weak: bool
    attackers_included: bool
    chosen: str
    weaker: tuple[str, ...]
    others: tuple[str, ...]


class PointLedger(Struct, frozen=True):
    """One point as of a day: its entries in order, and the headline if there is one.

    `perhaps` are claims of which only the earliest bound of their date is known by that day.
    """

    point: str
    kind: PointKind
    entries: tuple[Entry, ...]
    headline: Headline | None
    perhaps: tuple[Claim, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether strong claims that stand disagree."""
        return any(entry.standing == "disputed" and not entry.weak for entry in self.entries)

    def entry(self, ref: str) -> Entry | None:
        """The entry of a claim, by its ref."""
        return next((entry for entry in self.entries if entry.claim.ref == ref), None)


class Step(Struct, frozen=True):
    """One step of a ladder: the headline at a moment, and what became of the claim it rested on."""

    values: tuple[str, ...]
    entry: Entry
