"""The ladder: how a headline moved, and what became of each step."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.weigh import ladder
from dateline.model.claim import Claim
from dateline.model.incident import DeskChoice, Incident
from ledger.building import LATE, claim, day, incident, ledger, values

KERMAN = (
    claim(50, "agency", 3),
    claim(103, "television", 3, id="k103"),
    claim(95, "health", 3, id="k95", replaces="k103", why="names listed twice"),
    claim(103, "wire", 3, repeats="k103"),
    claim(84, "interior", 4, id="k84", replaces="k95", why="bodies counted twice"),
    claim(12, "police", 5, scope="police"),
    claim(">=88", "agency", 6),
    claim(89, "governor", 6),
    claim(99, "channel", 7, credibility="5"),
)


def steps(told: Incident, as_of: dt.date = LATE, point: str = "killed") -> list[tuple[str, str]]:
    """Value and what became of it, step by step."""
    return [(" or ".join(step.values), step.entry.standing) for step in ladder(told, point, as_of)]


def test_a_step_is_added_when_the_headline_changes_and_tells_what_became_of_it() -> None:
    assert steps(incident(*KERMAN)) == [
        ("50", "outgrown"),
        ("103", "replaced"),
        ("95", "replaced"),
        ("84", "outgrown"),
        (">=88", "outgrown"),
        ("89", "stands"),
    ]


def test_a_ladder_of_the_past_ends_with_the_headline_of_that_day() -> None:
    assert steps(incident(*KERMAN), day(3)) == [("50", "outgrown"), ("103", "replaced"), ("95", "stands")]
    assert steps(incident(*KERMAN), day(4))[-1] == ("84", "stands")
    assert steps(incident(*KERMAN), day(2)) == []


def test_a_step_rests_on_the_claim_that_made_it_with_its_speaker_and_reason() -> None:
    third = ladder(incident(*KERMAN), "killed", LATE)[2].entry
    assert (third.claim.ref, third.claim.by, third.claim.why, third.through) == ("k95", ("health",), "names listed twice", ("k84",))


def test_an_echo_a_part_and_a_weak_newer_claim_are_no_steps() -> None:
    told = incident(
        claim(84, "a", 3, id="k84"), claim(103, "b", 4, repeats="k84"), claim(200, "c", 5, scope="all"), claim(150, "d", 6, credibility="4")
    )
    assert steps(told) == [("84", "stands")]


def test_the_same_figure_again_is_no_step() -> None:
    assert steps(incident(claim(28, "police", 3), claim(28, "police", 4), claim(28, "other", 5))) == [("28", "stands")]


def test_a_figure_that_comes_back_is_a_step_again() -> None:
    told = incident(claim(149, "a", 3), claim(150, "b", 4), claim(149, "c", 5))
    assert steps(told) == [("149", "outgrown"), ("150", "disputed"), ("149", "disputed")]


def test_a_tie_is_a_step_with_both_values() -> None:
    assert steps(incident(claim(95, "a", 3), claim(84, "b", 3))) == [("95", "disputed"), ("95 or 84", "disputed")]


def test_a_retraction_moves_the_headline_back() -> None:
    told = incident(claim(4, "a", 3, id="four"), claim(9, "b", 4, id="nine"), claim("", "b", 5, verb="retracts", replaces="nine"))
    assert steps(told) == [("4", "stands"), ("9", "retracted"), ("4", "stands")]


def chosen(*ledger_of: Claim, since: str) -> Incident:
    """The desk prints k84 from a day on."""
    return incident(*ledger_of, use={"killed": DeskChoice(claim="k84", why="lists", since=since)})


def test_the_desk_choice_is_a_step_when_a_claim_follows_it() -> None:
    told = chosen(claim(84, "a", 3, id="k84"), claim(95, "b", 4), claim(96, "b", 7), since="2024-01-06")
    assert [value for value, _ in steps(told)] == ["84", "95", "84"]


def test_the_desk_choice_is_a_step_on_its_day_though_no_claim_follows() -> None:
    told = chosen(claim(84, "a", 3, id="k84"), claim(95, "b", 4), since="2024-01-06")
    assert values(told) == ("84",)
    assert [value for value, _ in steps(told)] == ["84", "95", "84"]


def test_other_points_have_ladders_too() -> None:
    told = incident(points={"motive": [claim("revenge", "a", 3), claim("land", "b", 4)], "who": [claim("x", "a", 3)]})
    assert [value for value, _ in steps(told, point="motive")] == ["revenge", "land"]
    assert steps(told, point="who") == []
    assert steps(told, point="killed") == []
    assert ledger(told, "who").headline is None


def test_attackers_that_died_count_in_a_ladder_as_in_the_headline() -> None:
    told = incident(
        claim(17, "a", 3, attackers="excluded"),
        claim(22, "b", 4),
        points={"attackers-killed": [claim(5, "a", 3)]},
    )
    assert steps(told) == [("17", "stands"), ("22", "stands")]
    assert steps(incident(*told.claims["killed"])) == [("17", "outgrown"), ("22", "stands")]
