"""Counts: every mark is an interval, and anything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.counts import parse_count


@pytest.mark.parametrize(
    ("text", "low", "high", "about_", "exact"),
    [
        ("84", 84, 84, False, True),
        ("0", 0, 0, False, True),
        ("007", 7, 7, False, True),
        (">=91", 91, None, False, False),
        (">60", 61, None, False, False),
        ("<=12", 0, 12, False, False),
        ("<200", 0, 199, False, False),
        ("80-90", 80, 90, False, False),
        ("~100", 100, 100, True, False),
        ("9999999999999999999", 9999999999999999999, 9999999999999999999, False, True),
    ],
)
def test_every_mark_is_an_interval(text: str, low: int, high: int | None, about_: bool, exact: bool) -> None:
    count = parse_count(text)
    assert (count.low, count.high, count.about, count.exact) == (low, high, about_, exact)


NO_COUNTS = [
    "",
    " 84",
    "84 ",
    "84\n",
    "8.4",
    "1,000",
    "1 000",
    "-3",
    "+3",
    "=84",
    "twenty",
    "٨٤",
    "۸۴",
    "８４",
    "²",
    "84+",
    ">= 91",
    "≥91",
    "90-80",
    "80–90",
    "~80-90",
    "<0",
    ">",
    "80-",
    "-90",
    "1_0",
    "0x10",
    "1e3",
    "12345678901234567890",
    "84?",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        parse_count(text)


def test_a_range_that_runs_backwards_is_told_the_right_way_round() -> None:
    with pytest.raises(ValueError, match="80-90"):
        parse_count("90-80")


def test_two_spellings_of_one_bound_mean_the_same() -> None:
    assert parse_count(">60").means(parse_count(">=61"))
    assert parse_count("<13").means(parse_count("<=12"))
    assert not parse_count("~100").means(parse_count("100"))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=8) | st.text("0123456789<>=~- ", max_size=8))
def test_any_text_is_a_count_or_a_value_error(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError:
        return
    assert count.low >= 0
    assert count.high is None or count.low <= count.high
    assert text.isascii()
