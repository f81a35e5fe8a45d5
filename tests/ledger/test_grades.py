"""Weak and strong: the grades of speaker and source, and their defaults."""

from __future__ import annotations

import pytest

from dateline.model.actor import Actor
from dateline.model.source import Source
from ledger.building import claim, incident, ledger


def weak(**more: str) -> bool:
    """Whether a claim with these fields is weak, by an official in a wire report."""
    return ledger(incident(claim(84, "police", 3, **more))).entries[0].weak


def graded(speaker: str, *sources: str) -> tuple[str, bool]:
    """Grade and weakness of a claim of a speaker and sources of these grades."""
    ids = [f"s{n}" for n in range(len(sources))]
    told = incident(
        claim(84, "speaker", 3, source=tuple(ids)),
        actors=[Actor(id="speaker", name="S", kind="official", grade=speaker)],
        sources=[Source(id=i, publisher="P", date="2024-01-03", grade=grade) for i, grade in zip(ids, sources, strict=True)],
    )
    entry = ledger(told).entries[0]
    return entry.grade, entry.weak


@pytest.mark.parametrize(("credibility", "is_weak"), [("", False), ("1", False), ("2", False), ("3", False), ("4", True), ("5", True), ("6", True)])
def test_credibility_of_four_and_worse_is_weak(credibility: str, is_weak: bool) -> None:
    assert weak(credibility=credibility) is is_weak


@pytest.mark.parametrize(
    ("speaker", "sources", "grade", "is_weak"),
    [
        ("", ("",), "C", False),
        ("A", ("",), "C", False),
        ("A", ("B",), "B", False),
        ("A", ("A",), "A", False),
        ("D", ("A",), "D", True),
        ("A", ("D",), "D", True),
        ("A", ("E", "B"), "B", False),
        ("A", ("E", "F"), "E", True),
        ("F", ("A",), "F", True),
        ("C", ("D", "C"), "C", False),
    ],
)
def test_the_worse_of_speaker_and_best_source_decides(speaker: str, sources: tuple[str, ...], grade: str, is_weak: bool) -> None:
    assert graded(speaker, *sources) == (grade, is_weak)


def test_of_several_speakers_the_best_counts() -> None:
    actors = [Actor(id="a", name="A", kind="official", grade="E"), Actor(id="b", name="B", kind="official", grade="B")]
    assert ledger(incident(claim(84, ("a", "b"), 3), actors=actors)).entries[0].grade == "C"


@pytest.mark.parametrize(
    ("kind", "is_weak"),
    [
        ("encyclopedia", True),
        ("social", True),
        ("militant-media", True),
        ("wire", False),
        ("newspaper", False),
        ("government", False),
        ("dataset", False),
        ("", False),
    ],
)
def test_a_living_page_an_anonymous_channel_and_militant_media_are_weak_unless_graded(kind: str, is_weak: bool) -> None:
    for grade, expected in (("", is_weak), ("B", False), ("D", True)):
        source = Source(id="s", publisher="P", date="2024-01-03", kind=kind, grade=grade)
        assert ledger(incident(claim(84, "police", 3, source="s"), sources=[source])).entries[0].weak is expected


@pytest.mark.parametrize("kind", ["official", "state", "person", "analyst", "organisation", "media", "public", ""])
def test_no_other_speaker_is_weak_by_kind(kind: str) -> None:
    assert not ledger(incident(claim(84, "s", 3), actors=[Actor(id="s", name="S", kind=kind)])).entries[0].weak


def test_a_militant_group_on_its_own_attack_is_weak_unless_graded() -> None:
    for grade, expected in (("", True), ("B", False)):
        group = Actor(id="cell", name="Cell", kind="group", role=("perpetrator", "claimant"), grade=grade)
        assert ledger(incident(claim(84, "cell", 3), actors=[group])).entries[0].weak is expected


def test_a_group_that_claims_the_attack_is_weak_whatever_its_role_says() -> None:
    told = incident(
        claim(84, "cell", 3),
        points={"responsibility": [claim("", "cell", 3, actor="cell", verb="claims")]},
        actors=[Actor(id="cell", name="Cell", kind="group", role=("speaker",))],
    )
    assert ledger(told).entries[0].weak


def test_a_group_that_speaks_of_an_attack_of_others_is_a_speaker_like_any() -> None:
    group = Actor(id="rivals", name="Rivals", kind="group", role=("speaker", "responder"))
    assert not ledger(incident(claim(13, "rivals", 3), actors=[group])).entries[0].weak


def test_what_an_incident_does_not_list_has_the_default_grade() -> None:
    told = incident(claim(84, "police", 3))
    told.actors.clear()
    told.sources.clear()
    assert (ledger(told).entries[0].grade, ledger(told).entries[0].weak) == ("C", False)
