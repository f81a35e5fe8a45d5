"""Records of an incident in a few words, each on one line: a claim, an action, a question, as a list or a change tells of it."""

from __future__ import annotations

from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.counts import parse_count
from dateline.model.fields import Record
from dateline.model.incident import Assessment, Incident, Question, Relation, Story
from dateline.model.points import PointKind, point_title
from dateline.model.shown import Shown, show_line
from dateline.model.source import Source
from dateline.phrasing.days import date_text
from dateline.phrasing.line.wording import STYLES, count_words
from dateline.phrasing.people import actor_name, actor_names, source_text, titled_name

LONG = 160
"""Texts of a file are cut to so many characters in a line."""


def held_text(reason: str) -> str:
    """` [held: reason]` for what must not be printed, else nothing."""
    return f" [held: {show_line(reason)}]" if reason else ""


def value_words(incident: Incident, kind: PointKind, value: str) -> Shown:
    """A value in words: `at least 91`, the name of an actor, or its text."""
    if kind == "actors":
        return actor_name(incident, value)
    if kind != "count" or not value:
        return show_line(value, LONG)
    count = parse_count(value)
    return Shown(value if count.exact else count_words(value, STYLES["plain"]))


def claim_words(incident: Incident, claim: Claim, kind: PointKind) -> Shown:
    """`killed 50 (police only) by Red Band North, 12 February 2024 [k50]`."""
    value = value_words(incident, kind, claim.actor or claim.value) if claim.actor or claim.value else Shown("")
    point = show_line(point_title(claim.point))
    told = f"{point}{':' if kind == 'question' else ''} {value or claim.verb}{' (denies)' if value and claim.verb == 'denies' else ''}"
    found = [f"{show_line(claim.scope)} only"] if claim.scope else []
    found += [f"attackers {claim.attackers}"] if claim.attackers in ("included", "excluded") else []
    found += [claim.tie] if claim.tie else []
    qualified = f" ({', '.join(found)})" if found else ""
    said = f", {date_text(claim.said)}" if claim.said else ""
    return Shown(f"{told}{qualified} by {actor_names(incident, claim.by)}{said} [{show_line(claim.ref)}]{held_text(claim.hold)}")


def action_words(incident: Incident, action: Action) -> Shown:
    """`11 February 2024: arrest, 1 the driver of the van, by harbour police, against Karim Example [a2]`."""
    count = value_words(incident, "count", action.count)
    what = " ".join(filter(None, (count, show_line(action.of), show_line(action.what, LONG))))
    parts = [action.kind.replace("-", " "), what, f"term {show_line(action.term)}" if action.term else ""]
    parts += [f"by {actor_names(incident, action.actor)}"] if action.actor else []
    parts += [f"against {actor_names(incident, action.against)}"] if action.against else []
    when = date_text(action.date) if action.date else "day not stated"
    return Shown(f"{when}: {', '.join(filter(None, parts))} [{show_line(action.ref)}]{held_text(action.hold)}")


def record_words(incident: Incident, record: Record, kind: PointKind = "text") -> Shown:
    """Any record of an incident, in a few words; `kind` is that of a claim's point."""
    match record:
        case Claim():
            return claim_words(incident, record, kind)
        case Action():
            return action_words(incident, record)
        case Assessment():
            said = f", {date_text(record.said)}" if record.said else ""
            return Shown(f"{show_line(record.text, LONG)} ({actor_names(incident, record.by)}{said}){held_text(record.hold)}")
        case Question():
            return show_line(record.text, LONG)
        case Story():
            return Shown(f"{date_text(record.date)} {show_line(record.story, LONG)}")
        case Relation():
            return Shown(f"{record.relation.replace('-', ' ')} {show_line(record.incident)}")
        case Source():
            title = f" “{show_line(record.title, LONG)}”" if record.title else ""
            return Shown(f"{source_text(incident, record.id)}{title}{held_text(record.hold)}")
        case Actor():
            return Shown(f"{titled_name(incident, record.id)} [{show_line(record.id)}]{held_text(record.hold)}")
        case _:
            return Shown("")
