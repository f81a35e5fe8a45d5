"""Roles by the verdicts of a day, states that are derived, and our own stories that went stale."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.ledger.roles import roles_on, verdict_on
from dateline.ledger.state import stale_stories, states
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Story
from ledger.building import LATE, claim, day, incident


def tried(*verdicts: Claim, role: tuple[str, ...] = ("perpetrator",), **more: str) -> Incident:
    """An incident with a person `x` on trial."""
    person = Actor(**{"id": "x", "name": "X", "kind": "person", "role": role, **more})  # type: ignore[arg-type]
    return incident(points={"x.verdict": verdicts} if verdicts else {}, actors=[person])


def roles(told: Incident, as_of: dt.date = LATE) -> tuple[str, ...]:
    """The roles of `x` as they may be shown."""
    return roles_on(told, told.actors["x"], as_of)


CONVICTED = claim("convicted", "court", 10, id="guilty")


def test_a_conviction_earns_the_role_as_of_its_day() -> None:
    told = tried(CONVICTED)
    assert roles(told, day(9)) == ("suspect",)
    assert roles(told, day(10)) == ("perpetrator",)
    assert verdict_on(told, "x", day(9)) == ""


def test_between_charge_and_conviction_somebody_is_accused() -> None:
    told = tried(claim("charged", "court", 5), CONVICTED)
    assert [roles(told, day(n)) for n in (4, 5, 10)] == [("suspect",), ("accused",), ("perpetrator",)]


@pytest.mark.parametrize("word", ["acquitted", "overturned", "cleared"])
@pytest.mark.parametrize("role", ["perpetrator", "planner", "suspect", "accused", "cleared"])
def test_after_an_acquittal_the_role_is_cleared_whatever_the_file_says(word: str, role: str) -> None:
    assert roles(tried(CONVICTED, claim(word, "court", 20), role=(role,)), day(20)) == ("cleared",)


def test_before_an_acquittal_the_role_is_what_it_was() -> None:
    told = tried(CONVICTED, claim("acquitted", "court", 20))
    assert [roles(told, day(n)) for n in (9, 19, 20)] == [("suspect",), ("perpetrator",), ("cleared",)]


def test_nobody_is_shown_as_cleared_before_the_day_of_the_verdict() -> None:
    assert "cleared" not in roles(tried(CONVICTED, claim("overturned", "court", 20), role=("cleared",)), day(19))


def test_what_is_no_accusation_stays_beside_cleared() -> None:
    assert roles(tried(claim("acquitted", "court", 5), role=("suspect", "speaker"))) == ("cleared", "speaker")


def test_the_newest_standing_verdict_decides() -> None:
    told = tried(claim("acquitted", "court", 5), claim("convicted", "appeal-court", 9))
    assert [verdict_on(told, "x", day(n)) for n in (5, 9)] == ["acquitted", "convicted"]
    assert roles(told) == ("perpetrator",)


def test_a_weak_verdict_overrules_no_strong_one() -> None:
    told = tried(claim("acquitted", "court", 5), claim("convicted", "channel", 9, credibility="5"))
    assert roles(told) == ("cleared",)


def test_a_verdict_that_was_taken_back_does_not_count() -> None:
    told = tried(CONVICTED, claim("", "court", 11, verb="retracts", replaces="guilty"))
    assert roles(told, day(10)) == ("perpetrator",)
    assert roles(told, day(11)) == ("suspect",)


def test_without_any_verdict_nobody_alive_is_a_perpetrator() -> None:
    assert roles(tried(role=("perpetrator", "suspect"))) == ("suspect",)
    assert roles(tried(role=("planner", "speaker"))) == ("suspect", "speaker")
    assert roles(tried(kind="official")) == ("suspect",)


def test_attackers_that_died_groups_and_speakers_keep_their_roles() -> None:
    assert roles(tried(died="2024-01-03")) == ("perpetrator",)
    assert roles(tried(kind="group")) == ("perpetrator",)
    assert roles(tried(role=("speaker", "investigator"))) == ("speaker", "investigator")


def test_states_are_derived_from_what_stands() -> None:
    assert states(incident(claim(84, "a", 3)), LATE) == {"developing", "single-origin"}
    assert states(incident(claim(84, "a", 3), claim(84, "b", 3)), LATE) == {"developing"}
    assert states(incident(claim(95, "a", 3), claim(84, "b", 4), status="settled"), LATE) == {"settled", "disputed", "single-origin"}
    assert states(incident(claim(95, "a", 3), claim(84, "b", 4)), day(3)) == {"developing", "single-origin"}
    assert "foiled" in states(incident(kind=("foiled-plot",)), LATE)


def printed(on: str, *used: str) -> Incident:
    """An incident of which we told 84, then 95, and 150 that was disputed; and a story that used some of it."""
    story = Story(date=on, story="follow-up", used=used)
    return incident(
        claim(84, "a", 3, id="k84"),
        claim(103, "a", 3, id="k103"),
        claim(95, "b", 6, id="k95", replaces="k103"),
        claim(7, "a", 3, id="k7", scope="police"),
        claim("", "a", 8, id="gone", scope="police", verb="retracts", replaces="k7"),
        claim(94, "c", 9, id="k94"),
        published=(Story(date="2024-01-04", story="first"), story),
    )


def test_a_story_is_stale_once_a_claim_it_used_is_replaced_retracted_outgrown_or_disputed() -> None:
    assert stale_stories(printed("2024-01-04", "k103"), day(5)) == ()
    assert stale_stories(printed("2024-01-04", "k103"), day(6)) == ((1, "k103"),)
    assert stale_stories(printed("2024-01-04", "k84"), day(4)) == ((1, "k84"),)
    assert [stale_stories(printed("2024-01-04", "k7"), day(n)) for n in (7, 8)] == [(), ((1, "k7"),)]
    assert [stale_stories(printed("2024-01-06", "k95"), day(n)) for n in (8, 9)] == [(), ((1, "k95"),)]


def test_a_story_that_used_what_stands_or_is_unknown_is_not_stale() -> None:
    told = printed("2024-01-09", "k95", "no-such-claim")
    assert stale_stories(told, day(6)) == ()
    assert "stale" in states(told, day(9))
    assert "stale" not in states(told, day(8))


def test_a_story_is_not_stale_before_it_was_published() -> None:
    assert stale_stories(printed("2024-01-09", "k103"), day(7)) == ()
