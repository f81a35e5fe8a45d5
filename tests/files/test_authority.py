"""The authority file: shared names, what an incident inherits from them, and its own problems."""

from __future__ import annotations

import pytest

from dateline.files.authority import inherit, read_names
from dateline.model.actor import Actor, Name
from dateline.model.problem import Problem
from files.writing import changed, loaded, read

NAMES = """\
iran: {name: Iran, kind: state, country: IR, joint: true}
moi: {name: Ministry of Intelligence, aka: [MOI, وزارت اطلاعات], kind: organisation, country: IR, part_of: iran, grade: D}
irna: {name: IRNA, kind: media, part_of: iran}
"""


def names(text: str) -> tuple[dict[str, Name], list[Problem]]:
    """Entries and problems of an authority file."""
    found, problems = read_names("names.yaml", text.encode())
    return found, list(problems)


SHARED, _ = names(NAMES)


def test_entries_are_read_with_their_ids_and_lines() -> None:
    found, problems = names(NAMES)
    assert problems == []
    assert list(found) == ["iran", "moi", "irna"]
    assert (found["moi"].id, found["moi"].line, found["moi"].grade, found["moi"].aka) == ("moi", 2, "D", ("MOI", "وزارت اطلاعات"))
    assert found["iran"].joint is True
    assert found["irna"].joint is False


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        ("a: {nam: A}\n", 1, 5, "unknown-key"),
        ("a: {role: [suspect]}\n", 1, 5, "unknown-key"),
        ("a: {name: A}\nb: {kind: stat}\n", 2, 11, "actor_kind"),
        ("a: {name: A, part_of: b}\n", 1, 23, "reference"),
        ("a: {name: A, maybe_same: [c], maybe_same_source: [x/y]}\n", 1, 27, "reference"),
        ("a: {name: A, maybe_same: [b], maybe_same_source: [wire]}\nb: {name: B}\n", 1, 51, "reference"),
        ("a: {name: A, maybe_same: [b], maybe_same_source: [x/y/z, x/y]}\nb: {name: B}\n", 1, 51, "id"),
        ("a: {name: A, maybe_same: [b]}\nb: {name: B}\n", 1, 1, "unsourced-guess"),
        ("A: {name: A}\n", 1, 1, "id"),
        ("a: A\n", 1, 4, "type"),
        ("a: {name: A}\na: {name: B}\n", 2, 1, "duplicate-key"),
        ("a: {name: A, country: UK}\n", 1, 23, "country"),
        ("- a\n", 1, 1, "structure"),
        ("a: [\n", 2, 1, "syntax"),
    ],
)
def test_its_problems_have_their_places(text: str, line: int, column: int, rule: str) -> None:
    _, problems = names(text)
    assert [(p.path, p.line, p.column, p.rule) for p in problems] == [("names.yaml", line, column, rule)]


def test_a_broken_entry_leaves_the_others() -> None:
    found, problems = names("a: A\nb: {name: B}\n")
    assert list(found) == ["b"]
    assert len(problems) == 1


def test_a_circle_is_reported_once_and_opened() -> None:
    found, problems = names("a: {name: A, part_of: b}\nb: {name: B, part_of: c}\nc: {name: C, part_of: a}\nd: {name: D, part_of: a}\n")
    assert [(p.line, p.rule) for p in problems] == [(1, "circle")]
    assert [name.part_of for name in found.values()].count("") == 1


def test_an_actor_inherits_what_its_file_leaves_out() -> None:
    actor = inherit(Actor(id="moi", role=("speaker",), country="AF"), SHARED["moi"])
    assert (actor.name, actor.kind, actor.country, actor.part_of, actor.grade) == ("Ministry of Intelligence", "organisation", "AF", "iran", "D")
    assert actor.role == ("speaker",)


def test_spellings_add_up_and_none_stands_twice() -> None:
    actor = inherit(Actor(id="moi", name="Iran's spies", aka=("VAJA", "MOI")), SHARED["moi"])
    assert (actor.name, actor.aka) == ("Iran's spies", ("VAJA", "MOI", "Ministry of Intelligence", "وزارت اطلاعات"))


def test_names_that_may_be_one_come_with_where_they_were_read() -> None:
    shared, problems = names("a: {name: A, maybe_same: [b], maybe_same_source: [x/y]}\nb: {name: B}\n")
    assert problems == []
    assert inherit(Actor(id="a"), shared["a"]).maybe_same_source == ("x/y",)
    assert inherit(Actor(id="a", maybe_same=("c",)), shared["a"]).maybe_same_source == ()


def test_without_an_entry_an_actor_is_as_its_file_says() -> None:
    actor = Actor(id="x", name="X")
    assert inherit(actor, None) is actor


def test_an_incident_holds_the_actors_it_names_and_all_they_are_part_of() -> None:
    told = loaded(
        changed("by: police, said: 2024-01-03", "by: [police, moi], said: 2024-01-03").replace("publisher: Example Wire", "publisher: irna"), SHARED
    )
    assert set(told.actors) == {"police", "bomber", "moi", "iran", "irna"}
    assert (told.actors["iran"].joint, told.actors["moi"].role) == (True, ())


def test_names_that_an_incident_does_not_use_stay_out() -> None:
    assert set(loaded(changed("City police", "irna"), SHARED).actors) == {"police", "bomber"}


def test_a_part_of_that_closes_a_circle_through_the_authority_file_is_a_problem() -> None:
    shared = {"state": Name(id="state", name="State", part_of="police")}
    problems = read(changed("kind: organisation", "kind: organisation, part_of: state"), shared).problems
    assert [(p.line, p.rule) for p in problems] == [(9, "circle")]


def test_an_empty_file_is_told_that_it_names_nobody() -> None:
    assert [problem.message.partition(";")[0] for problem in read_names("names.yaml", b"# nobody\n")[1]] == ["The file names nobody"]
