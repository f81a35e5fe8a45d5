"""How the incidents of a query fall by country, kind, actor, year, role and state.

    dateline facets
    dateline facets actor:is+
    dateline facets date:2024 --json

Each line is a criterion that narrows the query, with the number of incidents it leaves.

Exit 0 where something answers the query, 1 where nothing does.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.find import search_of
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.shapes import VERSION
from dateline.library.facets import facets
from dateline.library.find import answer
from dateline.model.shown import Shown, show_line


def run(asked: Asked, out: Output) -> int:
    """Print the facets."""
    session = open_library(asked.chosen, out.environment)
    found = answer(session, search_of(asked), asked.chosen.as_of)
    values = facets(session, found)
    if asked.chosen.json:
        shapes = [{"field": f.field, "criterion": f.criterion, "label": f.label, "count": f.count} for f in values]
        out.json({"version": VERSION, "query": found.search.text, "as_of": found.as_of.isoformat(), "facets": shapes})
        return 0 if values else 1
    field = ""
    for facet in values:
        if facet.field != field:
            field = facet.field
            out.line(out.styled(Shown(field), "strong"))
        out.line(Shown(f"  {facet.count:>4}  {show_line(facet.criterion):<34} {show_line(facet.label)}".rstrip()))
    if not values:
        note("Nothing found.")
    return 0 if values else 1
