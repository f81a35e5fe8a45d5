"""The timeline of an incident: the headline that a claim made has the marks of that figure."""

from __future__ import annotations

from dateline.ledger.timeline import timeline
from dateline.ledger.view import view_of
from dateline.model.incident import Incident
from dateline.phrasing.figures import figure_text
from ledger.building import LATE, claim, incident


def headlines(told: Incident) -> list[str]:
    """The headlines of its timeline, with their marks."""
    return [figure_text(event.figure) for event in timeline(view_of(told, LATE)) if event.sort == "step"]


def test_a_headline_that_only_one_origin_ever_gave_has_its_mark() -> None:
    told = incident(claim(20, "police", 3), claim(50, "ministry", 4, id="k50"), claim(50, "hospital", 5), claim(84, "ministry", 6))
    assert headlines(told) == ["20~", "50", "84~"]


def test_an_echo_is_no_second_origin() -> None:
    told = incident(claim(20, "police", 3, id="k20"), claim(20, "wire", 4, repeats=("k20",)), claim(84, "ministry", 6))
    assert headlines(told) == ["20~", "84~"]


def test_the_headline_of_now_has_all_its_marks() -> None:
    told = incident(claim(84, "ministry", 6), claim(90, "blog", 7, credibility="5"))
    assert headlines(told) == ["84~↑"]
