"""Numbers, days, articles and stances as attributed lines print them."""

from __future__ import annotations

import pytest

from dateline.phrasing.line.counted import phrase_of
from dateline.phrasing.line.speakers import joined, with_article
from dateline.phrasing.line.wording import STYLES, count_words, day_words, punctuated

PLAIN, AP, REUTERS = STYLES["plain"], STYLES["ap"], STYLES["reuters"]


@pytest.mark.parametrize(
    ("value", "plain", "ap"),
    [
        ("84", "84", "84"),
        ("4", "4", "four"),
        ("0", "no", "no"),
        (">=91", "at least 91", "at least 91"),
        (">=3", "at least 3", "at least three"),
        (">60", "more than 60", "more than 60"),
        ("<=12", "at most 12", "at most 12"),
        ("<200", "fewer than 200", "fewer than 200"),
        ("~100", "about 100", "about 100"),
        ("80-90", "between 80 and 90", "between 80 and 90"),
        ("1200", "1,200", "1,200"),
        (">1200", "more than 1,200", "more than 1,200"),
    ],
)
def test_a_bound_keeps_its_word(value: str, plain: str, ap: str) -> None:
    assert (count_words(value, PLAIN), count_words(value, AP)) == (plain, ap)


@pytest.mark.parametrize(
    ("point", "value", "phrase"),
    [
        ("killed", "1", "1 person was killed"),
        ("killed", "2", "2 people were killed"),
        ("killed", "0", "no one was killed"),
        ("killed", ">=1", "at least 1 person was killed"),
        ("killed", ">1", "more than 1 people were killed"),
        ("injured", "~1", "about 1 person was injured"),
        ("casualties", ">300", "more than 300 people were killed or injured"),
        ("hospitalised", "8", "8 people were in hospital"),
        ("attackers-killed", "1", "1 attacker was killed"),
        ("attackers-killed", "3", "3 attackers were killed"),
        ("intended-victims", "500", "500 people were meant to be killed"),
    ],
)
def test_number_noun_and_verb_agree(point: str, value: str, phrase: str) -> None:
    assert phrase_of(point, value, PLAIN) == phrase


def test_attackers_are_told_of() -> None:
    assert phrase_of("killed", "22", PLAIN, "included") == "22 people were killed, the attackers included"
    assert phrase_of("killed", "17", PLAIN, "excluded") == "17 people were killed, not counting the attackers"
    assert phrase_of("killed", "17", PLAIN, "unknown") == "17 people were killed"


@pytest.mark.parametrize(
    ("said", "plain", "ap"),
    [
        ("2024-01-04", "on 4 January 2024", "on Jan. 4, 2024"),
        ("2024-01-04T19:40+03:30", "on 4 January 2024", "on Jan. 4, 2024"),
        ("2024-03-04?", "on 4 March 2024", "on March 4, 2024"),
        ("2024-01", "in January 2024", "in January 2024"),
        ("2024", "in 2024", "in 2024"),
        ("2022-10-26/2022-10-27", "between 26 October 2022 and 27 October 2022", "between Oct. 26, 2022 and Oct. 27, 2022"),
        ("", "", ""),
    ],
)
def test_days(said: str, plain: str, ap: str) -> None:
    assert (day_words(said, PLAIN), day_words(said, AP)) == (plain, ap)
    assert day_words("2024-01-04", REUTERS) == "on January 4, 2024"


def test_a_comma_closes_a_full_date_where_the_sentence_goes_on() -> None:
    assert punctuated("X said on Jan. 4, 2024 that", AP) == "X said on Jan. 4, 2024, that"
    assert punctuated("X said on Jan. 4, 2024.", AP) == "X said on Jan. 4, 2024."
    assert punctuated("X said on 4 January 2024 that", PLAIN) == "X said on 4 January 2024 that"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ministry of Intelligence of Iran", "the Ministry of Intelligence of Iran"),
        ("Mehr News Agency", "Mehr News Agency"),
        ("Associated Press", "the Associated Press"),
        ("Reuters", "Reuters"),
        ("Iranian officials", "Iranian officials"),
        ("unnamed official sources in Iranian media", "unnamed official sources in Iranian media"),
        ("head of Kerman emergency services", "the head of Kerman emergency services"),
        ("police", "police"),
        ("Swedish police", "Swedish police"),
        ("Royal Oman Police", "the Royal Oman Police"),
        ("The Guardian", "The Guardian"),
        ("United States", "the United States"),
        ("UN Security Council", "the UN Security Council"),
        ("Islamic State", "Islamic State"),
        ("teleSUR", "teleSUR"),
        ("dts", "dts"),
        ("US official (to AP)", "a US official"),
        ("Afghan health ministry official (to CNN, 27 August)", "an Afghan health ministry official"),
        ("Gulf country (not named)", "a Gulf country"),
        ("City hospital", "the City hospital"),
        ("US military investigation", "a US military investigation"),
        ("Ahmad Vahidi", "Ahmad Vahidi"),
        ("Iranian state television", "Iranian state television"),
        ("Imam Shamil Battalion", "the Imam Shamil Battalion"),
        ("Western officials quoted by the New York Times", "Western officials quoted by the New York Times"),
        ("the pilot", "the pilot"),
        ("", ""),
    ],
)
def test_articles(name: str, sentence: str) -> None:
    assert with_article(name) == sentence


def test_several_speakers() -> None:
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"
    assert joined(["A, the head", "B"]) == "A, the head, and B"
