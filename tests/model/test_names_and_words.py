"""Folding, countries, vocabularies and points: the words that a file and a query share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.action import Action
from dateline.model.actor import Actor, Name
from dateline.model.claim import Claim
from dateline.model.countries import MISTAKEN, countries, country_name, nearest_country
from dateline.model.fields import Record, fields_of
from dateline.model.folding import fold, fold_lines, skeleton, skeletons
from dateline.model.incident import Acceptance, Assessment, CrossReference, DeskChoice, Incident, Place, Question, Relation, Retraction, Story
from dateline.model.points import COUNT_POINTS, PointKind, point_kind, point_title
from dateline.model.problem import Problem
from dateline.model.source import Source
from dateline.model.vocabulary import BROADER_KINDS, INVERSE_RELATIONS, VOCABULARIES, narrower_kinds

RECORDS: list[type[Record]] = [Incident, Place, Retraction, Actor, Name, Source, Claim, Action, Assessment, Relation, Question, Story, DeskChoice]
RECORDS += [Acceptance, CrossReference]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kerman Bombings!", "kerman bombings"),
        ("Señor  Müller", "senor muller"),
        ("Nu\u0308ssli", "nussli"),
        ("Ta'ziyeh`s", "taziyehs"),
        ("ＩＳＩＳ－Ｋ", "isis k"),
        ("۱۰۳", "103"),
        ("Хорасан", "khorasan"),
        ("", ""),
        ("—!", ""),
    ],
)
def test_folding_takes_case_accents_width_and_script_away(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_lines(f"{text}\n{text} ") == [folded, folded]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=40))
def test_folded_text_is_plain_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower() == " ".join(folded.split())
    assert fold(folded) == folded
    assert all(len(bones) >= 3 for bones in skeletons([text]))


def test_spellings_of_one_name_meet_in_their_skeleton() -> None:
    spelled = [skeletons([name]) for name in ("Soleimani", "Suleimani", "Sulaymani", "سليماني", "سلیمانی")]
    assert set.intersection(*map(set, spelled))
    assert skeleton("khorasan") == skeleton("xorasan")
    assert skeleton("mohammed") == skeleton("muhammad")


def test_only_names_are_looked_for_by_their_skeleton() -> None:
    assert skeletons(["the mosque in Moscow", "churches of Kandahar"]) == {skeleton("moscow"), skeleton("kandahar")}


@pytest.mark.parametrize(
    ("written", "folded"),
    [("تهران", "tehran"), ("خاش", "khash"), ("قندهار", "qndehar"), ("الأحواز", "ahwaz"), ("الله", "alleh"), ("کرمانشاه", "krmanshah")],
)
def test_arabic_script_keeps_its_long_vowels_and_its_h(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_short_words_and_numbers_have_no_skeleton() -> None:
    assert [skeleton(word) for word in ("is", "abu", "ali", "taliban", "103")] == ["", "", "", "tlbn", ""]


def test_countries_are_those_of_iso_3166() -> None:
    table = countries()
    assert len(table) >= 249
    assert all(len(code) == 2 and code.isupper() and len(alpha3) == 3 and name for code, (alpha3, name) in table.items())
    assert {"IR", "GB", "NO", "CD", "CI", "TJ", "PS"} <= table.keys()
    assert not {"UK", "EN", "EU", "XX", "ir"} & table.keys()
    assert set(MISTAKEN.values()) <= table.keys()


@pytest.mark.parametrize(
    ("text", "code"), [("ir", "IR"), ("UK", "GB"), ("uk", "GB"), ("IRN", "IR"), ("Iran", "IR"), (" norway ", "NO"), ("Narnia", None)]
)
def test_the_country_that_was_meant_is_found(text: str, code: str | None) -> None:
    assert nearest_country(text) == code


def test_a_country_has_a_name_and_an_unknown_code_is_its_own() -> None:
    assert country_name("IR") == "Iran"
    assert country_name("QQ") == "QQ"


def test_a_kind_holds_its_narrower_kinds() -> None:
    assert narrower_kinds("bombing") == {"bombing", "suicide-bombing", "car-bombing"}
    assert narrower_kinds("armed-attack") == {"armed-attack", "shooting", "mass-shooting", "complex-attack", "ambush", "siege"}
    assert narrower_kinds("stabbing") == {"stabbing"}


def test_narrower_kinds_are_words_and_end() -> None:
    assert set(BROADER_KINDS) | set(BROADER_KINDS.values()) <= VOCABULARIES["kind"].keys()
    for kind in VOCABULARIES["kind"]:
        above, seen = kind, {kind}
        while (above := BROADER_KINDS.get(above, "")) != "":
            assert above not in seen
            seen.add(above)
            assert kind in narrower_kinds(above)


def test_every_word_of_a_file_is_spelled_with_hyphens_and_every_relation_has_its_inverse() -> None:
    assert not [word for name, known in VOCABULARIES.items() for word in known if "_" in word or (word != word.lower() and name != "grade")]
    assert INVERSE_RELATIONS.keys() == VOCABULARIES["relation"].keys()
    assert "disputed" not in VOCABULARIES["status"]


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_explained_and_its_words_are_a_vocabulary(record: type[Record]) -> None:
    for field in fields_of(record).values():
        assert field.rule.doc
        assert (field.rule.form == "word") is (field.rule.words in VOCABULARIES)
        assert (field.rule.form == "ref") is (field.rule.target in ("actor", "source", "claim", "incident"))


@pytest.mark.parametrize(
    ("point", "kind"),
    [(point, "count") for point in COUNT_POINTS]
    + [("responsibility", "actors"), ("attribution", "actors"), ("motive", "text"), ("method", "text"), ("bomber-1.nationality", "text")]
    + [("bomber-1.alias", "many"), ("bomber-1.charge", "many"), ("bomber-1.verdict", "verdict"), ("was-it-claimed", "question")]
    + [("a11.count", "count"), ("a11.term", "text"), ("a11.date", "text"), ("a11.outcome", "question"), ("bomber-1.count", "text")],
)
def test_a_point_has_the_kind_of_its_name(point: str, kind: PointKind) -> None:
    assert point_kind(point, {"a11"}) == kind


def test_a_point_reads_as_a_heading() -> None:
    assert point_title("bomber-1.first-name") == "bomber-1: first name"
    assert point_title("attackers-killed") == "attackers killed"


def test_a_problem_says_its_place() -> None:
    assert Problem("a.yaml", 3, 7, "error", "type", "").place == "a.yaml:3:7"
    assert Problem("a.yaml", 0, 0, "error", "empty", "").place == "a.yaml"
