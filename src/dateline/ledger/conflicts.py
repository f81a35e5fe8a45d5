"""Conflicts: points of an incident whose strong standing claims disagree, each with its sides."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.ledger.entries import Entry, PointLedger
from dateline.ledger.weigh import weigh_all
from dateline.model.incident import Incident
from dateline.model.points import PointKind


class Side(Struct, frozen=True):
    """Everybody who says the same: strong claims of one value and scope that are disputed or dispute, oldest first."""

    entries: tuple[Entry, ...]

    @property
    def denies(self) -> bool:
        """Whether this side gives no value of its own and says that another is not so."""
        return all(entry.claim.verb in ("denies", "retracts") for entry in self.entries)


class Conflict(Struct, frozen=True):
    """Claims of one point that disagree, directly or by way of another; `newest` is the last day on which one became known."""

    incident: Incident
    point: str
    kind: PointKind
    sides: tuple[Side, ...]
    newest: dt.date


def conflicts_of(incident: Incident, as_of: dt.date) -> tuple[Conflict, ...]:
    """The conflicts of an incident as of a day, in the order of its points; none of one that was taken back.

    One point may have several that have nothing to do with each other, such as the dead of two places.
    """
    if incident.is_retracted:
        return ()
    ledgers = weigh_all(incident, as_of).values()
    return tuple(_conflict(incident, ledger, group) for ledger in ledgers if ledger.disputed for group in _groups(ledger))


def _groups(ledger: PointLedger) -> list[list[Entry]]:
    """The claims that disagree, those together that a chain of disputes joins; each group in the order of the ledger."""
    tied: dict[str, set[str]] = {}
    for entry in ledger.entries:
        if entry.standing == "disputed" and not entry.weak:
            joined = {entry.claim.ref, *entry.through}.union(*(tied.get(ref, set()) for ref in (entry.claim.ref, *entry.through)))
            tied |= dict.fromkeys(joined, joined)
    groups = {id(refs): refs for refs in tied.values()}.values()
    found = [[entry for entry in ledger.entries if entry.claim.ref in refs] for refs in groups]
    return sorted(found, key=lambda group: ledger.entries.index(group[0]))


def _conflict(incident: Incident, ledger: PointLedger, group: list[Entry]) -> Conflict:
    sides: dict[tuple[str, ...], list[Entry]] = {}
    for entry in group:
        sides.setdefault(_said(entry), []).append(entry)
    newest = max(entry.known.latest for entry in group)
    return Conflict(incident, ledger.point, ledger.kind, tuple(Side(tuple(entries)) for entries in sides.values()), newest)


def _said(entry: Entry) -> tuple[str, ...]:
    """What makes two claims one side: the same value of the same scope, stated or denied."""
    claim = entry.claim
    denied = "denies" if claim.verb in ("denies", "retracts") else ""
    alone = "" if claim.actor or claim.value else claim.ref
    return claim.actor or claim.value.casefold(), claim.scope, denied, alone
