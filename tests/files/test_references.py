"""What a file names is defined, once, and nothing goes in a circle."""

from __future__ import annotations

import pytest

from dateline.model.actor import Name
from files.writing import changed, errors, expect, read, rules


def test_an_action_may_have_the_id_of_an_actor_it_is_against() -> None:
    assert rules(changed("{id: a1, kind: arrest, actor: police", "{id: bomber, kind: arrest, actor: police, against: bomber")) == []


def test_publishers_and_those_they_quote_may_be_plain_text() -> None:
    assert rules(changed("{publisher: Example Wire,", "{publisher: Example Wire, via: [an unnamed official],")) == []


def test_ids_of_claims_and_actions_are_unique_in_the_file() -> None:
    (problem,) = errors(read(changed("id: a1", "id: k20")))
    assert (problem.line, problem.rule) == (17, "duplicate-id")
    assert "line 15" in problem.message


def test_a_claim_names_claims_of_its_own_point() -> None:
    text = changed("actions:", "  injured:\n    - {value: 30, by: police, source: wire, replaces: §k20}\nactions:")
    (problem,) = expect(text, "reference")
    assert "a claim of `killed`, not of `injured`" in problem.message


@pytest.mark.parametrize("field", ["replaces", "disputes", "repeats"])
def test_claims_never_go_in_a_circle(field: str) -> None:
    text = changed(
        "source: wire}\nactions", f"source: wire, {field}: k22}}\n    - {{id: k21, value: 21, by: police, source: wire, {field}: k20}}\nactions"
    )
    text = text.replace("actions:", f"    - {{id: k22, value: 22, by: police, source: wire, {field}: k21}}\nactions:")
    (problem,) = errors(read(text))
    assert (problem.line, problem.rule) == (15, "circle")
    assert all(f"`{ref}`" in problem.message for ref in ("k20", "k21", "k22", field))


def test_bodies_are_never_part_of_each_other_in_a_circle() -> None:
    text = changed("kind: organisation", "kind: organisation, part_of: b").replace("  bomber:", "  b: {name: B, part_of: police}\n  bomber:")
    (problem,) = errors(read(text))
    assert (problem.line, problem.rule) == (9, "circle")


def test_an_actor_without_a_name_must_be_in_the_authority_file() -> None:
    (problem,) = errors(read(changed("{name: City police, kind: organisation}", "{kind: organisation}")))
    assert (problem.line, problem.rule) == (9, "missing-key")


def test_what_the_authority_file_defines_needs_no_entry_here() -> None:
    text = changed("by: police, said: 2024-01-03", "by: ministry, said: 2024-01-03").replace("bomber: {name: A Bomber, ", "bomber: {")
    assert len(rules(text)) == 2
    assert rules(text, names={"ministry": Name(id="ministry", name="Ministry"), "bomber": Name(id="bomber", name="A Bomber")}) == []


def test_what_a_field_took_in_one_file_is_looked_for_in_the_next() -> None:
    assert rules(changed("said: 2024-01-04", "said: 2024-01-03")) == []
    (problem,) = expect(changed("actions:\n", "actions:\n  - {kind: arrest, by: §police2, said: 2024-01-03, source: wire}\n"), "reference")
    assert "police2" in problem.message
    gone = changed("  police: {name: City police, kind: organisation}\n", "")
    assert [p.rule for p in errors(read(gone))] == ["reference"] * 3


def test_what_was_warned_of_is_warned_of_again() -> None:
    twice = changed("publisher: Example Wire", "publisher: Example\u200bWire").replace("claims:", "  other: {publisher: Example\u200bWire}\nclaims:")
    assert [p.rule for p in read(twice).problems].count("hidden-character") == 2
