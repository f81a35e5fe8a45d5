"""Origins, not outlets: whose word a headline rests on."""

from __future__ import annotations

from dateline.model.actor import Actor
from dateline.model.source import Source
from ledger.building import claim, incident, ledger, top

DOUBT = {"credibility": "5"}


def test_a_headline_of_one_origin_is_single_origin() -> None:
    assert top(incident(claim(84, "a", 3))).single_origin
    assert top(incident(claim(84, "a", 3), claim(84, "a", 4))).single_origin
    assert not top(incident(claim(84, "a", 3), claim(84, "b", 4))).single_origin
    assert not top(incident(claim(84, ("a", "b"), 3))).single_origin


def test_a_weak_second_voice_is_no_second_origin_of_a_strong_headline() -> None:
    assert top(incident(claim(84, "a", 3), claim(84, "b", 4, **DOUBT))).single_origin


def test_joint_bodies_and_all_under_them_are_one_origin() -> None:
    state = Actor(id="state", name="State", kind="state", joint=True)
    under = [Actor(id=i, name=i, kind="official", part_of=of) for i, of in (("ministry", "state"), ("spokesman", "ministry"), ("police", "state"))]
    told = incident(claim(84, "spokesman", 3), claim(84, "police", 4), actors=[state, *under])
    assert top(told).single_origin
    assert {origin for entry in ledger(told).entries for origin in entry.origins} == {"state"}
    apart = incident(claim(84, "spokesman", 3), claim(84, "police", 4), actors=[Actor(id="state", name="State", kind="state"), *under])
    assert not top(apart).single_origin
    assert [entry.origins for entry in ledger(apart).entries] == [("spokesman",), ("police",)]


def test_outlets_that_quote_one_spokesman_are_one_origin() -> None:
    sources = [Source(id=i, publisher=i, via=("spokesman",), date="2024-01-03") for i in ("afp", "reuters")]
    told = incident(claim(84, "afp", 3, source="afp"), claim(84, "reuters", 3, source="reuters"), sources=sources)
    assert top(told).single_origin


def test_what_a_page_adds_to_the_words_of_whom_it_quotes_is_its_own() -> None:
    council = Actor(id="council", name="Council", kind="organisation")
    page = Source(id="page", publisher="agency", via=("council",), date="2024-01-03")
    told = incident(claim(24, "council", 3, source="page"), claim(29, "agency", 3, source="page"), actors=[council], sources=[page])
    assert [entry.origins for entry in ledger(told).entries] == [("council",), ("agency",)]


def test_a_circle_of_part_of_ends() -> None:
    ring = [Actor(id="a", name="A", part_of="b"), Actor(id="b", name="B", part_of="a", joint=True)]
    assert ledger(incident(claim(84, "a", 3), actors=ring)).entries[0].origins == ("b",)
