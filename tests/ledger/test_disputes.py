"""Disputed: named, denied, or not both true; a weak claim disputes no strong one."""

from __future__ import annotations

import pytest

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from ledger.building import claim, incident, ledger, standings, top, values

BOTH = {"older": "disputed", "newer": "disputed"}
NEITHER = {"older": "stands", "newer": "stands"}


def pair(older: int | str, newer: int | str, on: int = 4, **more: str) -> dict[str, str]:
    """The standings of a figure of the 3rd and one of another speaker of a day; `more` goes to the newer."""
    return dict(standings(incident(claim(older, "a", 3, id="older"), claim(newer, "b", on, id="newer", **more))))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (95, 84),
        (">=91", 90),
        (">60", "<50"),
        ("<200", 200),
        ("80-90", 79),
        ("80-90", "60-79"),
        (201, "~100"),
        ("~100", 49),
        (84, "<=80"),
        ("~300", "~100"),
    ],
)
def test_a_newer_lower_count_cannot_be_true_too(older: int | str, newer: int | str) -> None:
    if (older, newer) != ("<200", 200):
        assert pair(older, newer) == BOTH
    else:
        assert pair(older, newer) == {"older": "outgrown", "newer": "stands"}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (84, ">=80"),
        (84, ">60"),
        ("<200", 150),
        (84, "80-90"),
        (200, "~100"),
        (51, "~100"),
        ("~100", 50),
        ("~100", ">=90"),
        (">=91", ">=20"),
        (84, 84),
    ],
)
def test_counts_that_one_number_satisfies_are_no_dispute(older: int | str, newer: int | str) -> None:
    assert pair(older, newer) == NEITHER


def test_a_weak_newer_higher_count_is_no_dispute_unless_of_the_same_day() -> None:
    assert pair(28, 50, credibility="5") == NEITHER
    assert pair(28, 50, 3, credibility="5") == {"older": "stands", "newer": "disputed"}


def test_a_weak_claim_never_disputes_a_strong_one() -> None:
    assert pair(95, 84, credibility="5") == {"older": "stands", "newer": "disputed"}
    assert pair(95, 95, credibility="5", disputes="older") == NEITHER
    assert pair(95, "", credibility="5", verb="denies") == NEITHER


def test_two_weak_claims_dispute_each_other() -> None:
    told = incident(claim(95, "a", 3, id="older", credibility="5"), claim(84, "b", 4, id="newer", credibility="5"))
    assert standings(told) == BOTH
    assert not ledger(told).disputed


def test_a_claim_that_a_standing_one_names_in_disputes_is_disputed() -> None:
    assert pair(84, 84, disputes="older") == {"older": "disputed", "newer": "stands"}


def test_what_no_longer_stands_disputes_nothing() -> None:
    named = [claim(7, "a", 3, id="a"), claim(5, "b", 3, id="b", disputes="a")]
    assert standings(incident(*named))["a"] == "disputed"
    assert standings(incident(*named, claim(7, "c", 4, replaces="b")))["a"] == "stands"


def test_a_denial_that_names_a_claim_disputes_that_one_only() -> None:
    told = [claim("yes", "a", 3, id="a"), claim("no", "b", 3, id="b"), claim("", "c", 4, id="c", verb="denies", disputes="a")]
    assert standings(incident(points={"was-it-claimed": told}), "was-it-claimed") == {"a": "disputed", "b": "stands", "c": "stands"}


def test_a_denial_of_a_value_disputes_that_value() -> None:
    told = incident(claim(84, "a", 3, id="a"), claim(">=80", "b", 3, id="b"), claim(84, "c", 4, id="c", verb="denies"))
    assert standings(told) == {"a": "disputed", "b": "stands", "c": "stands"}
    assert values(told) == ("84",)


def test_a_denial_of_an_actor_disputes_who_says_so() -> None:
    told = [
        claim("", "us", 3, id="blame", actor="is"),
        claim("", "us", 3, id="other", actor="cell"),
        claim("", "is", 4, id="no", actor="is", verb="denies"),
    ]
    officials = [Actor(id="is", name="IS", kind="group", grade="B")]
    assert standings(incident(points={"attribution": told}, actors=officials), "attribution") == {
        "blame": "disputed",
        "other": "stands",
        "no": "stands",
    }


def test_a_bare_denial_disputes_what_others_had_said_before_it() -> None:
    told = incident(claim(84, "a", 3, id="a"), claim("", "b", 4, id="no", verb="denies"), claim(84, "c", 5, id="c"))
    assert standings(told) == {"a": "disputed", "no": "stands", "c": "stands"}


def statements(*told: Claim) -> dict[str, str]:
    """The standings of statements of a question point."""
    return dict(standings(incident(points={"number-of-attackers": told}), "number-of-attackers"))


def test_two_wordings_of_a_question_point_are_never_a_dispute() -> None:
    assert statements(claim("two gunmen", "a", 3, id="a"), claim("a lone gunman", "b", 3, id="b")) == {"a": "stands", "b": "stands"}
    assert statements(claim("two", "a", 3, id="a"), claim("one", "b", 3, id="b", disputes="a")) == {"a": "disputed", "b": "stands"}


def test_different_values_of_a_single_valued_text_dispute_each_other_on_any_day() -> None:
    for point in ("motive", "method", "bomber.nationality", "a1.term"):
        told = [claim("Tajik", "a", 3, id="older"), claim("Afghan", "b", 9, id="newer")]
        assert standings(incident(points={point: told}), point) == BOTH
        same = [claim("Tajik", "a", 3, id="older"), claim("TAJIK", "b", 9, id="newer")]
        assert standings(incident(points={point: same}), point) == NEITHER


@pytest.mark.parametrize("point", ["responsibility", "attribution", "bomber.alias", "bomber.charge"])
def test_several_values_are_true_at_once_where_a_point_allows_it(point: str) -> None:
    field = "actor" if point in ("responsibility", "attribution") else "value"
    told = [claim("" if field == "actor" else "x", "a", 3, id="older"), claim("" if field == "actor" else "y", "b", 3, id="newer")]
    if field == "actor":
        told = [claim("", "a", 3, id="older", actor="x"), claim("", "b", 3, id="newer", actor="y")]
    known = incident(points={point: told})
    assert standings(known, point) == NEITHER
    assert values(known, point) == ("x", "y")


def test_figures_of_different_scopes_are_never_compared() -> None:
    told = incident(claim(95, "a", 3, id="older"), claim(12, "b", 4, id="newer", scope="foreigners"))
    assert standings(told) == NEITHER
    assert standings(incident(claim(12, "a", 3, id="older", scope="foreigners"), claim(95, "b", 4, id="newer"))) == NEITHER
    told = incident(claim(12, "a", 3, id="older", scope="foreigners"), claim(9, "b", 4, id="newer", scope="foreigners"))
    assert standings(told) == BOTH


def test_a_point_is_disputed_where_strong_claims_disagree() -> None:
    assert ledger(incident(claim(95, "a", 3), claim(84, "b", 4))).disputed
    assert not ledger(incident(claim(95, "a", 3), claim(84, "b", 4, credibility="5"))).disputed
    assert top(incident(claim(95, "a", 3), claim(84, "b", 4))).disputed
