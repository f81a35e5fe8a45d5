"""The headline: what to print of a point, from the claims that stand."""

from __future__ import annotations

import pytest

from dateline.model.incident import DeskChoice
from ledger.building import claim, day, incident, ledger, top, values

DOUBT = {"credibility": "5"}


def test_the_latest_of_what_stands_is_the_headline() -> None:
    told = incident(claim(84, "a", 3), claim("80-90", "b", 4), claim("82-86", "c", 5))
    assert values(told) == ("84",)
    told = incident(claim("80-90", "a", 3), claim("85-95", "b", 4))
    assert values(told) == ("85-95",)


def test_a_disputed_claim_can_be_the_headline_and_says_so() -> None:
    head = top(incident(claim(150, "a", 3), claim(149, "b", 4)))
    assert (head.values, head.disputed, head.others) == (("149",), True, ("150",))


def test_strong_goes_before_weak_even_where_the_weak_is_newer() -> None:
    head = top(incident(claim(84, "a", 3), claim(">=91", "b", 4, **DOUBT)))
    assert (head.values, head.weak, head.weaker) == (("84",), False, (">=91",))


def test_a_weak_claim_is_the_headline_where_nothing_strong_stands_and_is_marked() -> None:
    head = top(incident(claim(84, "a", 3, **DOUBT), claim(91, "b", 4, **DOUBT)))
    assert (head.values, head.weak, head.weaker) == (("91",), True, ())


@pytest.mark.parametrize(
    ("bound", "stays"), [(">=84", True), (">60", True), ("80-90", True), ("<=84", True), ("<200", True), ("~100", True), (">=85", False)]
)
def test_an_exact_figure_goes_before_a_later_bound_that_it_satisfies(bound: str, stays: bool) -> None:
    assert values(incident(claim(84, "a", 3), claim(bound, "b", 4))) == (("84",) if stays else (bound,))


def test_a_weak_exact_figure_does_not_go_before_a_strong_bound() -> None:
    assert values(incident(claim(84, "a", 3, **DOUBT), claim(">=80", "b", 4))) == (">=80",)


def test_an_exact_figure_that_no_longer_stands_gives_way_to_the_bound() -> None:
    told = incident(claim(15, "a", 3, id="k15"), claim(">=13", "b", 4, replaces="k15"))
    assert values(told) == (">=13",)


def test_what_ties_is_shown_as_both_values() -> None:
    head = top(incident(claim(95, "a", 3), claim(84, "b", 3)))
    assert (head.values, head.disputed) == (("95", "84"), True)
    assert values(incident(claim(95, "a", 3), claim(84, "b", 3), claim(70, "c", 3))) == ("95", "84", "70")


def test_a_time_of_day_breaks_the_tie_only_where_both_have_one() -> None:
    morning, evening = "2024-01-03T09:00Z", "2024-01-03T19:00Z"
    assert values(incident(claim(95, "a", morning), claim(84, "b", evening))) == ("84",)
    assert values(incident(claim(84, "b", evening), claim(95, "a", morning))) == ("84",)
    assert values(incident(claim(95, "a", morning), claim(84, "b", 3))) == ("95", "84")


def test_two_figures_of_the_same_minute_tie() -> None:
    noon = "2024-01-03T12:00Z"
    assert set(values(incident(claim(95, "a", noon), claim(84, "b", noon)))) == {"95", "84"}


def test_a_strong_claim_does_not_tie_with_a_weak_one() -> None:
    head = top(incident(claim(84, "a", 3), claim(95, "b", 3, **DOUBT)))
    assert (head.values, head.weaker) == (("84",), ())


def test_what_agrees_is_no_tie() -> None:
    assert values(incident(claim("80-90", "a", 3), claim("85-95", "b", 3))) == ("85-95",)


