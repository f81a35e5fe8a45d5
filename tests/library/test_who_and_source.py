"""Actors and publishers across incidents: who is one and the same, which names fit, and what would fall with a source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.library.session import Session
from dateline.library.sources import sources
from dateline.library.who import who
from library.copying import ELSEWHERE, HARBOUR, TODAY, copied, opened

LOCAL = """
title: Blast at the quay
date: 2024-04-01
place: {name: Quay, country: IR}
kind: [bombing]
status: settled
actors:
  minister: {name: Other Minister, kind: official, role: [speaker]}
  red-band: {role: [claimant]}
  a-guard: {name: Red Guard, kind: group, role: [other], maybe_same: guards, maybe_same_source: [paper, 2024-02-10-harbour-bombing/wire-1]}
  guards: {name: Police, kind: state, role: [responder]}
sources:
  wire-1: {publisher: example-wire, date: 2024-04-01}
  paper: {publisher: the harbour paper, date: 2024-04-02, via: [example-wire]}
  mixed: {publisher: Harbour Gazette, date: 2024-04-02, via: [example-wire, The Harbour Paper]}
claims:
  killed:
    - {id: k1, value: 1, by: minister, said: 2024-04-01, source: wire-1}
    - {id: k2, value: 2, by: red-band, said: 2024-04-02, source: [paper, mixed], credibility: 2}
    - {id: k3, value: 3, by: minister, said: 2024-04-03, source: mixed}
"""
QUAY = "2024-04-01-quay-bombing"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = copied(tmp_path)
    (root / f"{QUAY}.yaml").write_text(LOCAL, "utf-8")
    return opened(root)


def found(session: Session, typed: str, as_of: dt.date = TODAY) -> list[tuple[str, list[str]]]:
    return [(p.identity.address, [part.incident.id for part in p.parts]) for p in who(session, typed, as_of).found]


@pytest.mark.parametrize("typed", ["red-band", "Krasnaya Polosa", "красная полоса", "الشريط الأحمر", "RED BAND"])
def test_an_actor_of_the_authority_file_is_one_in_every_incident_by_any_spelling(session: Session, typed: str) -> None:
    assert found(session, typed) == [("red-band", [QUAY, HARBOUR, ELSEWHERE])]


def test_where_the_names_were_read_that_may_be_one_is_a_document_that_source_finds(session: Session) -> None:
    (guard,) = who(session, f"{QUAY}/a-guard", TODAY).found
    assert guard.guessed_in == (f"{QUAY}/paper", f"{HARBOUR}/wire-1")
    (reached,) = sources(session, guard.guessed_in[1], TODAY).found
    assert [(part.incident.id, part.documents) for part in reached.reaches] == [(HARBOUR, ("wire-1",))]


def test_a_spelling_that_nobody_listed_finds_its_actor(session: Session) -> None:
    assert [a for a, _ in found(session, "Krosnaya Polossa")] == ["red-band"]


def test_the_same_id_in_two_files_is_two_actors_unless_the_authority_file_has_it(session: Session) -> None:
    assert found(session, "minister") == [(f"{HARBOUR}/minister", [HARBOUR]), (f"{QUAY}/minister", [QUAY])]
    assert found(session, f"{QUAY}/minister") == [(f"{QUAY}/minister", [QUAY])]
    (root,) = {session.root}
    names = root / "names.yaml"
    names.write_text(names.read_text("utf-8") + "minister: {name: The Minister, kind: official}\n", "utf-8")
    (person,) = who(opened(root), "minister", TODAY).found
    assert (person.named.name, len(person.parts), len(person.asserted)) == ("The Minister", 2, 4)
    assert "Other Minister" in person.spellings


def test_an_id_names_only_who_bears_it_and_another_spelling_everybody(session: Session) -> None:
    assert found(session, "police") == [(f"{HARBOUR}/police", [HARBOUR])]
    assert [address for address, _ in found(session, "Police")] == [f"{HARBOUR}/police", f"{QUAY}/guards"]


def test_several_that_fit_stand_with_the_one_of_most_incidents_first(session: Session) -> None:
    assert [address for address, _ in found(session, "red")] == ["red-band", "red-band-north", f"{QUAY}/a-guard"]


def test_as_of_a_day_later_incidents_and_claims_are_not_there(session: Session) -> None:
    assert found(session, "red-band", dt.date(2024, 2, 11)) == [("red-band", [HARBOUR, ELSEWHERE])]
    (person,) = who(session, "navid", dt.date(2024, 2, 10)).found
    assert [e.claim.ref for e in person.asserted] == ["k40"]
    assert found(session, "navid", dt.date(2023, 12, 31)) == []


def test_nobody_found_tells_the_nearest_names(session: Session) -> None:
    nobody = who(session, "navad exampel", TODAY)
    assert (nobody.found, nobody.nearest[0]) == ((), "Navid Example")
    assert who(session, "  ", TODAY).found == ()


def test_a_publisher_reaches_what_it_published_and_what_quotes_it_alone(session: Session) -> None:
    (wire,) = sources(session, "exwire", TODAY).found
    reached = {part.incident.id: part for part in wire.reaches}
    assert (wire.name, set(reached)) == ("Example Wire", {QUAY, HARBOUR, ELSEWHERE})
    quay = reached[QUAY]
    assert (quay.documents, quay.only_claims) == (("wire-1", "paper"), frozenset({"k1"}))
    assert wire.beside == {QUAY: ("mixed",)}


def test_a_publisher_in_plain_text_is_one_wherever_it_is_written_alike(session: Session) -> None:
    (paper,) = sources(session, "THE HARBOUR PAPER", TODAY).found
    assert [(part.incident.id, part.documents) for part in paper.reaches] == [(QUAY, ("paper",)), (HARBOUR, ("paper",))]


def test_a_document_is_found_by_its_id_in_every_incident_that_has_it(session: Session) -> None:
    (document,) = sources(session, "wire-1", TODAY).found
    assert document.kind == "document"
    assert [part.incident.id for part in document.reaches] == [QUAY, HARBOUR]
    injured = next(s for part in document.reaches for s in part.shifts if s.point == "injured")
    assert (injured.before.values, injured.after) == (("60", "45"), None)


def test_a_source_as_of_a_day_and_one_that_is_none(session: Session) -> None:
    (wire,) = sources(session, "example-wire", dt.date(2024, 2, 10)).found
    assert {part.incident.id: part.documents for part in wire.reaches} == {HARBOUR: ("wire-1",), ELSEWHERE: ("wire",)}
    assert sources(session, "exampl wirre", TODAY).nearest[0] == "Example Wire"
