"""How much weight a claim carries: strong or weak, from the Admiralty grades of its speaker, its source and itself."""

from __future__ import annotations

from dateline.ledger.known import Known
from dateline.ledger.once import once
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident

DEFAULT_GRADE = "C"
DEFAULT_CREDIBILITY = "3"
WEAK_KINDS = frozenset({"encyclopedia", "militant-media", "social"})
"""Kinds of source that are D unless a grade says otherwise: living pages, a group's own media, anonymous channels."""

_ATTACKING = frozenset({"perpetrator", "planner", "suspect", "accused", "claimant"})


def speaker_grade(actor_id: str, incident: Incident) -> str:
    """The reliability of a speaker; a militant group on its own attack is D unless a grade is given."""
    actor = incident.actors.get(actor_id)
    if actor is None:
        return DEFAULT_GRADE
    return actor.grade or ("D" if actor.kind == "group" and _its_own(actor, incident) else DEFAULT_GRADE)


def _its_own(actor: Actor, incident: Incident) -> bool:
    """Whether the attack is a group's own: by its role, or because it says so or is said to have done it."""
    return not _ATTACKING.isdisjoint(actor.role) or actor.id in _said_to_have_attacked(incident)


@once
def _said_to_have_attacked(incident: Incident) -> frozenset[str]:
    said = (*incident.claims.get("responsibility", ()), *incident.claims.get("attribution", ()))
    return frozenset(claim.actor for claim in said if claim.verb != "denies")


def source_grade(source_id: str, incident: Incident) -> str:
    """The reliability of a document, by its grade or its kind."""
    source = incident.sources.get(source_id)
    if source is None:
        return DEFAULT_GRADE
    return source.grade or ("D" if source.kind in WEAK_KINDS else DEFAULT_GRADE)


def claim_grade(claim: Claim, incident: Incident) -> str:
    """The worse of the speaker's and the best source's grade (of several speakers, the best)."""
    speaker = min([speaker_grade(by, incident) for by in claim.by], default=DEFAULT_GRADE)
    source = min([source_grade(s, incident) for s in claim.source], default=DEFAULT_GRADE)
    return max(speaker, source)


def is_weak(claim: Claim, when: Known, grade: str) -> bool:
    """Whether a claim of a grade is weak: credibility 4-6, grade D-F, or no date of its own."""
    return claim.credibility in ("4", "5", "6") or grade >= "D" or not when.dated
