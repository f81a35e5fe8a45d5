"""What of an incident may be shown as of a day: what was known by its end, and what was only written later."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.ledger.entries import PointLedger
from dateline.ledger.known import Statement, known
from dateline.ledger.once import once
from dateline.ledger.weigh import weigh_all
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.incident import Assessment, Incident


class View(Struct, frozen=True):
    """An incident as of the end of `as_of`. `past`: something of it became known only later, so that what has no date waits.

    `actors` and `sources` are the ids to be shown, in the order of the file; `ascii_only` is the terminal's.
    """

    incident: Incident
    as_of: dt.date
    past: bool
    ledgers: dict[str, PointLedger]
    actions: tuple[Action, ...]
    assessments: tuple[Assessment, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    ascii_only: bool = False

    @property
    def later(self) -> str:
        """What to put before that which has no date: `written later, ` in the past, else nothing."""
        return "written later, " if self.past else ""

    def claim(self, point: str, ref: str) -> Claim | None:
        """A claim of a point, by its ref."""
        return claim_of(self.incident, point, ref)

    def had_come(self, text: str) -> bool:
        """Whether a date of the file had come by then; what has none had not, in the past."""
        day = parse_date(text, open_ends=True).latest if text else None
        return not self.past or (day is not None and day <= self.as_of)


def claim_of(incident: Incident, point: str, ref: str) -> Claim | None:
    """A claim of a point of an incident, by its ref."""
    return _claims(incident).get((point, ref))


@once
def _claims(incident: Incident) -> dict[tuple[str, str], Claim]:
    return {(point, claim.ref): claim for point, ledger in incident.claims.items() for claim in reversed(ledger)}


def view_of(incident: Incident, as_of: dt.date, *, ascii_only: bool = False) -> View:
    """The view of an incident as of the end of a day."""
    claims = [claim for ledger in incident.claims.values() for claim in ledger]
    statements: list[Statement] = [*claims, *incident.actions, *incident.assessments]
    past = any(known(statement, incident).latest > as_of for statement in statements)
    told = [c for c in claims if known(c, incident).latest <= as_of]
    actions = tuple(a for a in incident.actions if known(a, incident).latest <= as_of)
    assessments = tuple(j for j in incident.assessments if known(j, incident).latest <= as_of)
    by_then: list[Statement] = [*told, *actions, *assessments]
    sources = {s for statement in by_then for s in statement.source}
    named = {i for statement in by_then for i in statement.by} | {c.actor for c in told}
    named |= {c.point.partition(".")[0] for c in told if "." in c.point} | {i for a in actions for i in (*a.actor, *a.against)}
    if not past:
        sources |= incident.sources.keys()
        named |= {i for i, actor in incident.actors.items() if actor.role}
    return View(
        incident=incident,
        as_of=as_of,
        past=past,
        ledgers=weigh_all(incident, as_of),
        actions=actions,
        assessments=assessments,
        actors=tuple(i for i in incident.actors if i in named),
        sources=tuple(i for i in incident.sources if i in sources),
        ascii_only=ascii_only,
    )
