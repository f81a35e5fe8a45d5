"""Times of day: their offsets, and the day they fall on in a zone."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.model.dates import parse_date, parse_offset, parse_time

D = dt.date
TEHRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))


def test_a_time_of_day_needs_its_offset_and_its_field() -> None:
    when = parse_date("2024-01-03T19:40+03:30", clock=True)
    assert when.time == dt.datetime(2024, 1, 3, 19, 40, tzinfo=TEHRAN)
    assert when.day == D(2024, 1, 3)
    for text in (
        "2024-01-03T19:40",
        "2024-01-03T24:00Z",
        "2024-01-03T19:60Z",
        "2024-02-30T10:00Z",
        "2024-01T10:00Z",
        "2024-01-03T19:40:00Z",
        "2024-01-03T19:40Z?",
    ):
        with pytest.raises(ValueError):
            parse_date(text, clock=True)
    with pytest.raises(ValueError):
        parse_date("2024-01-03T19:40Z")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-03T20:29Z", D(2024, 1, 3)),
        ("2024-01-03T20:30Z", D(2024, 1, 4)),
        ("2024-01-04T01:00+12:00", D(2024, 1, 3)),
        ("2024-01-04T03:00+03:30", D(2024, 1, 4)),
    ],
)
def test_the_day_of_a_time_is_that_of_the_zone(text: str, day: D) -> None:
    when = parse_date(text, clock=True)
    assert when.latest_in(TEHRAN) == when.earliest_in(TEHRAN) == day


def test_days_without_a_time_do_not_move_with_the_zone() -> None:
    when = parse_date("2024-01")
    assert (when.earliest_in(TEHRAN), when.latest_in(TEHRAN)) == (D(2024, 1, 1), D(2024, 1, 31))


@pytest.mark.parametrize("text", ["9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00"])
def test_the_ends_of_the_calendar_do_not_overflow(text: str) -> None:
    when = parse_date(text, clock=True)
    assert when.latest_in(TEHRAN) == when.latest
    assert when.earliest_in(dt.UTC) == when.earliest


@pytest.mark.parametrize(
    ("text", "minutes"), [("Z", 0), ("+00:00", 0), ("+03:30", 210), ("-05:00", -300), ("+14:00", 840), ("+05:45", 345), ("-00:30", -30)]
)
def test_an_offset_is_hours_and_minutes_from_utc(text: str, minutes: int) -> None:
    assert parse_offset(text).utcoffset(None) == dt.timedelta(minutes=minutes)
    assert parse_time(f"15:30{text}") == parse_offset(text)


@pytest.mark.parametrize(
    "text", ["24:00", "15:60", "1:00", "15", "1530", "15:00+3:30", "15:00+15:00", "15:00+01:60", "15:00 +03:30", "15:00z", "3 pm", ""]
)
def test_nothing_else_is_a_time_of_day(text: str) -> None:
    with pytest.raises(ValueError):
        parse_time(text)


def test_a_time_of_day_may_go_without_a_zone() -> None:
    assert parse_time("15:00") is None
