"""The sentences of what is no figure: who claimed it, whom others name, verdicts, facts about actors, statements in words."""

from __future__ import annotations

from dateline.ledger.entries import Entry, PointLedger
from dateline.model.incident import Incident
from dateline.model.points import point_title
from dateline.model.shown import show_line
from dateline.phrasing.line.speakers import VERBS, doubt, is_several, joined, outlet, telling, titled, when_of, who_of, with_article
from dateline.phrasing.line.wording import Style
from dateline.phrasing.people import actor_name

_ATTRIBUTED = {
    "blames": "{who} {when} blamed {actor} for {event}",
    "denies": "{who} denied {when} that {actor} was behind {event}",
    "retracts": "{who} {when} took back the statement that {actor} was behind {event}",
}
"""Stance -> the sentence; every other one says with its own verb that an actor was behind the attack."""
_TIES = {
    "directed": "{actor} had directed {event}",
    "supported": "{actor} had supported {event}",
    "inspired": "{actor} had inspired {event}",
    "praised": "{actor} had praised {event}",
}
_VERDICTS = {
    "charged": ("was charged", "were charged"),
    "convicted": ("was convicted", "were convicted"),
    "acquitted": ("was acquitted", "were acquitted"),
    "overturned": ("had a conviction overturned", "had their convictions overturned"),
    "cleared": ("is no longer under suspicion", "are no longer under suspicion"),
}
"""Verdict -> what is said of one, and of several."""
_DONE_TO = frozenset(["arrest", "release", "trial", "sentence", "acquittal", "execution"])
"""Kinds of action that are told with the one to whom it was done: `the arrest of X`."""

Told = tuple[str, tuple[Entry, ...]]
"""A sentence and the claims that hold its words."""


def actor_sentences(incident: Incident, ledger: PointLedger, style: Style, *, every: bool) -> list[Told]:
    """A sentence for each actor that claimed it or that others name, from the newest claim, and for each denial.

    `every`: one for each speaker too, and the weak ones beside the strong.
    """
    strong = any(not e.weak and e.claim.actor and e.standing in ("stands", "disputed") for e in ledger.entries)
    last: dict[tuple[str, tuple[str, ...], bool], Entry] = {}
    for entry in ledger.entries:
        claim = entry.claim
        if entry.standing in ("stands", "disputed") and claim.actor and (every or not entry.weak or not strong):
            last[claim.actor, claim.by if every else (), claim.verb == "denies"] = entry
    make = _claimed if ledger.point == "responsibility" else _attributed
    return [(_sentence(make(incident, entry, style)), (entry,)) for entry in last.values()]


def text_sentences(incident: Incident, ledger: PointLedger, style: Style) -> list[Told]:
    """The sentence of a text point, or one for each statement of a question point."""
    owner, _, field = ledger.point.partition(".")
    standing = [e for e in ledger.entries if e.standing in ("stands", "disputed") and (e.claim.value or e.claim.verb in ("denies", "retracts"))]
    if ledger.kind == "question":
        return [(_sentence(_statement(incident, e, style)), (e,)) for e in standing]
    top = ledger.headline
    if top is None:
        return []
    chosen = [e for e in standing if e.claim.value in (*top.values, *top.others)]
    newest = {(e.claim.value, e.claim.by): e for e in chosen}
    if ledger.kind == "verdict":
        decided = [e for e in newest.values() if e.claim.value in top.values][-1:]
        return [(_sentence(_verdict(incident, owner, e, style)), (e,)) for e in decided]
    name = f"the {field.replace('-', ' ')} of {_named(incident, owner)}" if field else f"the {point_title(ledger.point)}"
    return [(_sentence(_given(incident, name, e, style)), (e,)) for e in newest.values()]


def _claimed(incident: Incident, entry: Entry, style: Style) -> str:
    who = with_article(actor_name(incident, entry.claim.actor))
    verb = "denied responsibility" if entry.claim.verb == "denies" else "claimed responsibility"
    text = f"{who} {when_of(incident, entry, style)} {verb} for {_event(incident)}"
    return ", ".join(filter(None, (" ".join(text.split()), outlet(incident, entry, style), doubt(entry))))


def _attributed(incident: Incident, entry: Entry, style: Style) -> str:
    claim = entry.claim
    actor = "it" if claim.by == (claim.actor,) else titled(incident, claim.actor)
    clause = _TIES.get(claim.tie, "{actor} was behind {event}")
    sentence = f"{{who}} {VERBS[claim.verb]} {{when}} that {clause}"
    if claim.verb == "blames" and claim.tie in _TIES:
        sentence = f"{{who}} said {{when}} that {clause}"
    elif claim.verb in _ATTRIBUTED:
        sentence = _ATTRIBUTED[claim.verb]
    told = sentence.format(who=who_of(incident, entry), when=when_of(incident, entry, style), actor=actor, event=_event(incident))
    return ", ".join(filter(None, (" ".join(told.split()), outlet(incident, entry, style), doubt(entry))))


def _verdict(incident: Incident, owner: str, entry: Entry, style: Style) -> str:
    name = _named(incident, owner)
    text = f"{name} {_VERDICTS[entry.claim.value][is_several(name)]}, {telling(incident, entry, style)}"
    return ", ".join(filter(None, (text, outlet(incident, entry, style), doubt(entry))))


def _given(incident: Incident, name: str, entry: Entry, style: Style) -> str:
    """`The nationality of X, as Y said on 3 January 2024: Tajik`. No quotation marks: the words are the file's, not the speaker's."""
    if entry.claim.verb == "denies":
        text = f"{telling(incident, entry, style)} that {name} was {show_line(entry.claim.value)}"
    else:
        return f"{name}, as {_told_where(incident, entry, style)}: {show_line(entry.claim.value)}"
    return ", ".join(filter(None, (text, outlet(incident, entry, style), doubt(entry))))


def _statement(incident: Incident, entry: Entry, style: Style) -> str:
    """A statement in its own words behind a colon, since it need not be a clause; a bare denial names what it denies."""
    claim = entry.claim
    told = _told_where(incident, entry, style)
    if not claim.value:
        denied = next((c for c in incident.claims.get(claim.point, ()) if c.ref in claim.disputes and c.value), None)
        return f"{told}: {show_line(denied.value)}" if denied else f"{told}: {point_title(claim.point)}"
    return f"{told}: {show_line(claim.value)}"


def _told_where(incident: Incident, entry: Entry, style: Style) -> str:
    return ", ".join(filter(None, (telling(incident, entry, style), outlet(incident, entry, style), doubt(entry))))


def _event(incident: Incident) -> str:
    """What an actor was behind: a plot that was foiled is no attack."""
    return "the plot" if "foiled-plot" in incident.kind else "the attack"


def _named(incident: Incident, owner: str) -> str:
    """The actor or the action that a point is about, with the comma that closes an apposition."""
    if owner in incident.actors:
        name = with_article(actor_name(incident, owner))
        return f"{name}," if "," in name else name
    action = next((action for action in incident.actions if action.id == owner), None)
    if action is None:
        return show_line(owner.replace("-", " "))
    against = joined([with_article(actor_name(incident, actor_id)) for actor_id in action.against])
    return f"the {action.kind.replace('-', ' ')}{f' of {against}' if against and action.kind in _DONE_TO else ''}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
