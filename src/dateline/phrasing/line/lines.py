"""The lines of an incident: which points, from which claims, as of which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.ledger.entries import Entry, PointLedger
from dateline.ledger.weigh import weigh
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.line.counted import claim_sentence, count_sentence, history_sentence, leading, short_line
from dateline.phrasing.line.told import actor_sentences, text_sentences
from dateline.phrasing.line.wording import Style, punctuated

USUAL = ("killed", "injured", "missing", "responsibility", "attribution")
"""Points of which there is a line where none is named."""


class AttributedLine(Struct, frozen=True):
    """One line fit to print: `text`, and the refs of the claims that hold its words, the first the one it rests on."""

    point: str
    text: Shown
    claims: tuple[str, ...]


def lines_of(
    incident: Incident, points: Sequence[str], as_of: dt.date, style: Style, *, short: bool = False, history: bool = False
) -> tuple[AttributedLine, ...]:
    """The lines of `points` (the usual ones where none is named) as known at the end of `as_of`, in that order."""
    found: list[AttributedLine] = []
    for point in points or [p for p in USUAL if p in incident.claims]:
        ledger = weigh(incident, point, as_of)
        if ledger.kind == "count":
            found += _counted(incident, ledger, as_of, style, short=short, history=history)
        else:
            told = (
                actor_sentences(incident, ledger, style, every=bool(points)) if ledger.kind == "actors" else text_sentences(incident, ledger, style)
            )
            found += [_line(point, punctuated(text, style), cited) for text, cited in told]
    return tuple(found)


def documents_of(incident: Incident, line: AttributedLine, most: int | None = None) -> tuple[str, ...]:
    """Where a line was read, as ids of sources: what the claim it rests on was read in (`most` of it), then one of each other claim."""
    read = {claim.ref: claim.source for ledger in incident.claims.values() for claim in ledger}
    first, others = read[line.claims[0]], (read[ref] for ref in line.claims[1:])
    return tuple(dict.fromkeys([*first[:most], *(sources[0] for sources in others if not set(sources) & set(first))]))


def line_of_claim(incident: Incident, point: str, ref: str, as_of: dt.date, style: Style) -> AttributedLine | None:
    """The line that rests on one claim: a figure that is not the headline says what is; None where the point has no line."""
    ledger = weigh(incident, point, as_of)
    entry = next((e for e in ledger.entries if e.claim.ref == ref), None)
    top = ledger.headline
    if entry is not None and top is not None and ledger.kind == "count" and entry not in top.entries and entry.claim.value:
        text, cited = claim_sentence(incident, ledger, entry, top, style)
        return _line(point, punctuated(text, style), cited)
    lines = lines_of(incident, (point,), as_of, style)
    return next((line for line in lines if ref in line.claims[:1]), lines[0] if lines else None)


def _counted(incident: Incident, ledger: PointLedger, as_of: dt.date, style: Style, *, short: bool, history: bool) -> list[AttributedLine]:
    top = ledger.headline
    if top is None:
        return []
    if short:
        return [_line(ledger.point, short_line(incident, ledger, top, style), reversed(leading(top)))]
    text, cited = count_sentence(incident, ledger, top, as_of, style)
    if history:
        before, steps = history_sentence(incident, ledger, as_of, style)
        text, cited = f"{text} {before}".rstrip(), (*cited, *steps)
    return [_line(ledger.point, punctuated(text, style), cited)]


def _line(point: str, text: str, cited: Iterable[Entry]) -> AttributedLine:
    return AttributedLine(point, show_line(text), tuple(dict.fromkeys(entry.claim.ref for entry in cited)))
