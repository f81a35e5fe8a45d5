"""Searching for figures: they must be proved by their bounds, and no figure never matches."""

from __future__ import annotations

import pytest

from dateline.ledger.matches import matches
from dateline.ledger.searchable import search_text
from dateline.model.claim import Claim
from dateline.model.criteria import Criterion, FigureIn, Not
from dateline.model.incident import Incident
from ledger.building import LATE, claim, day, incident


def found(criterion: Criterion, told: Incident) -> bool:
    """Whether the incident answers, as known late."""
    return matches(told, criterion, LATE, search_text(told))


def figure(low: int, high: int | None = None, *, maybe: bool = False, of: tuple[Claim, ...] = ()) -> bool:
    """Whether the killed of some claims are within."""
    return found(FigureIn("killed", low, high, maybe), told=incident(*of))


@pytest.mark.parametrize(
    ("value", "low", "high", "proved", "maybe"),
    [
        ("84", 84, 84, True, True),
        ("84", 50, None, True, True),
        ("84", 85, None, False, False),
        ("84", 0, 83, False, False),
        (">=91", 90, None, True, True),
        (">=91", 92, None, False, True),
        (">=91", 90, 200, False, True),
        (">=91", 0, 90, False, False),
        ("80-95", 90, None, False, True),
        ("80-95", 80, 95, True, True),
        ("80-95", 96, None, False, False),
        ("<200", 0, 199, True, True),
        ("<200", 100, None, False, True),
        ("<200", 200, None, False, False),
        ("~100", 90, None, False, True),
        ("~100", 0, None, False, True),
        ("~100", 100, 100, False, True),
    ],
)
def test_a_figure_matches_when_its_bounds_prove_it_and_maybe_takes_what_may_be(
    value: str, low: int, high: int | None, proved: bool, maybe: bool
) -> None:
    told = (claim(value, "a", 3),)
    assert figure(low, high, of=told) is proved
    assert figure(low, high, of=told, maybe=True) is maybe
    assert found(Not(FigureIn("killed", low, high)), told=incident(*told)) is not proved


def test_of_two_values_that_tie_both_must_prove_it_and_one_may() -> None:
    tie = (claim(95, "a", 3), claim(84, "b", 3))
    assert figure(80, of=tie)
    assert not figure(90, of=tie)
    assert figure(90, of=tie, maybe=True)
    assert not figure(96, of=tie, maybe=True)


def test_no_figure_never_matches_nor_does_its_negation() -> None:
    asked = FigureIn("killed", 0, None)
    for told in (incident(), incident(claim(9, "a", 3, scope="police")), incident(claim("", "a", 3, verb="denies"))):
        assert not found(asked, told=told)
        assert not found(Not(asked), told=told)
        assert not found(FigureIn("killed", 0, None, maybe=True), told=told)


def test_a_figure_is_that_of_the_day() -> None:
    told = incident(claim(95, "a", 3, id="k95"), claim(84, "b", 4, replaces="k95"))
    at_least_90 = FigureIn("killed", 90, None)
    assert [matches(told, at_least_90, day(n), search_text(told)) for n in (2, 3, 4)] == [False, True, False]
    assert [matches(told, Not(at_least_90), day(n), search_text(told)) for n in (2, 3, 4)] == [False, False, True]
