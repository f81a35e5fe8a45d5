"""When a claim became known, and in which order claims stand."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.ledger.known import known, known_day, reporting_days, zone_of
from dateline.model.action import Action
from dateline.model.incident import Assessment
from dateline.model.source import Source
from ledger.building import LATE, claim, day, incident, ledger, standings, top, values


@pytest.mark.parametrize(("as_of", "is_known", "perhaps"), [(2, False, False), (3, False, True), (4, False, True), (5, True, False)])
def test_a_claim_is_known_from_the_latest_bound_of_its_date_and_perhaps_from_the_earliest(as_of: int, is_known: bool, perhaps: bool) -> None:
    told = ledger(incident(claim(84, "police", "2024-01-03/2024-01-05")), as_of=day(as_of))
    assert bool(told.entries) is is_known
    assert [c.value for c in told.perhaps] == (["84"] if perhaps else [])
    assert (told.headline is not None) is is_known


def test_a_month_is_known_at_its_end_and_an_inferred_day_on_it() -> None:
    of_month = incident(claim(84, "police", "2024-01"))
    assert values(of_month, as_of=day(30)) == ()
    assert values(of_month, as_of=day(31)) == ("84",)
    assert values(incident(claim(84, "police", "2024-01-04?")), as_of=day(4)) == ("84",)


@pytest.mark.parametrize(("time", "days"), [("15:00+03:30", 4), ("15:00", 3), ("", 3), ("15:00-05:00", 3)])
def test_a_time_of_day_counts_in_the_zone_of_the_incident_else_in_utc(time: str, days: int) -> None:
    late = incident(claim(84, "police", "2024-01-03T22:00Z"), time=time)
    assert known_day(late.claims["killed"][0], late) == day(days)
    assert (values(late, as_of=day(3)) == ("84",)) is (days == 3)


def test_without_a_zone_the_incident_keeps_utc() -> None:
    assert zone_of(incident(time="15:00")) == dt.UTC
    assert zone_of(incident(time="15:00+03:30")).utcoffset(None) == dt.timedelta(minutes=210)


def test_a_claim_without_a_date_takes_that_of_its_earliest_source() -> None:
    sources = [
        Source(id="late", publisher="P", date="2024-01-09"),
        Source(id="early", publisher="P", date="2024-01-05"),
        Source(id="none", publisher="P"),
    ]
    told = incident(claim(84, "police", "", source=("late", "early", "none")), sources=sources)
    assert known_day(told.claims["killed"][0], told) == day(5)
    assert not ledger(told).entries[0].weak


def test_a_claim_that_only_our_reading_dates_is_weak_and_known_from_that_day() -> None:
    sources = [Source(id="page", publisher="P", accessed="2024-03-01")]
    told = incident(claim(84, "police", 3), claim(97, "court", "", source="page"), sources=sources)
    assert values(told, as_of=dt.date(2024, 2, 29)) == ("84",)
    assert [c.value for c in ledger(told, as_of=dt.date(2024, 2, 29)).perhaps] == ["97"]
    entry = ledger(told, as_of=dt.date(2024, 3, 1)).entries[-1]
    assert (entry.claim.value, entry.weak, entry.known.dated) == ("97", True, False)


def test_what_was_read_on_a_day_was_known_on_it_even_where_a_later_claim_follows() -> None:
    sources = [Source(id="page", publisher="P", accessed="2024-01-05")]
    told = incident(claim(84, "police", 3), claim(97, "court", "", source="page"), claim(85, "police", 20), sources=sources)
    assert [e.claim.value for e in ledger(told, as_of=day(5)).entries] == ["84", "97"]


def test_a_claim_that_nothing_dates_is_weak_and_known_from_the_last_dated_claim_of_the_file() -> None:
    told = incident(
        claim(84, "police", 3),
        claim(97, "court", "", source="page"),
        points={"injured": [claim(200, "police", 9)]},
        sources=[Source(id="page", publisher="P")],
    )
    assert [e.claim.value for e in ledger(told, as_of=day(8)).entries] == ["84"]
    entry = ledger(told, as_of=day(9)).entries[-1]
    assert (entry.claim.value, entry.weak) == ("97", True)
    assert top(told).weaker == ("97",)


def test_a_claim_dated_by_its_earliest_source_is_the_last_dated_claim_on_that_day_only() -> None:
    sources = [
        Source(id="early", publisher="P", date="2024-01-05"),
        Source(id="later", publisher="P", date="2024-01-20"),
        Source(id="page", publisher="P"),
    ]
    told = incident(claim(84, "police", "", source=("early", "later")), claim(97, "court", "", source="page"), sources=sources)
    assert known_day(told.claims["killed"][1], told) == day(5)


def test_a_file_without_a_dated_claim_is_known_from_the_day_of_the_incident() -> None:
    told = incident(claim(84, "police", "", source="page"), sources=[Source(id="page", publisher="P")])
    assert known_day(told.claims["killed"][0], told) == day(3)


def test_claims_stand_by_day_then_by_place_in_the_file() -> None:
    told = incident(claim(3, "c", 5, id="c"), claim(1, "a", 3, id="a"), claim(2, "b", 3, id="b"), claim(4, "d", "2024-01-04/2024-01-06", id="d"))
    assert list(standings(told)) == ["a", "b", "c", "d"]


def test_times_order_claims_only_where_both_have_one() -> None:
    told = incident(
        claim(1, "a", "2024-01-03T20:00Z", id="evening"),
        claim(2, "b", 3, id="some-time"),
        claim(3, "c", "2024-01-03T10:00Z", id="morning"),
        claim(4, "d", 3, id="last"),
    )
    assert list(standings(told)) == ["morning", "some-time", "evening", "last"]


def test_times_are_compared_as_moments_not_as_clocks() -> None:
    told = incident(claim(1, "a", "2024-01-03T12:00+03:30", id="a"), claim(2, "b", "2024-01-03T09:00Z", id="b"))
    assert list(standings(told)) == ["a", "b"]


def test_actions_and_assessments_are_dated_alike() -> None:
    told = incident(claim(84, "police", 3), sources=[Source(id="paper", publisher="P", date="2024-01-06")])
    action = Action(kind="arrest", by=("police",), said="2024-01-05", source=("wire",))
    judged = Assessment(text="T", by=("police",), source=("paper",))
    assert known(action, told).latest == day(5)
    assert known(judged, told).latest == day(6)


def test_reporting_days_are_those_of_claims_and_actions() -> None:
    action = Action(kind="arrest", by=("police",), said="2024-01-07", source=("wire",))
    told = incident(claim(84, "a", 5), claim(85, "b", 3), claim(86, "c", 5), actions=(action,))
    assert reporting_days(told) == [day(3), day(5), day(7)]
    assert reporting_days(incident()) == []


def test_an_unknown_point_is_empty() -> None:
    told = ledger(incident(), "killed", LATE)
    assert (told.entries, told.headline, told.perhaps, told.disputed) == ((), None, (), False)
