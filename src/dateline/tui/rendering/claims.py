"""Claims as lines: value, speaker, day, and in words what became of it."""

from __future__ import annotations

from dateline.ledger.entries import Entry
from dateline.ledger.view import claim_of
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.points import PointKind
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import LONGEST, actor_name, actor_names
from dateline.tui.rendering.lines import Line, Piece

_STANCE = {
    "denies": "denies",
    "confirms": "confirms",
    "suggests": "suggests",
    "claims": "claims",
    "blames": "blames",
    "retracts": "retracts",
    "estimates": "estimates",
}


def value_text(incident: Incident, entry: Entry, kind: PointKind, *, ascii_only: bool = False) -> Shown:
    """What a claim says: a count with its sign, an actor's name, or its text."""
    claim = entry.claim
    if claim.actor:
        return actor_name(incident, claim.actor)
    return count_text(claim.value, ascii_only=ascii_only) if kind == "count" else show_line(claim.value or claim.verb)


def standing_text(incident: Incident, entry: Entry) -> Shown:
    """What became of a claim, in words: `replaced by 84 of Ahmad Vahidi`; "" where it simply stands."""
    if entry.standing == "stands":
        return Shown("weak" if entry.weak else "")
    claim = entry.claim
    through = [c for ref in entry.through[:2] if (c := claim_of(incident, claim.point, ref))]
    plain = entry.standing == "outgrown"
    others = " and ".join(_short(c) if plain else _told(incident, c, claim) for c in through)
    link = {"echo": "repeats", "disputed": "disputed by", "outgrown": "outgrown by", "replaced": "replaced by", "retracted": "retracted by"}
    weak = "weak, " if entry.weak and entry.standing != "echo" else ""
    return Shown(f"{weak}{link[entry.standing]} {show_line(others, 60)}" if others else f"{weak}{entry.standing}")


def claim_line(incident: Incident, entry: Entry, kind: PointKind, *, ascii_only: bool = False) -> Line:
    """A claim as a row of the dossier: stance, value, speaker, day, qualifiers."""
    claim = entry.claim
    pieces = [Piece(Shown("  "))]
    if claim.hold:
        pieces.append(Piece(Shown("HELD "), "problem"))
    stance = _STANCE.get(claim.verb, "")
    value = value_text(incident, entry, kind, ascii_only=ascii_only)
    pieces.append(Piece(Shown(value.rjust(5) if kind == "count" else value), "value"))
    if claim.scope:
        pieces.append(Piece(Shown(f" ({show_line(claim.scope)} only)"), "mark"))
    if claim.attackers in ("included", "excluded"):
        pieces.append(Piece(Shown(f" (attackers {claim.attackers})")))
    said = show_line(claim.said) if claim.said else f"by {entry.known.latest.isoformat()}"
    told = f"{actor_names(incident, claim.by)} {stance}".strip()
    pieces.append(Piece(Shown(f"  {told}, {said}")))
    if became := standing_text(incident, entry):
        pieces.append(Piece(Shown(f"  {became}"), entry.standing))
    return tuple(pieces)


def _told(incident: Incident, claim: Claim, other: Claim) -> str:
    """`84 (Ahmad Vahidi)`, `9 (police only; Ahmad Vahidi)` where `other` is of another scope; of a denial or a retraction only who made it."""
    who = actor_names(incident, claim.by)
    part = f"{show_line(claim.scope, LONGEST)} only; " if claim.scope and claim.scope != other.scope else ""
    return who if claim.verb in ("denies", "retracts") else f"{_short(claim)} ({part}{who})"


def _short(claim: Claim) -> str:
    return show_line(count_text(claim.value) if claim.value else claim.verb, 40)
