"""Incidents over time: what a sum of figures carries of its parts."""

from __future__ import annotations

from msgspec import structs

from dateline.ledger.summary import Figure, Summary
from dateline.library.over_time import by_period
from dateline.phrasing.figures import sum_text

PLAIN = Figure(
    values=("20",), disputed=False, single_origin=False, weak=False, attackers_included=False, weaker=(), by=("ministry",), said="2024-01-03"
)


def summary(number: int, figure: Figure | None) -> Summary:
    """An incident of 2024."""
    figures = {"killed": figure} if figure else {}
    return Summary(f"i{number}", f"i{number}.yaml", "Bombing", "2024-01-03", "IR", "Town", ("bombing",), "settled", (), figures, "2024-01-03")


def test_a_sum_has_the_marks_of_its_parts() -> None:
    marked = {
        "40 killed": PLAIN,
        "40~ killed": structs.replace(PLAIN, single_origin=True),
        "≥40! killed": structs.replace(PLAIN, disputed=True),
        "40? killed": structs.replace(PLAIN, weak=True),
        "40↑ killed": structs.replace(PLAIN, weaker=("30",)),
        "40+ killed": structs.replace(PLAIN, attackers_included=True),
        "≥40 killed": structs.replace(PLAIN, values=(">=20",)),
    }
    for text, part in marked.items():
        (period,) = by_period([summary(1, PLAIN), summary(2, part)], monthly=False)
        assert sum_text(period) == text


def test_what_is_not_stated_is_no_0() -> None:
    (period,) = by_period([summary(1, None)], monthly=True)
    assert (sum_text(period), period.aside) == ("killed not stated", "1 without a figure")
