"""Attackers: whether a figure counts them, and how many of them died."""

from __future__ import annotations

import pytest

from dateline.model.actor import Actor
from ledger.building import claim, incident, standings

BOTH = {"older": "disputed", "newer": "disputed"}
NEITHER = {"older": "stands", "newer": "stands"}


def attackers(older: str, newer: str, died: int = 0, low: int = 17, high: int = 22) -> dict[str, str]:
    """The standings of 22 and then 17 dead, attackers counted in these ways, of whom so many died."""
    dead = {"attackers-killed": [claim(died, "a", 3)]} if died else {}
    told = [claim(high, "a", 3, id="older", attackers=older), claim(low, "b", 4, id="newer", attackers=newer)]
    return dict(standings(incident(*told, points=dead)))


def test_included_is_never_compared_with_excluded() -> None:
    assert attackers("included", "excluded") == attackers("excluded", "included") == NEITHER
    assert attackers("excluded", "included", low=30) == NEITHER


@pytest.mark.parametrize("counted", ["included", "excluded"])
def test_unknown_is_compared_with_both_beyond_the_attackers_that_died(counted: str) -> None:
    assert attackers(counted, "unknown") == attackers("", counted) == BOTH
    assert attackers(counted, "", died=4) == BOTH
    assert attackers(counted, "", died=5) == attackers("unknown", counted, died=5) == NEITHER
    outgrown = {"older": "outgrown", "newer": "stands"}
    assert attackers("", counted, died=5, low=27) == (outgrown if counted == "excluded" else NEITHER)
    assert attackers("", counted, died=4, low=27) == {"older": "outgrown", "newer": "stands"}


def test_figures_that_count_alike_are_compared_however_many_attackers_died() -> None:
    assert attackers("", "", died=5) == attackers("included", "included", died=5) == attackers("excluded", "excluded", died=5) == BOTH


def test_without_a_figure_the_perpetrators_that_died_are_the_attackers_that_died() -> None:
    dead = [Actor(id=f"bomber-{n}", name="B", kind="person", role=("perpetrator",), died="2024-01-03") for n in range(2)]
    dead.append(Actor(id="victim", name="V", kind="public", role=("victims",), died="2024-01-03"))
    for high, expected in ((19, NEITHER), (20, BOTH)):
        told = [claim(high, "a", 3, id="older", attackers="included"), claim(17, "b", 4, id="newer")]
        assert standings(incident(*told, actors=dead)) == expected


def test_the_attackers_themselves_are_compared_as_they_are() -> None:
    told = [claim(3, "a", 3, id="older", attackers="included"), claim(2, "b", 4, id="newer")]
    assert standings(incident(points={"attackers-killed": told}), "attackers-killed") == BOTH


def test_a_count_without_the_attackers_that_is_higher_says_more_however_many_attackers_died() -> None:
    told = [claim(16, "a", 3, id="older"), claim(17, "b", 3, id="newer", attackers="excluded")]
    dead = {"attackers-killed": [claim(5, "a", 3)]}
    assert standings(incident(*told, points=dead)) == {"older": "outgrown", "newer": "stands"}
    told = [claim(16, "a", 3, id="older", attackers="excluded"), claim(17, "b", 3, id="newer")]
    assert standings(incident(*told, points=dead)) == NEITHER
