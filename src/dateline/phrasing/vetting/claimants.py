"""Who is made to claim an attack, or is blamed for it, and whether the file has that."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.entries import Entry
from dateline.model.shown import show_line
from dateline.phrasing.people import actor_names
from dateline.phrasing.vetting.attributions import Attribution
from dateline.phrasing.vetting.desks import Desk
from dateline.phrasing.vetting.finding import Ruling, Verdict
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import Speakers

_VERDICTS: dict[str, Verdict] = {"disputed": "disputed", "replaced": "replaced", "retracted": "replaced"}


def claimant_ruling(desk: Desk, attribution: Attribution, words: Sequence[Token]) -> Ruling | None:
    """The verdict of `X claimed responsibility` or `X was blamed`; None where nobody is named.

    Whom somebody blames is silently right where the file holds it: only a name that nobody blames is told.
    """
    meant = desk.meant(words)
    proper = any(t.is_word and t.text[0].isupper() for t in words)
    if (meant.known and not desk.voices.names_somebody(words)) or not (meant.known or proper):
        return None  # "the group", "two groups": nobody is named
    blamed = attribution.kind == "attribution"
    entries = _entries(desk, ("attribution", "responsibility") if blamed else ("responsibility",))
    held = [e for e in entries if e.claim.actor in _exactly(desk, meant) and e.claim.verb not in ("denies", "retracts")]
    if not held:
        named = sorted({e.claim.actor for e in entries})
        told = f"The file has: {actor_names(desk.incident, named)}." if named else "The file holds no claim of responsibility."
        return Ruling("not-found", attribution.kind, told)
    if blamed:
        return None
    claim = held[-1].claim
    when = f", {show_line(claim.said)}" if claim.said else ""
    verdict = _VERDICTS.get(held[-1].standing, "supported")
    return Ruling(verdict, attribution.kind, f"So says {actor_names(desk.incident, claim.by)}{when}.", (claim.ref,))


def _entries(desk: Desk, points: Sequence[str]) -> list[Entry]:
    """The claims of the points that name an actor."""
    return [e for point in points for e in desk.book.ledger(point).entries if e.claim.actor]


def _exactly(desk: Desk, meant: Speakers) -> frozenset[str]:
    """Of a group and its outlets the group alone, where the words name it."""
    actors = desk.incident.actors
    return frozenset(i for i in meant.ids if i in actors and not (actors[i].part_of in meant.ids and actors[i].kind != "group"))
