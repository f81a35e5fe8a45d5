"""A figure that its speaker took back is no ordinary earlier toll: whoever reads of it reads that too."""

from __future__ import annotations

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.phrasing.line import STYLES, lines_of
from dateline.phrasing.line.lines import line_of_claim
from ledger.building import LATE, claim, incident
from phrasing.test_line_holds import problems_of

WRONG = claim(4321, "alpha", 1, id="k1", source="alpha-paper")
RIGHT = claim(12, "beta", 2, id="k2", source="beta-paper")


def taken_back(why: str = "") -> Incident:
    """A toll of alpha, a far lower one of beta, and alpha's word that the first was wrong."""
    withdrawn = Claim(by=("alpha",), said="2024-01-03", source=("alpha-paper",), verb="retracts", replaces=("k1",), id="k3", why=why)
    return incident(WRONG, RIGHT, withdrawn, actors=[Actor(id="alpha", name="Alpha"), Actor(id="beta", name="Beta")])


def test_an_earlier_figure_that_was_taken_back_says_so() -> None:
    line = lines_of(taken_back(), ("killed",), LATE, STYLES["plain"])[0]
    assert str(line.text) == (
        "12 people were killed, Beta said on 2 January 2024, according to Example Wire, down from 4,321, which Alpha took back on 3 January 2024."
    )
    assert problems_of(taken_back(), line) == []
    why = str(lines_of(taken_back("it was of another town"), ("killed",), LATE, STYLES["ap"])[0].text)
    assert why.endswith("down from 4,321, which Alpha took back on Jan. 3, 2024, because it was of another town.")


def test_before_it_was_taken_back_it_is_an_earlier_figure_like_any() -> None:
    told = [str(lines_of(taken_back(), ("killed",), LATE.replace(year=2024, day=day), STYLES["plain"])[0].text) for day in (2, 3)]
    assert ["took back" in text for text in told] == [False, True]


def test_the_line_of_the_figure_itself_says_who_took_it_back() -> None:
    line = line_of_claim(taken_back(), "killed", "k1", LATE, STYLES["plain"])
    assert line is not None
    assert str(line.text).endswith("according to Example Wire; Alpha took it back on 3 January 2024, and the figure now is 12.")
    assert line.claims == ("k1", "k2", "k3")
    assert problems_of(taken_back(), line) == []


def test_a_figure_that_was_corrected_keeps_its_reason_alone() -> None:
    correction = claim(12, "alpha", 2, id="k2", replaces="k1", verb="revises", why="names had been counted twice")
    line = lines_of(incident(WRONG, correction), ("killed",), LATE, STYLES["plain"])[0]
    assert str(line.text).endswith("down from 4,321 because names had been counted twice.")
