"""What hangs together, and the line of an incident in a list."""

from __future__ import annotations

from dateline.ledger.hits import hits
from dateline.ledger.links import Links, action_links, actor_links, claim_links, source_links, tie_sources
from dateline.ledger.summarising import summarise
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.incident import Relation
from dateline.model.source import Source
from dateline.query import parse_query
from ledger.building import LATE, claim, day, incident

TOLD = incident(
    claim(20, "police", 3, id="k20", source="wire"),
    claim(12, "hospital", 4, id="k12", source="paper", replaces="k20"),
    points={
        "attribution": [claim("", "police", 5, id="blame", actor="cell", source="radio")],
        "cell.leader": [claim("unknown", "hospital", 5, id="leader", source="paper")],
        "raid.count": [claim(3, "hospital", 6, id="three", source="paper")],
    },
    actors=[Actor(id="cell", name="Cell", kind="group")],
    sources=[Source(id="radio", publisher="hospital", via=("police",), date="2024-01-05")],
    actions=(Action(id="raid", ref="raid", kind="raid", actor=("police",), against=("cell",), by=("police",), said="2024-01-05", source=("radio",)),),
)


def test_a_claim_is_tied_to_speaker_subject_sources_and_actions() -> None:
    found = claim_links(TOLD, "blame")
    assert found.claims == {"blame"}
    assert found.actors == {"police", "cell"}
    assert found.sources == {"radio"}
    assert found.actions == {"raid"}
    assert claim_links(TOLD, "leader").actors == {"hospital", "cell"}
    assert claim_links(TOLD, "three").actions == {"raid"}
    assert claim_links(TOLD, "k20").actions == frozenset()
    assert claim_links(TOLD, "nothing").claims == frozenset()


def test_an_actor_is_tied_to_what_it_said_and_what_was_said_of_it() -> None:
    assert actor_links(TOLD, "police").claims == {"k20", "blame"}
    assert actor_links(TOLD, "cell").claims == {"blame", "leader"}
    assert actor_links(TOLD, "cell").actions == {"raid"}
    assert actor_links(TOLD, "hospital").sources == {"paper", "radio"}


def test_a_source_is_tied_to_all_that_rests_on_it() -> None:
    found = source_links(TOLD, "radio")
    assert found.claims == {"blame"}
    assert found.actions == {"raid"}
    assert found.actors == {"police", "cell", "hospital"}


def test_an_action_is_tied_to_its_figures_and_what_was_told_with_it() -> None:
    found = action_links(TOLD, "raid")
    assert found.claims == {"three", "blame"}
    assert found.actors == {"police", "cell"}
    assert found.sources == {"radio"}
    assert action_links(TOLD, "none").actions == frozenset()


def test_ties_are_seen_from_both_sides() -> None:
    refs = {"k20", "k12", "blame", "leader", "three"}
    for ref in refs:
        found = claim_links(TOLD, ref)
        assert all(ref in actor_links(TOLD, actor).claims for actor in found.actors)
        assert all(ref in source_links(TOLD, source).claims for source in found.sources)
        assert all(ref in action_links(TOLD, action).claims for action in found.actions)


def test_a_query_picks_the_records_that_it_asks_for_by_a_field() -> None:
    def asked(query: str) -> Links:
        return hits(TOLD, parse_query(query).criterion)

    assert asked("by:police").claims == {"k20", "blame"}
    assert asked("by:police").actions == {"raid"}
    assert asked("by:police said:2024-01-03").claims == {"k20"}
    assert asked("source:paper").sources == {"paper"}
    assert asked("action:raid").claims == frozenset()
    assert asked("action:raid").actions == {"raid"}
    assert asked("actor:cell").claims == {"blame"}
    assert asked("actor:cell").actors == {"cell"}
    assert asked("by:police or by:hospital").claims == {"k20", "blame", "k12", "leader", "three"}
    assert asked("police -by:hospital killed:1..") == Links()


def test_the_documents_of_a_tie_are_named_as_the_reader_of_either_file_finds_them() -> None:
    tie = Relation(incident="b", relation="same-group", source=("wire", "b/paper"))
    assert tie_sources(tie, "a", "a") == ("wire", "b/paper")
    assert tie_sources(tie, "a", "b") == ("a/wire", "paper")


def test_a_summary_is_the_headline_of_the_day() -> None:
    now, then = summarise(TOLD, LATE), summarise(TOLD, day(3))
    assert (now.figures["killed"].values, now.figures["killed"].by, now.figures["killed"].said) == (("12",), ("hospital",), "2024-01-04")
    assert then.figures["killed"].values == ("20",)
    assert summarise(TOLD, day(2)).figures == {}
    assert (now.id, now.place, now.country, now.last_known) == (TOLD.id, "Town", "IR", "2024-01-06")
    assert now.states == ("developing", "single-origin")
