"""What vetting reads in a text before it asks the ledger: sentences, figures, days, points, speakers, names."""

from __future__ import annotations

import pytest

from dateline.model.actor import Actor
from dateline.phrasing.vetting.attributions import attributions
from dateline.phrasing.vetting.days import mentions
from dateline.phrasing.vetting.names import NameBook
from dateline.phrasing.vetting.numbers import quantities
from dateline.phrasing.vetting.points import read
from dateline.phrasing.vetting.sentences import mask, sentences_of
from ledger.building import incident


def counted(text: str, last: str = "") -> list[str]:
    """`>=91 killed`, with `part` and `past` where the figure is told so."""
    found = []
    for sentence in sentences_of(text):
        taken = frozenset(n for m in mentions(sentence.tokens) for n in range(m.first, m.last + 1))
        readings = read(sentence.tokens, quantities(sentence.tokens, taken), last)
        found += [" ".join(filter(None, (r.quantity.written, r.point, "part" * r.part, "past" * r.history))) for r in readings]
    return found


def said(text: str) -> list[str]:
    return [f"{a.kind}: {text[s.tokens[a.first].start : s.tokens[a.last].end]}" for s in sentences_of(text) for a in attributions(s.tokens)]


def test_masking_keeps_every_place() -> None:
    text = "**Toll** “at least” ۸۴\u00a0dead — [Reuters](https://x.example/47-dead) <b>x</b> `91`"
    masked = mask(text)
    assert len(masked) == len(text)
    assert "47-dead" not in masked
    assert masked[text.index("۸۴") : text.index("۸۴") + 2] == "84"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Qassem Soleimani died on Jan. 3. The U.S. said so.", 2),
        ("Eleven died.\nTwelve were hurt.", 2),
        ("A line that is\nwrapped goes on.", 1),
        ("A headline\n\nA body.", 2),
        ("- one item\n- another item", 2),
        ("Dead: 5\nInjured: 15", 2),
        ('"It is over." He left.', 2),
        ("", 0),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("84 dead and 284 wounded", ["84 killed", "284 injured"]),
        ("killing 84 and injuring 284", ["84 killed", "284 injured"]),
        ("Eighty-four people were killed and two dozen hurt.", ["84 killed", "24 injured"]),
        ("one hundred and three people died", ["103 killed"]),
        ("At least 91 were killed; more than 60 were wounded.", [">=91 killed", ">60 injured"]),
        ("no fewer than 91 dead, some 100 hurt, up to 12 missing", [">=91 killed", "~100 injured", "<=12 missing"]),
        ("91 or more people were killed", [">=91 killed"]),
        ("80 to 90 people were killed and between 11 and 12 arrested", ["80-90 killed", "11-12 arrested"]),
        ("Dozens were killed and scores of people hurt.", ["dozens killed", "scores injured"]),
        ("1,200 people were killed", ["1200 killed"]),
        ("80–90 people were killed", ["80-90 killed"]),
        ("The death toll rose to 91 from 84.", ["91 killed", "84 killed past"]),
        ("The toll was revised down from 103 to 95 and then 84.", ["103 killed past", "95 killed past", "84 killed"]),
        ("The toll, first put at 103, was cut to 95.", ["103 killed past", "95 killed"]),
        ("The bombing that killed 84 people wounded 284.", ["84 killed", "284 injured"]),
        ("At least 91 people, including 30 children, were killed.", [">=91 killed", "30 killed part"]),
        ("Two gunmen killed four people and wounded another 12.", ["4 killed", "12 injured"]),
        ("Police shot dead two attackers.", ["2 attackers-killed"]),
        ("Of the 284 wounded, 220 were in hospital.", ["284 injured", "220 hospitalised"]),
        ("Among the dead were 12 Afghans.", ["12 killed part"]),
        ("More than 140 people were killed or wounded.", [">140 casualties"]),
        ("The number of injured rose to 284.", ["284 injured"]),
        ("102 wounded were still in hospital.", ["102 hospitalised"]),
        ("11 people were arrested and 35 suspects held", ["11 arrested", "35 arrested"]),
        ("19 dead: 15 police officers and four civilians.", ["19 killed", "15 killed part", "4 killed part"]),
        ("killed 13 U.S. troops and about 160 civilians", ["13 killed", "~160 killed"]),
        ("Fifteen defendants were sentenced to life.", ["15 action:sentence"]),
    ],
)
def test_figures_and_their_points(text: str, figures: list[str]) -> None:
    assert counted(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "No one has been charged.",
        "A 24-year-old man, Ali, 30, was aged 42.",
        "It cost $84 and €95, or 12 per cent, in 2024.",
        "At 3:45 p.m., 700 metres and 20 minutes apart, on page 84.",
        "The fourth anniversary, the 650th year, No. 84, Route 92.",
        "Two bombs exploded in six provinces.",
        "The vote was 13-2; Resolution 2734 passed.",
        "Six more people died overnight.",
        "Two of the wounded died overnight.",
        "Hours later, 84 countries sent condolences.",
        "An attack in 1979 killed many.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert counted(text) == []


def test_a_figure_without_its_noun_speaks_of_the_point_before() -> None:
    assert counted("It was later revised to 84.", "injured") == ["84 injured"]
    assert counted("Soylu then said 39.", "killed") == ["39 killed"]
    assert counted("Hangings rose to 853.", "arrested") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Jan. 3, 2024, and 4 January", [(2024, 1, 3, None), (None, 1, 4, None)]),
        ("January 3rd; 2024-01-05; in March 2024", [(None, 1, 3, None), (2024, 1, 5, None), (2024, 3, None, None)]),
        ("on Wednesday, 3 January 2024", [(2024, 1, 3, 2)]),
        ("He may go. Sunday Mass.", []),
    ],
)
def test_days(text: str, found: list[tuple[int | None, ...]]) -> None:
    assert [(m.year, m.month, m.day, m.weekday) for s in sentences_of(text) for m in mentions(s.tokens)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Iran's interior minister, Ahmad Vahidi, said 84 died.", ["figure: Iran's interior minister, Ahmad Vahidi"]),
        ("At least 84 people were killed, state media reported.", ["figure: state media"]),
        ("84 died, according to Iran's IRNA news agency, and more.", ["figure: Iran's IRNA news agency"]),
        ('"84 died," said Babak Yektaparast, a spokesman.', ["figure: Babak Yektaparast, a spokesman"]),
        ("Pakistan Today said 84 died, and Vahidi today said 95 died.", ["figure: Pakistan Today", "figure: Vahidi"]),
        ("84 died, according to France 24, and more.", ["figure: France 24"]),
        ("84 died, Kerman police and the Red Crescent said.", ["figure: Kerman police and the Red Crescent"]),
        ("Reuters has 195 wounded.", ["figure: Reuters"]),
        ("TASS: at least 150 killed.", ["figure: TASS"]),
        ("Iran’s interior minister said “84” died.", ["figure: Iran’s interior minister"]),
        ("Dead: 5", []),
        ("Islamic State claimed responsibility.", ["responsibility: Islamic State"]),
        ("The attack was claimed by ISIS-K, the branch.", ["responsibility: ISIS-K"]),
        ("No group has claimed responsibility.", []),
        ("The death toll rose to 91.", []),
    ],
)
def test_who_is_made_to_speak(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Qasem Suleymani and قاسم سلیمانی and Soleimani", ["!Qasem Suleymani", "قاسم سلیمانی", "Soleimani"]),
        ("QASSEM SOLEIMANI and Qassem Soleimani's men", ["QASSEM SOLEIMANI", "Qassem Soleimani"]),
        ("Hassan Soleimani, Kerman", []),
        ("IS claimed it, as is usual", ["IS"]),
        ("The Islamic State group", ["Islamic State"]),
        ("A Tajik spoke, Quetta police and Kuwait said; Abdullah Quetta did not", ["Abdullah Quetta"]),
        ("One was a Tajik.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    soleimani = Actor(id="qs", name="Qassem Soleimani", aka=("Qasem Soleimani", "قاسم سلیمانی", "Abdullah Tajik"), kind="person")
    group = Actor(id="is", name="Islamic State", aka=("IS",), kind="group")
    planner = Actor(id="aq", name="Abdullah Quetta", aka=("Abdullah the Tajik", "Abdullah Kuwait"), kind="person")
    book = NameBook(incident(actors=(soleimani, group, planner)))
    found = []
    for sentence in sentences_of(text):
        for name in book.names(sentence.tokens):
            written = text[sentence.tokens[name.first].start : sentence.tokens[name.last].end]
            found.append(f"{'!' if name.nearest else ''}{written}")
    assert found == names
