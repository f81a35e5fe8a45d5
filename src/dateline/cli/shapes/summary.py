"""What `find --json` gives: the query, and a summary with its headline figures for each incident."""

from __future__ import annotations

from dateline.cli.shapes import VERSION, Shape
from dateline.ledger.summary import Figure, Summary
from dateline.library.find import Answer


def find_shape(found: Answer) -> Shape:
    """`{version, query, as_of, count, incidents}`; `as_of` is the day whose end the figures tell of."""
    return {
        "version": VERSION,
        "query": found.search.text,
        "as_of": found.as_of.isoformat(),
        "count": len(found.summaries),
        "incidents": [summary_shape(summary) for summary in found.summaries],
    }


def summary_shape(summary: Summary) -> Shape:
    """One incident of a list; `headline` holds the points of counts of which a figure is known."""
    return {
        "id": summary.id,
        "date": summary.date,
        "title": summary.title,
        "country": summary.country,
        "kind": list(summary.kind),
        "place": summary.place or None,
        "status": summary.status,
        "states": list(summary.states),
        "headline": {point: figure_shape(figure) for point, figure in summary.figures.items()},
        "dataset": None,
    }


def with_version(shape: Shape) -> Shape:
    """A line of `--jsonl`, which stands alone."""
    return {"version": VERSION, **shape}


def figure_shape(figure: Figure) -> Shape:
    """A headline figure as the index stores it; `attackers` is null where the figure does not count them for certain."""
    return {
        "value": " or ".join(figure.values),
        "standing": "disputed" if figure.disputed else "stands",
        "single_origin": figure.single_origin,
        "attackers": "included" if figure.attackers_included else None,
        "weak": figure.weak,
        "weaker": list(figure.weaker),
        "by": list(figure.by),
        "said": figure.said or None,
    }
