"""Since when: days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.library.since import last_day_meant, moment_meant

THURSDAY = dt.date(2026, 1, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-05", (2024, 1, 5)),
        ("2024-01", (2024, 1, 1)),
        ("2024", (2024, 1, 1)),
        ("today", (2026, 1, 15)),
        ("Yesterday", (2026, 1, 14)),
        ("3 days ago", (2026, 1, 12)),
        ("2.weeks.ago", (2026, 1, 1)),
        ("a week ago", (2026, 1, 8)),
        ("last week", (2026, 1, 8)),
        ("1 month", (2025, 12, 15)),
        ("last year", (2025, 1, 15)),
        ("thursday", (2026, 1, 8)),
        ("wednesday", (2026, 1, 14)),
        ("last friday", (2026, 1, 9)),
        ("24 March 2024", (2024, 3, 24)),
        ("Mar. 24, 2024", (2024, 3, 24)),
        ("january 2024", (2024, 1, 1)),
        ("5 Jan", (2026, 1, 5)),
        ("20 jan", (2025, 1, 20)),
        ("29 Feb", (2024, 2, 29)),
    ],
)
def test_a_day_is_meant_from_its_beginning(text: str, day: tuple[int, int, int]) -> None:
    assert moment_meant(text, THURSDAY) == dt.datetime(*day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-01", (2024, 1, 31)), ("2024", (2024, 12, 31)), ("Feb 2024", (2024, 2, 29)), ("5 Jan", (2024, 1, 5)), ("yesterday", (2026, 1, 14))],
)
def test_a_day_is_meant_up_to_its_end(text: str, day: tuple[int, int, int]) -> None:
    assert last_day_meant(text, THURSDAY, yearless_until=dt.date(2024, 12, 1)) == dt.date(*day)


def test_a_month_ago_of_a_day_that_the_month_lacks_is_its_last() -> None:
    assert moment_meant("1 month ago", dt.date(2026, 3, 31)) == dt.datetime(2026, 2, 28)


def test_a_time_keeps_its_zone() -> None:
    moment = moment_meant("2024-01-05T10:00+03:30", THURSDAY)
    assert moment is not None
    assert moment.astimezone(dt.UTC) == dt.datetime(2024, 1, 5, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text", ["", "HEAD~3", "v1.0", "2024-13-01", "5 hours ago", "last", "someday", "deadbeef", "0000", "ma 2024", "31 June 2024", "5 Jan 6"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert moment_meant(text, THURSDAY) is None


def test_longer_ago_than_the_calendar_is_its_beginning() -> None:
    assert moment_meant("9999 years ago", THURSDAY) == dt.datetime(1, 1, 1)
