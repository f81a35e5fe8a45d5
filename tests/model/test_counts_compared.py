"""How two counts stand to each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.counts import Count, parse_count

TOP = 450
"""Numbers up to here are tried one by one; the counts of the properties stay well below."""

plain = st.one_of(
    st.integers(0, 200).map(str),
    st.integers(0, 200).map(lambda n: f">={n}"),
    st.integers(0, 200).map(lambda n: f">{n}"),
    st.integers(0, 200).map(lambda n: f"<={n}"),
    st.integers(1, 200).map(lambda n: f"<{n}"),
    st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda pair: f"{pair[0]}-{pair[0] + pair[1]}"),
).map(parse_count)
about = st.integers(0, 200).map(lambda n: parse_count(f"~{n}"))
counts = plain | about
quick = settings(max_examples=60, deadline=None, derandomize=True)


def allowed(count: Count) -> set[int]:
    """The numbers up to TOP that a count allows."""
    return set(range(count.low, (TOP if count.high is None else count.high) + 1))


@pytest.mark.parametrize(
    ("a", "b", "conflict"),
    [
        ("84", "95", True),
        ("84", "84", False),
        (">=91", "90", True),
        (">=91", "91", False),
        (">60", "60", True),
        (">60", "61", False),
        ("<200", "200", True),
        ("<200", "199", False),
        ("<=12", "13", True),
        ("80-90", "90", False),
        ("80-90", "91", True),
        (">=91", ">=20", False),
        (">=91", "<91", True),
        ("~100", "50", False),
        ("~100", "49", True),
        ("~100", "200", False),
        ("~100", "201", True),
        ("~100", ">=201", True),
        ("~100", ">=150", False),
        ("~100", "<50", True),
        ("~100", "~200", False),
        ("~100", "~201", True),
    ],
)
def test_counts_conflict_where_no_number_satisfies_both(a: str, b: str, conflict: bool) -> None:
    assert parse_count(a).conflicts(parse_count(b)) is conflict


@pytest.mark.parametrize(
    ("later", "earlier", "more"),
    [
        ("95", "84", True),
        ("84", "95", False),
        ("84", "84", False),
        (">=88", "84", True),
        (">=84", "84", False),
        ("89", ">=88", True),
        ("88", ">=88", False),
        (">=91", ">=88", True),
        (">=88", ">87", False),
        ("80-90", "79", True),
        ("80-90", "80", False),
        ("~100", "84", False),
        ("~100", "49", True),
        ("201", "~100", True),
        ("150", "~100", False),
        ("~100", ">=60", False),
        ("~100", ">=49", True),
        ("<200", "20", False),
    ],
)
def test_a_count_says_more_when_it_lies_above_or_lifts_a_bound(later: str, earlier: str, more: bool) -> None:
    assert parse_count(later).says_more(parse_count(earlier)) is more


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        *[("84", ">=84", True), ("84", "80-90", True), ("84", "~100", True), ("49", "~100", False), ("~100", ">=91", False), ("~100", "100", False)],
        *[
            ("~100", "~150", True),
            (">=91", ">60", True),
            (">60", ">=91", False),
            ("80-90", "<=90", True),
            ("80-91", "<=90", False),
            (">=5", "<9", False),
        ],
    ],
)
def test_a_count_satisfies_another_where_all_it_allows_is_allowed(a: str, b: str, fits: bool) -> None:
    assert parse_count(a).satisfies(parse_count(b)) is fits


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [("84", "95", 11), ("84", "84", 0), (">=91", "84", 7), (">=91", "95", 4), ("80-90", "85", 0), ("80-90", "95", 5), ("<20", "19", 0)],
)
def test_the_gap_is_how_far_two_counts_are_apart(a: str, b: str, apart: int) -> None:
    assert parse_count(a).gap(parse_count(b)) == apart == parse_count(b).gap(parse_count(a))


@quick
@given(plain, plain)
def test_conflict_and_satisfaction_are_those_of_sets_of_numbers(a: Count, b: Count) -> None:
    assert a.conflicts(b) is not bool(allowed(a) & allowed(b))
    assert a.satisfies(b) is (allowed(a) <= allowed(b))
    assert a.satisfies(a)


@quick
@given(counts, counts)
def test_conflicts_are_mutual_and_gaps_never_negative(a: Count, b: Count) -> None:
    assert a.conflicts(b) is b.conflicts(a)
    assert not a.conflicts(a)
    assert a.gap(b) == b.gap(a) >= 0
    assert not (a.lies_above(b) and b.lies_above(a))
    assert not (a.says_more(b) and b.says_more(a))
    if a.satisfies(b):
        assert not a.conflicts(b)


@quick
@given(plain, plain, plain)
def test_satisfies_is_transitive_and_antisymmetric(a: Count, b: Count, c: Count) -> None:
    if a.satisfies(b) and b.satisfies(c):
        assert a.satisfies(c)
    if a.satisfies(b) and b.satisfies(a):
        assert a.means(b)


@quick
@given(plain, plain, plain)
def test_who_says_more_than_one_that_says_more_says_more(a: Count, b: Count, c: Count) -> None:
    if a.says_more(b) and b.says_more(c):
        assert a.says_more(c)
