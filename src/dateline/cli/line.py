"""Attributed sentences fit to print, each with its source: who said what, when, and where that was read.

    dateline line kerman
    dateline line kerman killed
    dateline line kerman killed --as-of 2024-01-04 --style ap
    dateline line kerman killed --with-history
    dateline line kerman --short
    dateline line crocus responsibility attribution

Every number, name and day of a line stands in the claims that it cites; a bound is never printed as an exact figure, and
what is disputed or could not be verified says so. Without a point there is a line for killed, injured, missing,
responsibility and attribution, as far as the file has them. `--style` is `plain` (4 January 2024), `ap` or `reuters`
(Jan. 4, 2024; small numbers spelled out; no sentence begins with a numeral). `--short` is for a caption, `--with-history`
tells how the figure moved.

Claims that are held (off the record, embargoed) are left out unless you say `--with-held`.

With `--json`: `{version, incident, as_of, style, lines: [{point, text, claims, sources}]}`.

Exit 0 where there is a line, 1 where there is none.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.points import incident_and_points
from dateline.cli.shapes import VERSION
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.line import STYLES, AttributedLine, lines_of
from dateline.phrasing.line.lines import without_held
from dateline.phrasing.people import source_text


def run(asked: Asked, out: Output) -> int:
    """Print the lines."""
    session = open_library(asked.chosen, out.environment)
    incident, points = incident_and_points(session, asked.words, "line")
    if incident.retracted:
        note(f"{incident.id} was RETRACTED on {incident.retracted.date}: {incident.retracted.why}. Do not print it.")
        return 1
    printable, held = (incident, 0) if asked.chosen.with_held else without_held(incident)
    if held:
        note(f"{held} held claim{' is' if held == 1 else 's are'} left out; --with-held takes {'it' if held == 1 else 'them'} in.")
    as_of = asked.chosen.as_of or session.today
    style = STYLES[asked.chosen.style or "plain"]
    lines = lines_of(printable, points, as_of, style, short=asked.chosen.short, history=asked.chosen.with_history)
    if asked.chosen.json:
        shapes = [{"point": ln.point, "text": ln.text, "claims": list(ln.claims), "sources": list(_sources(printable, ln))} for ln in lines]
        out.json({"version": VERSION, "incident": incident.id, "as_of": as_of.isoformat(), "style": style.name, "lines": shapes})
    else:
        for line in lines:
            _print(printable, line, out)
        if not lines:
            note("Nothing that stands gives a line." if points else f"Nobody has given a toll or an author; {incident.id} has other points.")
    return 0 if lines else 1


def _print(incident: Incident, line: AttributedLine, out: Output) -> None:
    from dateline.cli.columns import wrap

    for part in wrap(line.text, out.width) if out.width else [line.text]:
        out.line(part)
    for source in _sources(incident, line)[:3]:
        url = incident.sources[source].url
        out.line(out.styled(Shown(f"    {source_text(incident, source)}{f' {show_line(url)}' if url else ''}"), "quiet"))


def _sources(incident: Incident, line: AttributedLine) -> tuple[str, ...]:
    """Where the claim that a line rests on was read."""
    claims: dict[str, Claim] = {claim.ref: claim for ledger in incident.claims.values() for claim in ledger}
    return tuple(dict.fromkeys(s for ref in line.claims[:1] for s in claims[ref].source))
