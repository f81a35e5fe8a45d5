"""A point, weighed: its claims with their standing and its headline, as of a day; and the ladder that led there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from msgspec import Struct, field

from dateline.ledger.climbing import Climbing
from dateline.ledger.disputes import at_odds
from dateline.ledger.entries import Entry, PointLedger, Step
from dateline.ledger.grades import claim_grade, is_weak
from dateline.ledger.headline import chosen_by_desk, headline, last_behind, leading_entries, values_of
from dateline.ledger.known import Known, in_order, known_day
from dateline.ledger.once import once
from dateline.ledger.origins import origins_of
from dateline.ledger.standing import Ruling, rule
from dateline.ledger.weighed import WHOLE, Weighed
from dateline.model.claim import Claim
from dateline.model.counts import parse_count
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.points import MOMENT_POINTS, PointKind, point_kind


def kind_of(point: str, incident: Incident) -> PointKind:
    """The kind of a point of this incident."""
    return point_kind(point, _actions(incident))


@once
def _actions(incident: Incident) -> frozenset[str]:
    return frozenset(action.id for action in incident.actions if action.id)


class _Ruled(Struct, frozen=True):
    """The claims of a point that were known by a day, in order, those that perhaps were, and the standing of each of the former.

    `died` is how many attackers were known to have died.
    """

    items: list[Weighed]
    perhaps: list[Weighed]
    died: int
    rulings: list[Ruling]


class _Weighed(Struct):
    """The points of an incident that were ruled and weighed as of one day, and its claims by their points, for any day.

    From the `settled` day on, when all that is claimed and chosen was known, every day is that one.
    """

    settled: dt.date
    as_of: dt.date = dt.date.min
    ruled: dict[str, _Ruled] = field(default_factory=dict)
    ledgers: dict[str, PointLedger] = field(default_factory=dict)
    items: dict[str, list[Weighed]] = field(default_factory=dict)


@once
def _weighed(incident: Incident) -> _Weighed:
    days = [known_day(claim, incident) for ledger in incident.claims.values() for claim in ledger]
    since = [day for choice in incident.use.values() if choice.since and (day := parse_date(choice.since).earliest)]
    return _Weighed(max([*days, *since], default=dt.date.min))


def _as_of(incident: Incident, as_of: dt.date) -> _Weighed:
    """What was worked out of an incident as of a day; nothing yet where another day was asked for last."""
    held, day = _weighed(incident), min(as_of, _weighed(incident).settled)
    if held.as_of != day:
        held.as_of, held.ruled, held.ledgers = day, {}, {}
    return held


def weigh(incident: Incident, point: str, as_of: dt.date) -> PointLedger:
    """The ledger of `point` as of the end of the day `as_of`; empty where the incident has no claim of it."""
    ledgers = _as_of(incident, as_of).ledgers
    found = ledgers.get(point)
    if found is None:
        found = ledgers[point] = _weigh(incident, point, as_of)
    return found


def _weigh(incident: Incident, point: str, as_of: dt.date) -> PointLedger:
    kind, ruled = kind_of(point, incident), _ruled(incident, point, as_of)
    entries = tuple(map(_entry, ruled.items, ruled.rulings))
    choice = incident.use.get(point)
    return PointLedger(point, kind, entries, headline(entries, kind, choice, as_of), tuple(item.claim for item in ruled.perhaps))


def _ruled(incident: Incident, point: str, as_of: dt.date) -> _Ruled:
    held = _as_of(incident, as_of).ruled
    found = held.get(point)
    if found is None:
        kind = kind_of(point, incident)
        items, perhaps = _items(incident, point, kind, as_of)
        died = _died(incident, point, kind, as_of) if items else 0
        found = held[point] = _Ruled(items, perhaps, died, rule(items, kind, died))
    return found


def weigh_all(incident: Incident, as_of: dt.date, points: Container[str] | None = None) -> dict[str, PointLedger]:
    """Every point of an incident, or those of `points`, in the order of its file, as of a day; left out are those of which nothing was known."""
    ledgers = (weigh(incident, point, as_of) for point in incident.claims if points is None or point in points)
    return {ledger.point: ledger for ledger in ledgers if ledger.entries or ledger.perhaps}


def is_disputed(incident: Incident, point: str, as_of: dt.date) -> bool:
    """What `weigh(…).disputed` says, without the rest of it."""
    if len(incident.claims[point]) < 2:
        return False
    ruled = _ruled(incident, point, as_of)
    return any(ruling[0] == "disputed" and not item.weak for item, ruling in zip(ruled.items, ruled.rulings, strict=True))


def ladder(incident: Incident, point: str, as_of: dt.date) -> tuple[Step, ...]:
    """How the headline of `point` moved up to `as_of`: one step each time it changed, with what became of its claim since."""
    kind, ruled = kind_of(point, incident), _ruled(incident, point, as_of)
    items, died = ruled.items, ruled.died
    ledger = weigh(incident, point, as_of)
    final = {entry.claim.ref: entry for entry in ledger.entries}
    steps: list[Step] = []
    moments = [(item.known.latest, n) for n, item in enumerate(items, 1) if not item.claim.repeats]
    choice = incident.use.get(point)
    since = parse_date(choice.since).earliest if choice and choice.since else None
    if since is not None and items and since <= as_of:
        moments.append((since, sum(item.known.latest <= since for item in items)))
    weighed = {item.claim.ref: item for item in items}
    standing = [_entry(item, ("stands", ())) for item in items]
    climbing = Climbing(items, standing, kind, died)
    printed = next((n for n, item in enumerate(items) if choice and item.claim.ref == choice.claim), None)

    def odds(a: Entry, b: Entry) -> bool:
        return at_odds(weighed[a.claim.ref], weighed[b.claim.ref], kind, died)

    for day, known in sorted(moments, key=lambda m: (m[1], m[0])):
        if not known:
            continue
        climbing.take(known)
        here = climbing.standing
        chosen = chosen_by_desk([standing[printed]], choice, day) if printed is not None and climbing.has(printed) else None
        if chosen is not None and printed is not None:
            here = dict(sorted({**here, printed: chosen}.items()))
        leading = leading_entries(here.values(), kind, chosen, odds, len(items))
        values = values_of(leading)
        if leading and (not steps or steps[-1].values != values):
            steps.append(Step(values, final[last_behind(leading, here.values()).claim.ref]))
    if ledger.headline and len(items) > WHOLE and (not steps or steps[-1].values != ledger.headline.values):  # where steps were taken in short
        steps.append(Step(ledger.headline.values, ledger.headline.entries[-1]))
    return tuple(steps)


def _items(incident: Incident, point: str, kind: PointKind, as_of: dt.date) -> tuple[list[Weighed], list[Weighed]]:
    """The claims of a point that were known at the end of a day, in order, and those that perhaps were."""
    items = _weighed(incident).items
    if point not in items:
        items[point] = [_item(claim, when, kind, incident) for claim, when in in_order(incident.claims.get(point, ()), incident)]
    known = [item for item in items[point] if item.known.latest <= as_of]
    return known, [item for item in items[point] if item.known.earliest <= as_of < item.known.latest]


def _item(claim: Claim, when: Known, kind: PointKind, incident: Incident) -> Weighed:
    count = parse_count(claim.value) if kind == "count" and claim.value else None
    grade = claim_grade(claim, incident)
    weak, moment = is_weak(claim, when, grade), claim.point in MOMENT_POINTS
    return Weighed(claim, when, weak, count, moment, grade, origins_of(claim, incident))


def _entry(item: Weighed, ruling: Ruling) -> Entry:
    standing, through = ruling
    return Entry(
        claim=item.claim,
        known=item.known,
        standing=standing,
        through=through,
        weak=item.weak,
        grade=item.grade,
        origins=item.origins,
    )


def _died(incident: Incident, point: str, kind: PointKind, as_of: dt.date) -> int:
    """How many attackers died, as far as the file tells: `attackers-killed`, else perpetrators with `died`; 0 where a point does not ask."""
    if kind != "count" or point == "attackers-killed":
        return 0
    top = weigh(incident, "attackers-killed", as_of).headline if "attackers-killed" in incident.claims else None
    if top:
        count = parse_count(top.values[-1])
        return count.high if count.high is not None else count.low
    return sum(1 for actor in incident.actors.values() if actor.died and "perpetrator" in actor.role)
