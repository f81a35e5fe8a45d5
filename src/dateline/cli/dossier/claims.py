"""Claims in words: what is claimed, by whom, when, what became of it and through which claim, and how much it weighs."""

from __future__ import annotations

from dateline.cli.dossier.page import Page
from dateline.ledger.entries import Entry, PointLedger
from dateline.ledger.view import View
from dateline.model.claim import Claim
from dateline.model.points import PointKind
from dateline.model.shown import Shown, show_line
from dateline.model.vocabulary import VOCABULARIES
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import LONGEST, MOST_NAMED, actor_name, actor_names, source_text, titled_name
from dateline.phrasing.qualified import headline_qualifiers, headline_values, said_text

_THROUGH = {
    "retracted": "retracted by",
    "replaced": "replaced by",
    "echo": "an echo: prints again",
    "outgrown": "outgrown by",
    "disputed": "disputed by",
}


def value_text(view: View, claim: Claim, kind: PointKind) -> Shown:
    """What a claim says: a count with its sign, an actor's name, or its text; its verb where it gives no value."""
    if claim.actor:
        return actor_name(view.incident, claim.actor)
    if not claim.value:
        return Shown(claim.verb)
    return count_text(claim.value, ascii_only=view.ascii_only) if kind == "count" else show_line(claim.value)


def speakers_text(view: View, claim: Claim) -> Shown:
    """Who says it, with titles."""
    return Shown("; ".join(titled_name(view.incident, by) for by in claim.by))


def qualifiers_text(claim: Claim) -> Shown:
    """What must be read with the value: scope, attackers, tie, hold."""
    found = [f"{show_line(claim.scope)} only"] if claim.scope else []
    found += [f"attackers {claim.attackers}"] if claim.attackers in ("included", "excluded") else []
    found += [claim.tie] if claim.tie else []
    held = f" [held: {show_line(claim.hold)}]" if claim.hold else ""
    return Shown((f" ({', '.join(found)})" if found else "") + held)


def standing_text(view: View, entry: Entry, kind: PointKind) -> Shown:
    """What became of a claim and through which: `replaced by 84 of Ahmad Vahidi [k84], because …`."""
    through = [c for ref in entry.through[:MOST_NAMED] if (c := view.claim(entry.claim.point, ref))]
    if entry.standing == "stands" or not through:
        return Shown(entry.standing)
    named = [f"{_value_of(view, c, kind, entry.claim)}{actor_names(view.incident, c.by)} [{show_line(c.ref)}]" for c in through]
    named += [f"{more:,} more"] if (more := len(entry.through) - MOST_NAMED) > 0 else []
    because = next(
        (f", because {show_line(c.why, LONGEST)}" for c in through if c.why and entry.standing in ("replaced", "retracted", "disputed")), ""
    )
    return Shown(f"{_THROUGH[entry.standing]} {' and '.join(named)}{because}")


def _value_of(view: View, claim: Claim, kind: PointKind, other: Claim) -> str:
    """`84 of ` before the speaker, `9 (police only) of ` where `other` is of another scope; nothing where the claim gives no value, as a retraction."""
    if claim.verb in ("retracts", "denies"):
        return ""
    part = f" ({show_line(claim.scope, LONGEST)} only)" if claim.scope and claim.scope != other.scope else ""
    return f"{show_line(value_text(view, claim, kind), 60)}{part} of "


def weight_text(view: View, entry: Entry) -> Shown:
    """How much a claim weighs: grade and credibility as applied, weakness and its reason, whose word it is."""
    credibility = entry.claim.credibility
    parts = [f"grade {entry.grade}"]
    parts += [f"credibility {credibility} ({VOCABULARIES['credibility'].get(credibility, '')})"] if credibility else []
    if entry.weak:
        reasons = ["its grade"] if entry.grade >= "D" else []
        reasons += ["its credibility"] if credibility >= "4" else []
        reasons += ["nothing dates it"] if not entry.known.dated else []
        parts.append(f"weak ({', '.join(reasons)})")
    parts.append(f"origin {actor_names(view.incident, entry.origins)}")
    return Shown(", ".join(parts))


def read_in_text(view: View, sources: tuple[str, ...]) -> Shown:
    """Where it was read: every document with its publisher, date and id."""
    return Shown("; ".join(source_text(view.incident, source) for source in sources))


def add_claim(page: Page, view: View, entry: Entry, kind: PointKind, indent: int) -> None:
    """A claim with everything that hangs on it."""
    claim = entry.claim
    verb = f" ({claim.verb})" if claim.verb and claim.verb != value_text(view, claim, kind) else ""
    told = f"{speakers_text(view, claim)}{verb}, {said_text(entry)} [{show_line(claim.ref)}]"
    page.line(Shown(f"{value_text(view, claim, kind)}{qualifiers_text(claim)}: {told}"), indent)
    below = indent + 4
    page.line(Shown(f"{standing_text(view, entry, kind)}; {weight_text(view, entry)}"), below)
    if claim.why:
        before = f"in place of {_refs(claim.replaces)} " if claim.replaces else ""
        page.line(Shown(f"{before}because {show_line(claim.why)}"), below)
    if claim.disputes:
        page.line(Shown(f"says that {_refs(claim.disputes)} is not so"), below)
    if claim.quote:
        page.line(Shown(f'"{show_line(claim.quote)}"'), below)
    at = f", {show_line(claim.at)}" if claim.at else ""
    page.line(Shown(f"read in {read_in_text(view, claim.source)}{at}"), below)
    if claim.note:
        page.line(Shown(f"{view.later}note: {show_line(claim.note)}"), below)


def headline_text(view: View, ledger: PointLedger) -> Shown:
    """A headline with its qualifiers: `84 (rests on one origin, Ahmad Vahidi)`; says so where there is none, or all was taken back."""
    if view.incident.is_retracted:
        return Shown("retracted")
    top = ledger.headline
    if top is None:
        return Shown("statements, side by side" if ledger.kind == "question" else "nothing that stands gives a value")
    words = headline_qualifiers(view.incident, ledger.kind, top, ascii_only=view.ascii_only)
    values = headline_values(view.incident, ledger.kind, top.values, ascii_only=view.ascii_only)
    return Shown(values + (f" ({'; '.join(words)})" if words else ""))


def _refs(refs: tuple[str, ...]) -> str:
    return ", ".join(f"[{show_line(ref)}]" for ref in refs)