def test_two_words_of_one_day_for_a_single_valued_text_tie() -> None:
    told = incident(points={"motive": [claim("revenge", "a", 3), claim("land", "b", 3)]})
    assert values(told, "motive") == ("revenge", "land")
    told = incident(points={"motive": [claim("revenge", "a", 3), claim("land", "b", 4)]})
    assert values(told, "motive") == ("land",)


def test_weaker_values_are_those_that_are_newer_stand_and_say_something_else() -> None:
    def weaker(value: int | str, on: int = 5, **more: str) -> tuple[str, ...]:
        return top(incident(claim(84, "a", 4), claim(value, "b", on, **{**DOUBT, **more}))).weaker

    assert weaker(">=91") == (">=91",)
    assert weaker(84) == ()
    assert weaker(">=80") == ()
    assert weaker(">=91", 3) == ()
    assert weaker(91, 4) == ()
    assert weaker(70) == ()
    assert weaker(91, scope="police") == ()
    assert weaker(91, attackers="included") == ()
    assert weaker(91, verb="denies") == ()


def test_a_figure_with_the_attackers_is_headline_only_where_nothing_else_stands() -> None:
    with_them = claim(22, "a", 4, attackers="included")
    alone = top(incident(with_them))
    assert (alone.values, alone.attackers_included) == (("22",), True)
    beside = top(incident(claim(17, "b", 3, attackers="excluded"), with_them))
    assert (beside.values, beside.attackers_included) == (("17",), False)
    weak = top(incident(claim(17, "b", 3, attackers="excluded", **DOUBT), with_them))
    assert (weak.values, weak.attackers_included) == (("17",), False)


def test_the_headline_has_no_scope() -> None:
    part = claim(90, "a", 4, scope="foreigners")
    assert values(incident(part)) == ()
    assert values(incident(claim(20, "b", 3), part)) == ("20",)


def test_denials_and_retractions_give_no_headline() -> None:
    assert values(incident(claim(84, "a", 3, verb="denies"))) == ()
    assert values(incident(claim(84, "a", 3, verb="retracts"))) == ()


def test_a_question_point_has_no_headline() -> None:
    told = ledger(incident(points={"was-it-claimed": [claim("yes", "a", 3)]}), "was-it-claimed")
    assert (len(told.entries), told.headline) == (1, None)


def chosen(since: str = "") -> dict[str, DeskChoice]:
    """The desk prints k84."""
    return {"killed": DeskChoice(claim="k84", why="hospital lists", since=since)}


def test_the_desk_may_choose_what_is_outgrown_or_weak() -> None:
    told = incident(claim(84, "a", 3, id="k84", **DOUBT), claim(95, "b", 4), use=chosen())
    assert (top(told).values, top(told).chosen) == (("84",), "hospital lists")


def test_the_desk_choice_counts_from_its_since_on() -> None:
    told = incident(claim(84, "a", 3, id="k84"), claim(95, "b", 4), use=chosen("2024-01-06"))
    assert values(told, as_of=day(5)) == ("95",)
    assert top(told, as_of=day(5)).chosen == ""
    assert values(told, as_of=day(6)) == ("84",)


def test_the_desk_choice_ends_when_its_claim_is_retracted_or_replaced() -> None:
    first, second = claim(84, "a", 3, id="k84"), claim(95, "b", 4)
    assert values(incident(first, second, claim(96, "c", 5, replaces="k84"), use=chosen())) == ("96",)
    assert values(incident(first, second, claim("", "a", 5, verb="retracts", replaces="k84"), use=chosen())) == ("95",)


def test_the_desk_cannot_choose_what_is_not_known_yet() -> None:
    told = incident(claim(95, "b", 3), claim(84, "a", 9, id="k84"), use=chosen())
    assert values(told, as_of=day(8)) == ("95",)


def test_responsibility_lists_each_actor_once() -> None:
    told = incident(points={"attribution": [claim("", "a", 3, actor="is"), claim("", "b", 4, actor="is"), claim("", "b", 4, actor="cell")]})
    assert values(told, "attribution") == ("is", "cell")
