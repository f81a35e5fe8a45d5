"""All problems of a file are reported, not the first, and none that follows only from another."""

from __future__ import annotations

from files.writing import BASE, changed, errors, expect, more, read, rules


def test_all_problems_of_a_file_are_reported_in_the_order_of_the_file() -> None:
    text = changed("country: IR", "country: §uk").replace("status: developing", "status: §open").replace("value: 20", "value: §x, §colour: red")
    expect(text.replace("kind: arrest, ", "kind: §arrests, §when: now, "), "country", "status", "count", "unknown-key", "action_kind", "unknown-key")


def test_references_are_checked_though_a_required_key_is_missing() -> None:
    text = changed("title: Bombing in the town\n", "").replace("by: police, said: 2024-01-03", "by: polise, said: 2024-01-03")
    assert sorted(rules(text)) == ["missing-key", "reference"]


def test_roles_are_checked_though_a_required_key_is_missing() -> None:
    text = changed("status: developing\n", "").replace("role: [suspect]", "role: [perpetrator]")
    assert sorted(rules(text)) == ["fairness", "missing-key"]


def test_a_source_with_a_problem_of_its_own_is_still_defined() -> None:
    expect(changed("  wire: {publisher: Example Wire, ", "  wire: §{"), "missing-key")


def test_a_claim_with_a_problem_of_its_own_is_still_defined() -> None:
    text = changed("source: wire}\nactions", "source: wire}\n    - {value: 21, by: police, source: wire, replaces: k20}\nactions")
    expect(text.replace("value: 20", "value: §twenty"), "count")


def test_an_actor_with_a_problem_in_its_name_does_not_lack_it() -> None:
    expect(changed("name: City police", "name: §{x: y}"), "type")


def test_an_incident_has_at_least_one_place() -> None:
    assert rules(changed("{name: Town, country: IR}", "[]")) != []


def test_the_file_name_is_an_id() -> None:
    for path in ("Kerman.yaml", "a b.yaml", "-x.yaml", "x_y.yaml"):
        assert [(p.line, p.column, p.rule) for p in errors(read(BASE, path=path))] == [(0, 0, "id")]


def test_a_file_with_too_many_problems_is_told_of_the_first_and_counted() -> None:
    found = read(more("tags: [x]\n" + "".join(f"key-{n}: x\n" for n in range(300)))).problems
    assert len(found) == 201
    assert "100 more" in found[-1].message


def test_an_error_behind_very_many_warnings_still_keeps_the_file_from_loading() -> None:
    text = more("aka: [" + ", ".join('"a\\u200bb"' for _ in range(250)) + "]\nquestions: [{texts: Who?}]\n")
    assert read(text).incident is None


def test_very_many_warnings_are_no_error() -> None:
    hidden = ", ".join('"a\\u200bb"' for _ in range(125))
    reading = read(more(f"aka: [{hidden}]\ntags: [{hidden}]\n"))
    assert reading.incident is not None
    assert errors(reading) == []
