"""Claims, headlines and steps as JSON."""

from __future__ import annotations

from dateline.cli.shapes import Shape
from dateline.ledger.entries import Entry, Headline, PointLedger, Step
from dateline.model.incident import Incident


def retraction_shape(incident: Incident) -> Shape | None:
    """`{date, why}` of an incident that was taken back, each null where its file does not say; null of any other."""
    if not incident.is_retracted:
        return None
    told = incident.retracted
    return {"date": told.date if told else None, "why": told.why if told else None}


def current_shape(incident: Incident, ledger: PointLedger | None) -> Shape | None:
    """The headline that may be printed of a point; null where there is none, or the incident was taken back."""
    return None if ledger is None or incident.is_retracted else headline_shape(ledger.headline)


def point_shape(incident: Incident, ledger: PointLedger) -> Shape:
    """`{kind, headline, claims, perhaps}`; `perhaps` are refs of claims that may have been known by then."""
    return {
        "kind": ledger.kind,
        "headline": current_shape(incident, ledger),
        "claims": [claim_shape(entry) for entry in ledger.entries],
        "perhaps": [claim.ref for claim in ledger.perhaps],
    }


def headline_shape(top: Headline | None) -> Shape | None:
    """A headline with the speaker, day and sources of the last claim it rests on; `claims` are all of these."""
    if top is None:
        return None
    last = top.entries[-1]
    counted = {entry.claim.attackers or "unknown" for entry in top.entries}
    return {
        "value": " or ".join(top.values),
        "by": list(last.claim.by),
        "said": said_of(last),
        "sources": list(last.claim.source),
        "standing": "disputed" if top.disputed else "stands",
        "single_origin": top.single_origin,
        "attackers": counted.pop() if len(counted) == 1 else "unknown",
        "weak": top.weak,
        "weaker": list(top.weaker),
        "disputed_by": list(top.others),
        "chosen": top.chosen or None,
        "hold": next((entry.claim.hold for entry in top.entries if entry.claim.hold), None),
        "claims": [entry.claim.ref for entry in top.entries],
    }


def claim_shape(entry: Entry) -> Shape:
    """A claim with its standing; `through` names the claims through which it came about, whatever it is."""
    claim = entry.claim
    return {
        "id": claim.ref,
        "value": claim.value or None,
        "actor": claim.actor or None,
        "by": list(claim.by),
        "said": said_of(entry),
        "dated": entry.known.dated,
        "sources": list(claim.source),
        "verb": claim.verb or None,
        "standing": entry.standing,
        "weak": entry.weak,
        "replaced_by": list(entry.through) if entry.standing in ("replaced", "retracted") else [],
        "through": list(entry.through),
        "replaces": list(claim.replaces),
        "disputes": list(claim.disputes),
        "repeats": list(claim.repeats),
        "why": claim.why or None,
        "credibility": claim.credibility or None,
        "grade": entry.grade,
        "origin": list(entry.origins),
        "scope": claim.scope or None,
        "attackers": claim.attackers or None,
        "tie": claim.tie or None,
        "quote": claim.quote or None,
        "at": claim.at or None,
        "hold": claim.hold or None,
        "note": claim.note or None,
    }


def step_shape(step: Step) -> Shape:
    """A step of a ladder: the headline as it became, and what has become of its claim since."""
    entry = step.entry
    return {
        "value": " or ".join(step.values),
        "by": list(entry.claim.by),
        "said": said_of(entry),
        "sources": list(entry.claim.source),
        "standing": entry.standing,
        "weak": entry.weak,
        "through": list(entry.through),
        "why": entry.claim.why or None,
        "hold": entry.claim.hold or None,
        "id": entry.claim.ref,
    }


def said_of(entry: Entry) -> str:
    """When a claim was made, as the file writes it; else the last day on which it can have become known."""
    return entry.claim.said or entry.known.latest.isoformat()
