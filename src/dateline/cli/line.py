"""Attributed sentences fit to print, each with its source: who said what, when, and where that was read.

    dateline line kerman
    dateline line kerman killed
    dateline line kerman killed --as-of 2024-01-04 --style ap
    dateline line kerman killed --with-history
    dateline line kerman --short
    dateline line crocus responsibility attribution

Every number, name and day of a line stands in the claims that it cites; a bound is never printed as an exact figure,
and what is disputed or could not be verified says so; an earlier figure that was taken back says by whom and when.
Beneath stands what must be read with it (that it rests on one origin, that only weak claims say it) and where it was
read: three documents of the claim that it rests on, and one of each other claim that it cites. Without a point there is
a line for killed, injured, missing, responsibility and attribution, as far as the file has them. `--style` is `plain`
(4 January 2024), `ap` or `reuters` (Jan. 4, 2024; small numbers spelled out; no sentence begins with a numeral).
`--short` is for a caption, `--with-history` tells how the figure moved.

Claims that are held (off the record, embargoed) are left out unless you say `--with-held`.

With `--json`: `{version, incident, as_of, style, lines: [{point, text, claims, sources, qualifiers}]}`.

Exit 0 where there is a line, 1 where there is none.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.points import incident_and_points
from dateline.cli.shapes import VERSION
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.line import STYLES, AttributedLine, documents_of, lines_of
from dateline.phrasing.people import source_text
from dateline.phrasing.printable import without_held
from dateline.phrasing.qualified import line_qualifiers, tombstone_text

INDENT = "    "
_MOST = 3
"""Documents that are printed of the claim that a line rests on; JSON has all."""


def run(asked: Asked, out: Output) -> int:
    """Print the lines."""
    session = open_library(asked.chosen, out.environment)
    incident, points = incident_and_points(session, asked.words, "line")
    if incident.is_retracted:
        note(f"{incident.id}: {tombstone_text(incident)}")
        return 1
    printable, held = (incident, 0) if asked.chosen.with_held else without_held(incident)
    if held:
        note(f"{held} held claim{' is' if held == 1 else 's are'} left out; --with-held takes {'it' if held == 1 else 'them'} in.")
    as_of = asked.chosen.as_of or session.today
    style = STYLES[asked.chosen.style or "plain"]
    lines = lines_of(printable, points, as_of, style, short=asked.chosen.short, history=asked.chosen.with_history)
    if asked.chosen.json:
        shapes = [_shape(printable, line, line_qualifiers(printable, line, as_of)) for line in lines]
        out.json({"version": VERSION, "incident": incident.id, "as_of": as_of.isoformat(), "style": style.name, "lines": shapes})
    else:
        for line in lines:
            _print(printable, line, line_qualifiers(printable, line, as_of), out)
        if not lines:
            note("Nothing that stands gives a line." if points else f"Nobody has given a toll or an author; {incident.id} has other points.")
    return 0 if lines else 1


def _shape(incident: Incident, line: AttributedLine, qualifiers: list[Shown]) -> dict[str, object]:
    read = list(documents_of(incident, line))
    return {"point": line.point, "text": line.text, "claims": list(line.claims), "sources": read, "qualifiers": qualifiers}


def _print(incident: Incident, line: AttributedLine, qualifiers: list[Shown], out: Output) -> None:
    from dateline.cli.columns import wrap

    for part in wrap(line.text, out.width) if out.width else [line.text]:
        out.line(part)
    if qualifiers:
        told = Shown(f"({'; '.join(qualifiers)})")
        for part in wrap(told, out.width - len(INDENT)) if out.width else [told]:
            out.line(out.styled(Shown(INDENT + part), "quiet"))
    for source in documents_of(incident, line, _MOST):
        url = incident.sources[source].url
        out.line(out.styled(Shown(f"{INDENT}{source_text(incident, source)}{f' {show_line(url)}' if url else ''}"), "quiet"))
