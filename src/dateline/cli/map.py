"""A map of the incidents that answer a query, with coasts and borders, and a line for each pin below it.

    dateline map
    dateline map 'actor:isis-k date:2024'
    dateline map near:kabul/300km
    dateline map country:IR --as-of 2024-01-04
    dateline map --json kerman

The map is as wide as the terminal and about as high, 80 by 24 in a pipe, and shows all pins as large as they fit. The
number beside a pin is that of the lines below: number, id, headline figure with its marks, title, how exact the position
is. Where the terminal is narrow the title is cut or left out, the figure never. Incidents whose places fall on one cell share a pin, and are counted: `4 Kabul ×3`.

A pin stands where an attack was, or was meant to be (a hollow one); a related place has none, and a place that is known
by country only never has one: such incidents are listed below the map. Circles are drawn where they are large enough to
see: site 0.5 km, town 5 km, district 30 km, province or sea 100 km. They are a convention, not the outline of that town.

A coast is a whole line, a border a line of dots, a disputed border one of fewer dots. Borders are those of Natural
Earth: as they are held, not as anyone claims them. Grey names are the largest towns, and countries in capitals. The bar
of kilometres is exact from north to south; from east to west it is so in the middle of the map.

`--json` gives the positions: `{version, query, as_of, count, pins, not_on_map}`. On the screen, M shows the map.

Exit 0 where something is found, 1 where nothing is, 2 where the query cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cartography import Drawn, Piece, draw, fit, signs, sites_of
from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, right
from dateline.cli.find import search_of
from dateline.cli.listed import GAP, lines_below, lines_beside, row_of, whole_lines, whole_width
from dateline.cli.opening import open_library
from dateline.cli.output import Output, Style, note, note_as_of
from dateline.ledger.summary import Summary
from dateline.library.find import answer
from dateline.model.shown import Shown, show_line

COLUMNS, ROWS = 80, 24
"""Size of the map in a pipe."""
LEAST_ROWS = 10
BELOW = 3
"""Lines of a terminal that stay free for what stands below the map, and the prompt."""
_STYLES: dict[str, Style] = {"border": "quiet", "country": "quiet", "town": "quiet", "scale": "quiet", "pin": "strong", "name": "strong"}


def run(asked: Asked, out: Output) -> int:
    """Print the map of the incidents that answer the query. Raises UsageError, QueryError."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = answer(session, search, asked.chosen.as_of)
    incidents = {summary.id: session.index.incident(summary.id) for summary in found.summaries}
    sites, unplaced = sites_of(incidents.values())
    if asked.chosen.json:
        from dateline.cli.shapes.map import map_shape

        out.json(map_shape(found, incidents, sites, unplaced))
        return 0 if found.summaries else 1
    drawn = Drawn((), ())
    if sites:
        columns = out.width or COLUMNS
        rows = max(LEAST_ROWS, min(columns // 2, out.height - BELOW)) if out.height else ROWS
        drawn = draw(fit([site.position for site in sites], columns, rows), sites, numbered=True, ascii_only=out.ascii_only)
        for pieces in drawn.lines:
            out.line(Shown("".join(_coloured(piece, out) for piece in pieces)))
        for text in _in_lines(signs(cursor=False, ascii_only=out.ascii_only), columns):
            out.line(out.styled(text, "quiet"))
    for line in legend_lines(found.summaries, drawn, out):
        out.line(line)
    for why in dict.fromkeys(item.why for item in unplaced):
        out.line(Shown(f"Not on the map, {why}:"))
        for line in _rows([("-", s, Shown("")) for s in found.summaries if any(u.incident == s.id and u.why == why for u in unplaced)], out):
            out.line(line)
    if search.as_of or asked.chosen.as_of:
        note_as_of(found.as_of)
    if not found.summaries:
        note("Nothing found.")
    return 0 if found.summaries else 1


def legend_lines(summaries: Sequence[Summary], drawn: Drawn, out: Output) -> list[Shown]:
    """A line an incident that is on the map, by the number of its first pin; an incident of several pins names them all."""
    numbers: dict[str, list[int]] = {}
    exact: dict[str, str] = {}
    for pin in drawn.pins:
        for site in pin.sites:
            exact.setdefault(site.incident, site.precision)
            if pin.number not in (known := numbers.setdefault(site.incident, [])):
                known.append(pin.number)
    shown = sorted((s for s in summaries if s.id in numbers), key=lambda s: numbers[s.id][0])
    return _rows([(",".join(map(str, numbers[s.id])), s, exact[s.id]) for s in shown], out)


def _rows(rows: Sequence[tuple[str, Summary, str]], out: Output) -> list[Shown]:
    """Number, id, toll, title and precision in columns; on a terminal for its width."""
    first = max((len(number) for number, _, _ in rows), default=0)
    listed = [row_of(s, f"{right(number, first)}{GAP}{show_line(s.id)}", last=exact, ascii_only=out.ascii_only) for number, s, exact in rows]
    if out.width is None or whole_width(listed) <= out.width:
        return whole_lines(listed)
    beside = lines_beside(listed, out.width, ascii_only=out.ascii_only)
    return beside or [line for row in listed for line in lines_below(row, out.width, ascii_only=out.ascii_only)]


def _coloured(piece: Piece, out: Output) -> Shown:
    style = _STYLES.get(piece.style)
    return out.styled(piece.text, style) if style else piece.text


def _in_lines(parts: Sequence[Shown], width: int) -> list[Shown]:
    """Parts with two blanks between them, on as few lines as they fit."""
    lines = [Shown("")]
    for part in parts:
        joined = f"{lines[-1]}{GAP}{part}" if lines[-1] else part
        if cells(joined) <= width:
            lines[-1] = Shown(joined)
        else:
            lines.append(part)
    return lines
