"""The standing of a claim: each row of the table, in its order."""

from __future__ import annotations

import pytest

from ledger.building import claim, day, incident, ledger, standings, values

DOUBT = {"credibility": "5"}


def test_what_its_own_speaker_took_back_is_retracted() -> None:
    told = incident(claim(4, "irna", 3, id="four"), claim("", "irna", 3, id="back", verb="retracts", replaces="four"))
    assert standings(told) == {"four": "retracted", "back": "stands"}
    assert ledger(told).entries[0].through == ("back",)
    assert values(told) == ()


def test_what_another_speaker_takes_back_is_replaced() -> None:
    told = incident(claim(4, "irna", 3, id="four"), claim("", "police", 3, verb="retracts", replaces="four"))
    assert standings(told)["four"] == "replaced"


def test_a_retracted_claim_has_no_effect_on_others() -> None:
    told = incident(
        claim(4, "irna", 3, id="four"),
        claim(9, "irna", 4, id="nine", replaces="four"),
        claim("", "irna", 5, id="back", verb="retracts", replaces="nine"),
    )
    assert standings(told) == {"four": "stands", "nine": "retracted", "back": "stands"}
    assert values(told) == ("4",)


def test_a_retraction_that_is_itself_taken_back_does_not_count() -> None:
    told = incident(
        claim(4, "irna", 3, id="four"),
        claim("", "irna", 4, id="back", verb="retracts", replaces="four"),
        claim("", "irna", 5, id="again", verb="retracts", replaces="back"),
    )
    assert standings(told) == {"four": "stands", "back": "retracted", "again": "stands"}


def test_a_retraction_that_is_not_known_yet_does_not_count() -> None:
    told = incident(claim(4, "irna", 3, id="four"), claim("", "irna", 5, verb="retracts", replaces="four"))
    assert standings(told, as_of=day(4)) == {"four": "stands"}


def test_retracted_goes_before_replaced() -> None:
    told = incident(claim(4, "irna", 3, id="four"), claim(1, "police", 3, replaces="four"), claim("", "irna", 4, verb="retracts", replaces="four"))
    assert standings(told)["four"] == "retracted"


def test_a_claim_that_a_known_one_names_in_replaces_is_replaced() -> None:
    told = incident(claim(95, "health", 3, id="k95"), claim(84, "interior", 4, id="k84", replaces="k95"))
    assert standings(told, as_of=day(3)) == {"k95": "stands"}
    assert standings(told) == {"k95": "replaced", "k84": "stands"}
    assert ledger(told).entries[0].through == ("k84",)


def test_a_weak_claim_replaces_what_it_names() -> None:
    told = incident(claim(95, "health", 3, id="k95"), claim(84, "interior", 4, replaces="k95", **DOUBT))
    assert standings(told)["k95"] == "replaced"


@pytest.mark.parametrize(
    ("later", "standing"), [(84, "replaced"), (">=80", "replaced"), ("90-95", "replaced"), (95, "stands"), (99, "outgrown"), (">=96", "outgrown")]
)
def test_a_later_figure_of_the_same_speaker_replaces_and_a_plain_rise_outgrows(later: int | str, standing: str) -> None:
    told = incident(claim(95, "police", 3, id="first"), claim(later, "police", 4, id="second"))
    assert standings(told) == {"first": standing, "second": "stands"}


def test_a_figure_of_the_same_speaker_for_a_part_replaces_nothing() -> None:
    told = incident(
        claim(95, "police", 3, id="all"), claim(12, "police", 4, id="part", scope="foreigners"), claim(10, "police", 5, id="less", scope="foreigners")
    )
    assert standings(told) == {"all": "stands", "part": "replaced", "less": "stands"}


def test_a_weak_later_figure_of_the_same_speaker_replaces_no_strong_one() -> None:
    told = incident(claim(95, "police", 3, id="strong"), claim(84, "police", 4, id="weak", **DOUBT))
    assert standings(told) == {"strong": "stands", "weak": "disputed"}


def test_a_claim_of_two_speakers_is_replaced_when_both_have_a_later_figure() -> None:
    first, second, third = claim(95, ("a", "b"), 3, id="both"), claim(84, "a", 4, id="a"), claim(84, "b", 5, id="b")
    assert standings(incident(first, second))["both"] == "disputed"
    assert standings(incident(first, second, third))["both"] == "replaced"


