"""The ledgers of one incident as vetting asks them, and when a figure of a draft says what a claim says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct, structs

from dateline.ledger.entries import Entry, Headline, PointLedger
from dateline.ledger.weigh import weigh
from dateline.model.action import Action
from dateline.model.counts import Count, parse_count
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS
from dateline.phrasing.printable import without_held
from dateline.phrasing.vetting.numbers import Quantity
from dateline.phrasing.vetting.scopes import whole_classes
from dateline.phrasing.vetting.speakers import Speakers
from dateline.phrasing.vetting.wording import claim_words, now_words

_ACTIONS: dict[str, tuple[str, ...]] = {
    "arrested": ("arrest", "raid"),
    "action:charge": ("charge", "trial"),
    "action:sentence": ("sentence", "appeal"),
    "action:acquittal": ("acquittal",),
    "action:release": ("release",),
    "action:execution": ("execution",),
    "action:border": ("border",),
    "action:trial": ("trial", "charge"),
}
"""A point of the text -> the kinds of action whose counts it can be."""


class Asked(Struct):
    """A figure as its sentence tells it: of which point, of what part, by whom, of which day, as history or not."""

    quantity: Quantity
    point: str
    noun: tuple[str, ...] = ()
    part: bool = False
    history: bool = False
    speakers: tuple[Speakers, ...] = ()
    day: dt.date | None = None


class Book:
    """The ledgers of one incident as of a day; without `with_held` what is held is not there, as in every line that is printed."""

    def __init__(self, incident: Incident, as_of: dt.date, *, with_held: bool = False) -> None:
        """Open the book; points are weighed when they are asked for."""
        self.incident = incident if with_held else _open(incident)
        self.as_of = as_of
        self.whole = whole_classes(incident)
        self._ledgers: dict[str, PointLedger] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._numbered: dict[str, dict[int, list[Entry]]] = {}
        self._written: dict[str, set[int]] = {}
        self._now: dict[str, str] = {}
        self._told: dict[tuple[str, str], str] = {}
        self._actions = [action for action in self.incident.actions if action.count]

    def entries(self, point: str) -> list[Entry]:
        """The claims of a point that give a value, each with what became of it."""
        if point not in self._entries:
            self._entries[point] = [e for e in self.ledger(point).entries if e.claim.value and e.claim.verb not in ("denies", "retracts")]
        return self._entries[point]

    def may_fit(self, point: str, quantity: Quantity) -> bool:
        """Whether a claim of a point has the number of a figure: asked before the point is weighed for it."""
        if quantity.span is not None or quantity.count is None or point in self._entries:
            return True
        if point not in self._written:
            self._written[point] = {parse_count(claim.value).low for claim in self.incident.claims.get(point, ()) if claim.value}
        return quantity.count.low in self._written[point]

    def fitting(self, point: str, quantity: Quantity) -> list[Entry]:
        """The claims of a point that say what a figure of a draft says."""
        return [e for e in self.like(point, quantity) if fits(quantity, e.claim.value)]

    def near(self, point: str, quantity: Quantity) -> list[Entry]:
        """The claims of a point from which a figure of a draft differs by the bound only."""
        return [e for e in self.like(point, quantity) if nearly(quantity, e.claim.value)]

    def like(self, point: str, quantity: Quantity) -> Sequence[Entry]:
        """The claims of a point that can fit a figure, or nearly: those with a number of it."""
        if quantity.span is not None or quantity.count is None:
            return self.entries(point)
        if point not in self._numbered:
            self._numbered[point] = {}
            for entry in self.entries(point):
                count = parse_count(entry.claim.value)
                for written in {count.low, number(count)}:
                    self._numbered[point].setdefault(written, []).append(entry)
        numbered, mine = self._numbered[point], {quantity.count.low, number(quantity.count)}
        if len(mine) == 1:
            return numbered.get(mine.pop(), ())
        return [e for e in self.entries(point) if not mine.isdisjoint({(c := parse_count(e.claim.value)).low, number(c)})]

    def ledger(self, point: str) -> PointLedger:
        """A point, weighed."""
        if point not in self._ledgers:
            self._ledgers[point] = weigh(self.incident, point, self.as_of)
        return self._ledgers[point]

    def top(self, point: str) -> Headline | None:
        """What stands of a point."""
        return self.ledger(point).headline

    def told(self, entry: Entry) -> str:
        """A claim in words, with who said it and when."""
        of = (entry.claim.point, entry.claim.ref)
        if of not in self._told:
            self._told[of] = claim_words(self.incident, entry)
        return self._told[of]

    def now(self, point: str) -> str:
        """What stands of a point, in words."""
        if point not in self._now:
            self._now[point] = now_words(self.incident, point, self.top(point))
        return self._now[point]

    def through(self, entry: Entry, point: str) -> list[Entry]:
        """The claims through which an entry got its standing."""
        return [e for e in self.entries(point) if e.claim.ref in entry.through]

    def actions(self, point: str) -> list[Action]:
        """Actions whose count a point of the text can be, known by the day."""
        return [
            a
            for a in self._actions
            if a.kind in _ACTIONS.get(point, ()) and (not a.of or point != "arrested") and (a.said or a.date or "")[:10] <= self.as_of.isoformat()
        ]

    def has_figures(self, point: str) -> bool:
        """Whether the file counts this at all."""
        return point in COUNT_POINTS or bool(self.actions(point))


def fits(quantity: Quantity, value: str) -> bool:
    """Whether a figure of a draft says what a claim says, bound for bound."""
    count = parse_count(value)
    if quantity.span is not None:
        low, high = quantity.span
        return low <= count.low <= high
    mine = quantity.count
    if mine is None:
        return False
    return mine.means(count) or (mine.mark == ">=" and count.exact and mine.low == count.low)


def nearly(quantity: Quantity, value: str) -> bool:
    """Whether only the bound differs: 91 for at least 91."""
    count = parse_count(value)
    mine = quantity.count
    if mine is None or fits(quantity, value):
        return False
    return number(mine) == number(count) and mine.mark != "-" and count.mark != "-"


def number(count: Count) -> int:
    """The number as written."""
    match count.mark:
        case ">":
            return count.low - 1
        case "<":
            return (count.high or 0) + 1
        case "<=":
            return count.high or 0
        case _:
            return count.low


def _open(incident: Incident) -> Incident:
    """The incident without what is held: claims, actors, and actions that are held or told by them alone."""
    held_actors = {i for i, actor in incident.actors.items() if actor.hold}
    held_sources = {i for i, source in incident.sources.items() if source.hold}
    return structs.replace(
        without_held(incident)[0],
        actors={i: actor for i, actor in incident.actors.items() if not actor.hold},
        actions=tuple(
            a
            for a in incident.actions
            if not a.hold and held_actors.isdisjoint({*a.by, *a.actor}) and not (a.source and set(a.source) <= held_sources)
        ),
    )
