"""The strip below the panes: the record under the cursor in full, so that no answer needs another key."""

from __future__ import annotations

import datetime as dt
import re

from dateline.ledger.links import claims_of
from dateline.ledger.roles import roles_on
from dateline.ledger.weigh import weigh
from dateline.model.incident import Incident
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text
from dateline.phrasing.people import actor_names, guess_text, source_text, titled_name
from dateline.tui.rendering.claims import standing_text, value_text

BETWEEN = " | "
"""What stands between the parts of a record in full."""
_MARK = re.compile(r" ?\[[a-z0-9][a-z0-9-]*\](?=[\s.,;:)]|$)")


def plain_summary(incident: Incident) -> Shown:
    """The summary without the marks of what its sentences rest on."""
    return show_line(_MARK.sub("", incident.summary))


def claim_detail(incident: Incident, ref: str, as_of: dt.date) -> Shown:
    """Value, speaker with title, day, where read, what became of it, how much weight it has."""
    claim = next((c for c in claims_of(incident) if c.ref == ref), None)
    if claim is None:
        return Shown("")
    ledger = weigh(incident, claim.point, as_of)
    entry = ledger.entry(ref)
    read = "; ".join(source_text(incident, s) for s in claim.source)
    who = ", ".join(titled_name(incident, by) for by in claim.by)
    if entry is None:
        return Shown(f"{point_title(claim.point)}: {who}; read in {read}; perhaps known by then")
    became = standing_text(incident, entry)
    weight = f"grade {entry.grade}" + (f", credibility {claim.credibility}" if claim.credibility else "")
    parts = [
        f"{point_title(claim.point)} {value_text(incident, entry, ledger.kind)}",
        f"{who}, {date_text(claim.said) if claim.said else 'no date'}, {claim.verb or 'says'}",
        f"read in {read}",
        *(part for part in (became, f"because {show_line(claim.why)}" if claim.why else "") if part),
        weight,
        *((f"held: {show_line(claim.hold)}",) if claim.hold else ()),
        *((show_line(claim.note),) if claim.note else ()),
    ]
    return Shown(BETWEEN.join(parts))


def actor_detail(incident: Incident, actor_id: str, as_of: dt.date) -> Shown:
    """Name, title, roles as of the day, other spellings, what it belongs to."""
    actor = incident.actors.get(actor_id)
    if actor is None:
        return Shown("")
    parts = [titled_name(incident, actor_id), ", ".join(roles_on(incident, actor, as_of)), f"id {show_line(actor_id)}"]
    if actor.part_of:
        parts.append(f"part of {actor_names(incident, (actor.part_of,))}")
    if actor.aka:
        parts.append("also " + show_line("; ".join(actor.aka)))
    return Shown(BETWEEN.join(filter(None, [*parts, guess_text(incident, actor), show_line(actor.note)])))


def source_detail(incident: Incident, source_id: str) -> Shown:
    """Publisher, day, title, language, address, what a reader must know."""
    source = incident.sources.get(source_id)
    if source is None:
        return Shown("")
    facts = [source_text(incident, source_id), show_line(source.title), show_line(source.kind), show_line(source.lang), show_line(source.note)]
    address = show_line(source.url)
    return Shown(BETWEEN.join(filter(None, [*facts, f"held: {show_line(source.hold)}" if source.hold else "", address])))


def action_detail(incident: Incident, ref: str) -> Shown:
    """What was done, by whom and to whom, who told it, where that was read, what came of it."""
    action = next((a for a in incident.actions if a.ref == ref), None)
    if action is None:
        return Shown("")
    read = "; ".join(source_text(incident, s) for s in action.source)
    parts = [
        f"{action.kind.replace('-', ' ')} {show_line(action.count)} {show_line(action.of)}".strip(),
        show_line(action.what),
        f"by {actor_names(incident, action.actor)}" if action.actor else "",
        f"against {actor_names(incident, action.against)}" if action.against else "",
        f"in {show_line(action.place)}" if action.place else "",
        f"told by {actor_names(incident, action.by)}, {date_text(action.said) if action.said else 'no date'}",
        f"read in {read}",
        f"outcome: {show_line(action.outcome)}" if action.outcome else "",
        show_line(action.status),
        show_line(action.note),
    ]
    return Shown(BETWEEN.join(filter(None, parts)))
