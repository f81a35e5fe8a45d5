"""Searching: each criterion, the same-record rule, and figures that must be proved."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.ledger.matches import matches
from dateline.ledger.searchable import search_text
from dateline.ledger.searched import word_matches
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.criteria import All, Among, Criterion, DateIn, FieldIs, Has, Is, Not, SameRecord, Words
from dateline.model.folding import fold
from dateline.model.incident import Assessment, Incident, Place, Question, Relation, Story
from dateline.model.source import Source
from ledger.building import LATE, claim, day, incident

ACTORS = [
    Actor(id="is", name="Islamic State", kind="group", aka=("ISIS", "داعش"), role=("claimant",)),
    Actor(id="is-k", name="Khorasan Province", kind="group", part_of="is"),
    Actor(id="is-k-cell", name="The cell", kind="group", part_of="is-k"),
    Actor(id="minister", name="Ahmad Vahidi", title="interior minister", kind="official", role=("speaker",)),
    Actor(id="bomber", name="A Bomber", kind="person", role=("suspect",)),
    Actor(id="moi", name="Ministry of Intelligence", kind="organisation", aka=("وزارت اطلاعات",)),
    Actor(id="general", name="Qasem Soleimani", kind="person"),
]
ATTACK = incident(
    claim(95, "moi", 3, source="irna", verb="reports"),
    claim(84, "minister", 4, source="xinhua", verb="revises", note="remains counted twice"),
    actors=ACTORS,
    sources=[
        Source(id="irna", publisher="IRNA", date="2024-01-03", lang="fa", kind="wire"),
        Source(id="xinhua", publisher="Xinhua", via=("minister",), date="2024-01-04", lang="en-GB", archive="https://a.example/x"),
    ],
    actions=(
        Action(kind="arrest", ref="action#1", actor=("moi",), against=("is-k",), by=("moi",), said="2024-01-05", source=("irna",)),
        Action(kind="strike", ref="action#2", actor=("minister",), against=("is",), by=("moi",), said="2024-01-09", source=("xinhua",)),
    ),
    title="Kerman bombings",
    place=(Place(name="Kerman", site="Martyrs' cemetery", province="Kerman", country="IR"), Place(name="Zahedan", country="PK", role="related")),
    target="people at a memorial",
    target_kind=("public-gathering",),
    tags=("Anniversary",),
    aka=("Golzar blasts",),
    summary="Two bombers struck.",
    date="2024-01-03",
    related=(Relation(incident="2023-08-13-shiraz-shooting", relation="same-group"),),
)


def found(criterion: Criterion, as_of: dt.date = LATE, told: Incident = ATTACK) -> bool:
    """Whether the incident answers."""
    return matches(told, criterion, as_of, search_text(told))


def word(raw: str, *, phrase: bool = False) -> Words:
    """A word or phrase as the query parser makes it."""
    return Words(fold(raw), raw, phrase)


@pytest.mark.parametrize(
    ("raw", "weight"), [("Kerman", 9), ("kerm", 8), ("golzar", 9), ("iran", 9), ("vahidi", 5), ("vahi", 4), ("twice", 2), ("revenge", 0)]
)
def test_words_weigh_by_where_they_stand(raw: str, weight: int) -> None:
    assert word_matches(word(raw), search_text(ATTACK)) == weight
    assert found(word(raw)) is (weight > 0)


@pytest.mark.parametrize("raw", ["Suleimani", "Sulaymani", "سليماني", "ДАИШ", "داعش", "KERMAN", "anniversary", "2023-08-13-shiraz-shooting"])
def test_words_are_found_in_any_case_spelling_and_script(raw: str) -> None:
    assert found(word(raw)) is (raw != "ДАИШ")


def test_a_phrase_keeps_its_words_together_and_takes_no_skeleton() -> None:
    assert found(word("interior minister", phrase=True))
    assert not found(word("minister interior", phrase=True))
    assert not found(word("Suleimani", phrase=True))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("actor", "is", True),
        ("actor", "ISIS", True),
        ("actor", "داعش", True),
        ("actor", "Suleimani", True),
        ("actor", "Vahidi", True),
        ("actor", "hezbollah", False),
        ("actor", "", False),
        ("kind", "suicide-bombing", True),
        ("kind", "bombing", True),
        ("kind", "car-bombing", False),
        ("kind", "shooting", False),
        ("target", "public-gathering", True),
        ("target", "Memorial", True),
        ("target", "police", False),
        ("country", "IR", True),
        ("country", "PK", True),
        ("country", "AF", False),
        ("place", "kerman", True),
        ("place", "martyrs", True),
        ("place", "tehran", False),
        ("tag", "anniversary", True),
        ("tag", "anniv", False),
        ("role", "claimant", True),
        ("role", "perpetrator", False),
        ("lang", "fa", True),
        ("lang", "en", True),
        ("lang", "ru", False),
        ("related", "2023-08-13-shiraz-shooting", True),
        ("related", "2021-01-01-x", False),
        ("by", "minister", True),
        ("by", "وزارت اطلاعات", True),
        ("by", "is", False),
        ("source", "irna", True),
        ("source", "XINHUA", True),
        ("source", "Vahidi", True),
        ("source", "reuters", False),
        ("verb", "revises", True),
        ("verb", "denies", False),
        ("action", "arrest", True),
        ("action", "raid", False),
        ("against", "ISIS", True),
        ("against", "moi", False),
    ],
)
def test_a_field_is_what_it_says(field: str, value: str, expected: bool) -> None:
    assert found(FieldIs(field, value)) is expected
    assert found(Not(FieldIs(field, value))) is not expected


def test_plus_takes_what_is_part_of_an_actor_too() -> None:
    cell, branch = Actor(id="cell", name="The cell", part_of="branch"), Actor(id="branch", name="Khorasan Province", part_of="root")
    told = incident(actors=[cell, branch, Actor(id="root", name="Islamic State")])
    assert all(found(FieldIs("actor", name, plus=plus), told=told) for name in ("root", "branch", "cell") for plus in (False, True))
    only = incident(actors=[cell, branch])
    assert found(FieldIs("actor", "branch", plus=True), told=only)
    assert not found(FieldIs("actor", "root"), told=only)
    assert SameRecord((FieldIs("actor", "root"),)) != SameRecord((FieldIs("actor", "root", plus=True),))


def test_fields_side_by_side_hold_of_the_same_record() -> None:
    revised, reported, by_minister = FieldIs("verb", "revises"), FieldIs("verb", "reports"), FieldIs("by", "minister")
    assert found(SameRecord((revised, by_minister)))
    assert not found(SameRecord((reported, by_minister)))
    assert found(All((SameRecord((reported,)), SameRecord((by_minister,)))))
    assert found(SameRecord((FieldIs("action", "arrest"), FieldIs("against", "is-k"), FieldIs("actor", "moi"))))
    assert not found(SameRecord((FieldIs("action", "arrest"), FieldIs("against", "is"))))
    assert not found(SameRecord((FieldIs("action", "strike"), FieldIs("actor", "moi"))))


def test_the_day_of_a_claim_is_that_of_the_same_record() -> None:
    fourth = DateIn("said", day(4), day(4))
    assert found(SameRecord((fourth, FieldIs("by", "minister"))))
    assert not found(SameRecord((fourth, FieldIs("by", "moi"))))
    assert found(SameRecord((DateIn("said", day(9), None),)))
    assert not found(SameRecord((DateIn("said", None, day(2)),)))


def test_what_was_not_said_yet_is_not_found() -> None:
    revised, struck = SameRecord((FieldIs("verb", "revises"),)), FieldIs("action", "strike")
    assert [found(revised, day(n)) for n in (3, 4)] == [False, True]
    assert [found(struck, day(n)) for n in (8, 9)] == [False, True]


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("2024-01-03", 3, 3, True),
        ("2024-01-03", 4, None, False),
        ("2024-01-03", None, 2, False),
        ("2024-01-03", None, None, True),
        ("2024-01", 20, 25, True),
        ("2024-01-03/2024-01-05", 5, 9, True),
        ("2024-01-03/2024-01-05", 6, 9, False),
        ("2024", 1, 1, True),
    ],
)
def test_the_date_of_an_incident_may_fall_within(text: str, first: int | None, last: int | None, expected: bool) -> None:
    within = DateIn("date", day(first) if first else None, day(last) if last else None)
    assert found(within, told=incident(date=text)) is expected


def test_states_and_holdings_are_asked_for_by_name() -> None:
    assert found(Is("disputed"))
    assert not found(Is("disputed"), day(3))
    assert found(Has("action"))
    assert found(Has("archive"))
    assert found(Has("related"))
    assert not any(found(Has(what)) for what in ("question", "assessment", "story"))
    more = incident(
        questions=(Question(text="Who?"),),
        assessments=(Assessment(text="T", by=("a",), source=("s",)),),
        published=(Story(date="2024-01-06", story="s"),),
    )
    assert all(found(Has(what), told=more) for what in ("question", "assessment", "story"))
    assert not any(found(Has(what), told=more) for what in ("action", "archive", "related"))


def test_one_of_some_incidents_is_asked_for_by_id() -> None:
    assert found(Among(frozenset({ATTACK.id, "2021-01-01-x"})))
    assert not found(Among(frozenset({"2021-01-01-x"})))


def test_all_of_nothing_is_everything_and_not_turns_it_round() -> None:
    assert found(All(()))
    assert not found(Not(All(())))
    assert found(All((word("kerman"), Not(word("drone")))))
    assert not found(All((word("kerman"), word("drone"))))
    assert found(Not(Not(word("kerman"))))
