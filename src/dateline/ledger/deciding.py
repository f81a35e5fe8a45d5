"""Criteria that facts decide, as words that an index keeps: which facts, and what a figure among them answers."""

from __future__ import annotations

from dateline.model.counts import parse_count
from dateline.model.criteria import Criterion, FieldIs, FigureIn, Has
from dateline.model.folding import fold
from dateline.model.vocabulary import narrower_kinds

HOLDINGS = ("question", "assessment", "archive", "action", "related")
"""What an incident may hold, beside a story that was published."""
TIE = "\t"
"""Between the values of a figure where two stand."""


def deciding(criterion: Criterion) -> tuple[str, ...] | None:
    """The facts of which one decides a criterion on any day, or None where facts do not."""
    match criterion:
        case FieldIs(field="kind", value=value):
            return tuple(f"kind={kind}" for kind in sorted(narrower_kinds(value)))
        case FieldIs(field="tag", value=value):
            return (f"tag={fold(value)}",)
        case FieldIs(field="lang", value=value):
            return (f"lang={value.lower()}",)
        case FieldIs(field="country" | "related" as field, value=value):
            return (f"{field}={value}",)
        case Has(what=what):
            return (f"has={what if what in HOLDINGS else 'story'}",)
        case _:
            return None


def figure_fact(point: str) -> str:
    """How the facts of a point's figure begin; what follows are its values, for `figure_holds`."""
    return f"figure={point}{TIE}"


def figure_holds(fact: str, test: FigureIn) -> bool:
    """Whether the figure that a fact gives answers a test."""
    return figure_answers(tuple(fact.split(TIE)[1:]), test)


def figure_answers(values: tuple[str, ...], test: FigureIn) -> bool:
    """Whether the figure of a headline, one value or several that tie, answers a test."""
    proved = []
    for value in values:
        count = parse_count(value)
        high = None if count.about else count.high
        if test.maybe or count.about:
            may = (count.about or high is None or high >= test.low) and (test.high is None or count.about or count.low <= test.high)
            proved.append(may if test.maybe else False)
        else:
            proved.append(count.low >= test.low and (test.high is None or (high is not None and high <= test.high)))
    return any(proved) if test.maybe else all(proved)
