"""What must be read with a headline or a sentence: whose one word it is, what disputes it, how weak it is, that all was taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.ledger.entries import Entry, Headline, PointLedger
from dateline.ledger.headline import entries_behind, is_candidate
from dateline.ledger.weigh import weigh
from dateline.model.incident import Incident
from dateline.model.points import PointKind
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.figures import values_text
from dateline.phrasing.people import actor_name, actor_names

if TYPE_CHECKING:
    from dateline.phrasing.line.lines import AttributedLine


def tombstone_text(incident: Incident) -> Shown:
    """What stands before all that is shown of an incident that was taken back, whatever the day; "" of any other."""
    if not incident.is_retracted:
        return Shown("")
    if incident.retracted is None:
        return Shown("RETRACTED; its file does not say when and why. Do not print it.")
    why = show_line(incident.retracted.why).rstrip(".")
    return Shown(f"RETRACTED on {date_text(incident.retracted.date)}: {why}. Do not print it.")


def headline_qualifiers(incident: Incident, kind: PointKind, top: Headline, *, ascii_only: bool = False) -> list[Shown]:
    """What qualifies a headline, in words; every mark of it and more."""
    found = []
    if top.single_origin:
        found.append(_one_origin(incident, top.entries[-1].origins))
    if top.disputed:
        others = f" by {headline_values(incident, kind, top.others, ascii_only=ascii_only)}" if top.others else ""
        found.append(f"disputed{others}")
    if top.weak:
        found.append("only weak claims say it")
    if top.weaker:
        found.append(f"a weaker claim is newer: {headline_values(incident, kind, top.weaker, ascii_only=ascii_only)}")
    if top.attackers_included:
        found.append("counts the attackers")
    if top.chosen:
        found.append(f"the desk's choice, because {show_line(top.chosen)}")
    found += dict.fromkeys(f"held: {show_line(entry.claim.hold)}" for entry in top.entries if entry.claim.hold)
    return [Shown(text) for text in found]


def headline_values(incident: Incident, kind: PointKind, values: tuple[str, ...], *, ascii_only: bool = False) -> Shown:
    """The values of a headline as people read them: `84 or ≥91`, or the names of actors."""
    if kind == "count":
        return values_text(values, ascii_only=ascii_only)
    joint = " or " if kind in ("text", "verdict") else ", "
    return Shown(joint.join(actor_name(incident, value) if kind == "actors" else show_line(value) for value in values))


def line_qualifiers(incident: Incident, line: AttributedLine, as_of: dt.date) -> list[Shown]:
    """What qualifies a line: all that does its headline; of one actor among several, what does that statement."""
    ledger = weigh(incident, line.point, as_of)
    if ledger.kind != "actors":
        return headline_qualifiers(incident, ledger.kind, ledger.headline) if ledger.headline else []
    entry = ledger.entry(line.claims[0])
    return _statement_qualifiers(incident, ledger, entry) if entry else []


def said_text(entry: Entry) -> Shown:
    """When it was said, or what dates it instead."""
    if entry.claim.said:
        return date_text(entry.claim.said)
    if entry.known.dated:
        return Shown(f"dated by its source {day_text(entry.known.latest)}")
    return Shown(f"undated, known for certain since {day_text(entry.known.latest)}")


def _statement_qualifiers(incident: Incident, ledger: PointLedger, entry: Entry) -> list[Shown]:
    found = []
    behind = entries_behind([entry], filter(is_candidate, ledger.entries)) if is_candidate(entry) else ()  # a denial has the value that it denies
    origins = {origin for other in behind for origin in other.origins}
    if len(origins) == 1:
        found.append(_one_origin(incident, origins))
    if entry.standing == "disputed":
        against = [other.claim.by for ref in entry.through if (other := ledger.entry(ref))]
        names = actor_names(incident, tuple(dict.fromkeys(by for speakers in against for by in speakers)))
        found.append(f"disputed by {names}" if names else "disputed")
    if entry.weak:
        found.append("only weak claims say it")
    return [Shown(text) for text in found]


def _one_origin(incident: Incident, origins: Iterable[str]) -> str:
    return f"rests on one origin, {actor_names(incident, tuple(origins))}"
