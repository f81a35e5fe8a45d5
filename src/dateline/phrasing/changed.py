"""Changes of an incident in words: `killed: 84 → at least 91 (emergency services, 6 January 2024)`."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.ledger.changes import Change, FieldChange, HeadlineChange, How, RecordChange, RoleChange, What
from dateline.ledger.entries import Headline
from dateline.ledger.weigh import kind_of, weigh
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import Record
from dateline.model.incident import Incident, Place
from dateline.model.points import PointKind, point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.people import actor_name, actor_names
from dateline.phrasing.qualified import tombstone_text
from dateline.phrasing.records import LONG, held_text, record_words, value_words

_HOW: dict[tuple[What, How], str] = {
    ("claim", "gone"): "claim gone from the file",
    ("question", "new"): "new question",
    ("question", "gone"): "question answered or dropped",
    ("story", "new"): "our story",
    ("relation", "new"): "now related",
    ("relation", "gone"): "no longer related",
}
LONG_FIELDS = frozenset({"summary", "note", "text", "title", "why", "quote", "outcome", "what"})
"""Fields whose old and new text would make no readable line: only that they were edited is told, unless both are short."""
SHORT = 60


class Versions(Struct, frozen=True):
    """The two versions of an incident that are compared, the day they are weighed on, and what the terminal knows."""

    before: Incident
    after: Incident
    as_of: dt.date
    ascii_only: bool = False

    @property
    def arrow(self) -> str:
        """Between what was and what is."""
        return " -> " if self.ascii_only else " → "


def change_text(versions: Versions, change: Change) -> Shown:
    """One change on one line."""
    match change:
        case HeadlineChange():
            return _headline(versions, change)
        case RoleChange():
            roles = (", ".join(roles) or "no role" for roles in (change.before, change.after))
            return Shown(f"{actor_name(versions.after, change.actor)}: {versions.arrow.join(roles)}")
        case FieldChange():
            return _field(versions, change.field)
        case RecordChange():
            return _record(versions, change)


def headline_words(incident: Incident, kind: PointKind, top: Headline | None) -> Shown:
    """A headline's values in words, with who says so, when, and what qualifies it; `nothing` where there is none."""
    if top is None:
        return Shown("nothing that stands")
    last = top.entries[-1]
    when = date_text(last.claim.said) if last.claim.said else day_text(last.known.latest)
    told = [f"{actor_names(incident, last.claim.by)}, {when}"]
    told += ["rests on one origin"] if top.single_origin else []
    told += [f"disputed by {_values(incident, kind, top.others)}" if top.others else "disputed"] if top.disputed else []
    told += ["only weak claims say it"] if top.weak else []
    told += [f"a weaker claim is newer: {_values(incident, kind, top.weaker)}"] if top.weaker else []
    told += ["attackers counted"] if top.attackers_included else []
    held = next((held_text(entry.claim.hold) for entry in top.entries if entry.claim.hold), "")
    return Shown(f"{_values(incident, kind, top.values)} ({'; '.join(told)}){held}")


def _headline(versions: Versions, change: HeadlineChange) -> Shown:
    kind = kind_of(change.point, versions.after)
    title = show_line(point_title(change.point))
    now = headline_words(versions.after, kind, change.after)
    if change.before is None:
        return Shown(f"{title}: {now}, the first")
    if change.after is not None and {*change.before.values} == {*change.after.values}:
        return Shown(f"{title}: {now}{'' if change.after.disputed else ', disputed no longer'}")
    return Shown(f"{title}: {_values(versions.before, kind, change.before.values)}{versions.arrow}{now}")


def _values(incident: Incident, kind: PointKind, values: tuple[str, ...]) -> Shown:
    joint = ", " if kind in ("actors", "many") else " or "
    return Shown(joint.join(value_words(incident, kind, value) for value in values))


def _record(versions: Versions, change: RecordChange) -> Shown:
    record, incident = (change.after, versions.after) if change.after is not None else (change.before, versions.before)
    if record is None:
        return Shown("")
    kind = kind_of(record.point, incident) if isinstance(record, Claim) else "text"
    words = record_words(incident, record, kind)
    if change.how == "new" and isinstance(record, Claim):
        return _new_claim(versions, record, words)
    roles = f": {', '.join(record.role)}" if isinstance(record, Actor) and change.how == "new" else ""
    status = f"; {record.status}" if isinstance(record, Action) and change.how == "new" and record.status else ""
    label = _HOW.get((change.what, change.how)) or (f"new {change.what}" if change.how == "new" else f"{change.what} {change.how}")
    edits = "; ".join(_edit(versions, change.before, record, key) for key in change.fields) if change.before else ""
    return Shown(f"{label}: {words}{roles}{status}{f': {edits}' if edits else ''}")


def _new_claim(versions: Versions, claim: Claim, words: Shown) -> Shown:
    entry = weigh(versions.after, claim.point, versions.as_of).entry(claim.ref)
    found = [claim.verb] if claim.verb else []
    found += [entry.standing, *(["weak"] if entry.weak else [])] if entry else ["not known before its day"]
    if claim.verb == "retracts" and claim.replaces:
        return _taken_back(versions, claim)
    return Shown(f"new claim: {words}: {', '.join(found)}")


def _taken_back(versions: Versions, claim: Claim) -> Shown:
    """`taken back by harbour police, 12 February 2024: injured 45 [i45], because they had counted the dead`."""
    incident, kind = versions.after, kind_of(claim.point, versions.after)
    ledger = {c.ref: c for c in incident.claims.get(claim.point, ())}
    taken = [
        f"{value_words(incident, kind, c.actor or c.value)} [{show_line(ref)}]" if (c := ledger.get(ref)) else f"[{show_line(ref)}]"
        for ref in claim.replaces
    ]
    said = f", {date_text(claim.said)}" if claim.said else ""
    why = f", because {show_line(claim.why, LONG)}" if claim.why else ""
    head = f"taken back by {actor_names(incident, claim.by)}{said} [{show_line(claim.ref)}]"
    return Shown(f"{head}: {show_line(point_title(claim.point))} {', '.join(taken)}{why}{held_text(claim.hold)}")


def _edit(versions: Versions, before: Record, after: Record, key: str) -> Shown:
    """`status ongoing → completed`; of long texts only that they were edited."""
    old, new = (_plain(getattr(record, key)) for record in (before, after))
    name = key.replace("_", " ")
    if key in LONG_FIELDS and max(len(old), len(new)) > SHORT:
        return Shown(f"{name} {'edited' if old and new else 'added' if new else 'taken out'}")
    return Shown(f"{name} {show_line(old, SHORT) or 'not stated'}{versions.arrow}{show_line(new, SHORT) or 'not stated'}")


def _field(versions: Versions, key: str) -> Shown:
    after = versions.after
    if key == "status" and after.retracted and after.retracted != versions.before.retracted:
        return tombstone_text(after)
    if key in ("use", "xref"):
        return Shown("the desk's own headlines (use) were edited" if key == "use" else "references to other datasets (xref) were edited")
    return _edit(versions, versions.before, after, key)


def _plain(value: object) -> str:
    """A field's value as text."""
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, Place):
        return ", ".join(filter(None, (value.site, value.name, value.province, value.country, f"{value.lat} {value.lon}".strip())))
    return "yes" if value is True else "" if value is False or value is None else str(value)