def test_a_later_word_of_the_same_speaker_replaces_in_a_single_valued_text_only() -> None:
    told = [claim("Tajik", "moi", 3, id="one"), claim("Afghan", "moi", 4, id="two")]
    assert standings(incident(points={"bomber.nationality": told}), "bomber.nationality") == {"one": "replaced", "two": "stands"}
    assert standings(incident(points={"bomber.alias": told}), "bomber.alias") == {"one": "stands", "two": "stands"}
    assert standings(incident(points={"who-was-it": told}), "who-was-it") == {"one": "stands", "two": "stands"}


def test_an_echo_is_kept_and_does_nothing() -> None:
    told = incident(
        claim(84, "interior", 3, id="k84"),
        claim(12, "police", 3, id="k12", scope="police"),
        claim(103, "ap", 9, id="echo", repeats="k84", disputes="k84"),
        claim(84, "afp", 9, id="same", repeats="k84"),
    )
    assert standings(told) == {"k84": "stands", "k12": "stands", "echo": "echo", "same": "echo"}
    assert values(told) == ("84",)
    assert ledger(told).headline is not None
    assert ledger(told).entries[2].through == ("k84",)


def test_retracted_and_replaced_go_before_echo() -> None:
    told = incident(
        claim(84, "interior", 3, id="k84"),
        claim(84, "afp", 4, id="gone", repeats="k84"),
        claim(84, "ap", 4, id="mended", repeats="k84"),
        claim("", "afp", 5, id="sorry", verb="retracts", replaces="gone"),
        claim(84, "ap", 5, id="again", repeats="k84", replaces="mended"),
    )
    assert standings(told) == {"k84": "stands", "gone": "retracted", "mended": "replaced", "sorry": "stands", "again": "echo"}


def test_an_echo_is_no_second_origin() -> None:
    head = ledger(incident(claim(84, "interior", 3, id="k84"), claim(84, "afp", 9, repeats="k84"))).headline
    assert head is not None
    assert head.single_origin


@pytest.mark.parametrize(
    ("older", "newer"), [(84, 89), (84, ">=88"), (">=88", 89), (">=88", ">=91"), ("80-90", 91), ("<20", 20), ("~40", 84), (84, "~200")]
)
def test_a_count_is_outgrown_by_a_later_one_that_says_more(older: int | str, newer: int | str) -> None:
    told = incident(claim(older, "a", 3, id="older"), claim(newer, "b", 4, id="newer"))
    assert standings(told) == {"older": "outgrown", "newer": "stands"}
    assert ledger(told).entries[0].through == ("newer",)
    assert values(told) == (str(newer),)


def test_a_later_count_of_the_same_day_outgrows_too() -> None:
    assert standings(incident(claim(40, "a", 3, id="older"), claim(60, "b", 3, id="newer"))) == {"older": "outgrown", "newer": "stands"}


@pytest.mark.parametrize(("older", "newer", "standing"), [("", "5", "stands"), ("5", "", "outgrown"), ("5", "5", "outgrown")])
def test_a_weak_claim_never_outgrows_a_strong_one(older: str, newer: str, standing: str) -> None:
    told = incident(claim(84, "a", 3, id="older", credibility=older), claim(99, "b", 4, id="newer", credibility=newer))
    assert standings(told)["older"] == standing


def test_only_counts_are_outgrown() -> None:
    told = incident(points={"motive": [claim("84", "a", 3, id="a"), claim("99", "b", 4, id="b")]})
    assert standings(told, "motive") == {"a": "disputed", "b": "disputed"}


def test_what_a_replaced_claim_outgrew_stands_again() -> None:
    told = incident(claim(20, "a", 3, id="k20"), claim(50, "b", 4, id="k50"), claim(20, "c", 5, id="cut", replaces="k50"))
    assert standings(told, as_of=day(4)) == {"k20": "outgrown", "k50": "stands"}
    assert standings(told) == {"k20": "stands", "k50": "replaced", "cut": "stands"}


@pytest.mark.parametrize("point", ["missing", "hospitalised"])
def test_of_a_count_of_one_moment_a_later_day_takes_the_place_of_an_earlier_one_higher_or_lower(point: str) -> None:
    told = [claim(95, "a", 3, id="first"), claim(40, "b", 4, id="second"), claim(60, "c", 5, id="third")]
    assert standings(incident(points={point: told}), point) == {"first": "outgrown", "second": "outgrown", "third": "stands"}
    same_day = [claim(95, "a", 3, id="first"), claim(40, "b", 3, id="second")]
    assert standings(incident(points={point: same_day}), point) == {"first": "disputed", "second": "disputed"}
    weak = [claim(95, "a", 3, id="first"), claim(40, "b", 4, id="second", credibility="5")]
    assert standings(incident(points={point: weak}), point)["first"] == "stands"
