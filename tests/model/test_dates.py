"""Dates: the forms of EDTF that a file may use, and their bounds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.dates import When, parse_date

D = dt.date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "mark"),
    [
        ("2024-01-03", D(2024, 1, 3), D(2024, 1, 3), ""),
        ("2024-01-03?", D(2024, 1, 3), D(2024, 1, 3), "?"),
        ("2024-01-03~", D(2024, 1, 3), D(2024, 1, 3), "~"),
        ("2024-01-03%", D(2024, 1, 3), D(2024, 1, 3), "%"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), ""),
        ("2023-02?", D(2023, 2, 1), D(2023, 2, 28), "?"),
        ("2024", D(2024, 1, 1), D(2024, 12, 31), ""),
        ("2024%", D(2024, 1, 1), D(2024, 12, 31), "%"),
        ("2024-01-03/2024-01-05", D(2024, 1, 3), D(2024, 1, 5), ""),
        ("2022-10/2022-11", D(2022, 10, 1), D(2022, 11, 30), ""),
        ("2023/2024-03-22?", D(2023, 1, 1), D(2024, 3, 22), "?"),
        ("2024-01/2024-01", D(2024, 1, 1), D(2024, 1, 31), ""),
        ("0001", D(1, 1, 1), D(1, 12, 31), ""),
        ("9999-12-31", D.max, D.max, ""),
    ],
)
def test_every_form_has_its_first_and_last_day(text: str, earliest: D, latest: D, mark: str) -> None:
    assert parse_date(text) == When(earliest, latest, mark)


NO_DATES = [
    "",
    "24",
    "202",
    "20240",
    "2024-1",
    "2024-1-3",
    "20240103",
    "2024/01/03",
    "2024-01-03 ",
    " 2024",
    "2024-01-03\n",
    "2024-01-03??",
    "?2024",
    "2024-W01",
    "2024-13",
    "2024-00",
    "2023-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-01-00",
    "2024-01-32",
    "0000",
    "0000-01-01",
    "-2024",
    "٢٠٢٤",
    "２０２４",
    "3 January 2024",
    "2024-01-03T19:40",
    "2024-01-03/",
    "/2024-01-03",
    "2024//2025",
    "2024/2025/2026",
    "..",
    "../..",
    "../2024",
    "2024/..",
    "open",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_nothing_else_is_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        parse_date(text)


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="2023-02 has no day 29"):
        parse_date("2023-02-29")


@pytest.mark.parametrize("text", ["2024-01-05/2024-01-03", "2025/2024", "2024-02/2024-01-31"])
def test_an_interval_runs_forward(text: str) -> None:
    first, _, last = text.partition("/")
    with pytest.raises(ValueError, match=f"write {last}/{first}"):
        parse_date(text)


def test_open_ends_are_read_only_where_they_are_allowed() -> None:
    assert parse_date("../2024-01-03", open_ends=True) == When(None, D(2024, 1, 3))
    assert parse_date("2024-01/..", open_ends=True) == When(D(2024, 1, 1), None)
    for text in ("..", "../..", "/", "../", "/.."):
        with pytest.raises(ValueError):
            parse_date(text, open_ends=True)


def test_a_day_is_meant_only_where_it_is_one() -> None:
    assert parse_date("2024-01-03~").day == D(2024, 1, 3)
    assert parse_date("2024-01").day is None
    assert parse_date("2024-01/..", open_ends=True).day is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dates(), st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_days_and_intervals_come_back_as_written(one: D, other: D, mark: str) -> None:
    first, last = sorted((one, other))
    assert parse_date(f"{first.isoformat()}{mark}") == When(first, first, mark)
    assert parse_date(f"{first.isoformat()}/{last.isoformat()}{mark}") == When(first, last, mark)
    if first != last:
        with pytest.raises(ValueError):
            parse_date(f"{last.isoformat()}/{first.isoformat()}")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=24) | st.text("0123456789-/.?~%TZ:+", max_size=24), st.booleans(), st.booleans())
def test_any_text_is_a_date_or_a_value_error(text: str, ends: bool, clock: bool) -> None:
    try:
        when = parse_date(text, open_ends=ends, clock=clock)
    except ValueError:
        return
    assert when.earliest or when.latest
    assert not (when.earliest and when.latest) or when.earliest <= when.latest
