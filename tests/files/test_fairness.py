"""Fairness: nobody alive is called a perpetrator without a standing conviction; victims are not named."""

from __future__ import annotations

import pytest

from dateline.model.actor import Name
from files.writing import changed, errors, read, rules


def called(actor: str, *verdicts: str) -> str:
    """The small file with the bomber called so, and the verdicts on him as claims."""
    text = changed("bomber: {name: A Bomber, kind: person, role: [suspect]}", f"bomber: {{name: A Bomber, {actor}}}")
    lines = "".join(f"    - {{{verdict}, by: police, source: wire}}\n" for verdict in verdicts)
    return text.replace("actions:", f"  bomber.verdict:\n{lines}actions:") if verdicts else text


@pytest.mark.parametrize("kind", ["person", "official"])
@pytest.mark.parametrize("role", ["perpetrator", "planner"])
def test_a_living_person_is_no_perpetrator_without_a_conviction(kind: str, role: str) -> None:
    (problem,) = errors(read(called(f"kind: {kind}, role: [speaker, {role}]")))
    assert (problem.line, problem.column, problem.rule) == (10, 1, "fairness")
    assert f"called {role} without a conviction" in problem.message
    assert "`bomber.verdict: convicted`" in problem.message


@pytest.mark.parametrize("role", ["suspect", "accused", "claimant", "investigator", "responder", "speaker", "target", "mediator", "cleared", "other"])
def test_no_other_role_needs_a_verdict(role: str) -> None:
    assert rules(called(f"kind: person, role: [{role}]")) == []


@pytest.mark.parametrize(
    "actor", ["kind: person, role: [perpetrator], died: 2024-01-03", "kind: group, role: [perpetrator]", "kind: state, role: [planner]"]
)
def test_attackers_that_died_groups_and_states_need_none(actor: str) -> None:
    assert rules(called(actor)) == []


GUILTY = "id: guilty, value: convicted, said: 2024-02-01"


@pytest.mark.parametrize(
    ("verdicts", "fair"),
    [
        ([GUILTY], True),
        (["value: charged, said: 2024-02-01"], False),
        (["value: acquitted, said: 2024-02-01"], False),
        (["value: charged, said: 2024-01-09", GUILTY], True),
        ([GUILTY, "value: overturned, said: 2024-03-01"], False),
        ([GUILTY, "value: acquitted, said: 2024-03-01"], False),
        ([GUILTY, "value: cleared, said: 2024-03-01"], False),
        (["value: acquitted, said: 2024-01-09", GUILTY], True),
        ([GUILTY, "said: 2024-03-01, verb: retracts, replaces: guilty"], False),
        ([GUILTY, "value: acquitted, said: 2024-03-01, replaces: guilty"], False),
    ],
)
def test_the_newest_standing_verdict_decides(verdicts: list[str], fair: bool) -> None:
    assert rules(called("kind: person, role: [perpetrator]", *verdicts)) == ([] if fair else ["fairness"])


def test_a_sentence_is_an_action_and_makes_nobody_a_perpetrator() -> None:
    text = called("kind: person, role: [perpetrator]")
    sentence = "  - {id: a2, kind: sentence, against: bomber, term: 15 years, by: police, source: wire}\n"
    assert rules(text + sentence) == ["fairness"]


def test_kind_and_verdict_count_though_the_kind_is_inherited() -> None:
    names = {"bomber": Name(id="bomber", name="A Bomber", kind="person")}
    assert rules(called("role: [perpetrator]"), names=names) == ["fairness"]


def test_the_conviction_is_that_of_the_person() -> None:
    text = called("kind: person, role: [perpetrator]").replace(
        "actions:", "  police.verdict:\n    - {value: convicted, by: police, source: wire}\nactions:"
    )
    assert rules(text) == ["fairness"]


def test_victims_are_a_group_and_no_persons() -> None:
    (problem,) = errors(read(called("kind: person, role: [victims]")))
    assert (problem.line, problem.column, problem.rule) == (10, 1, "victim")
    assert rules(called("kind: public, role: [victims]")) == []


@pytest.mark.parametrize("field", ["by: police, ", ", source: wire"])
@pytest.mark.parametrize("where", ["claim", "action", "assessment"])
def test_every_claim_action_and_assessment_names_a_speaker_and_a_source(where: str, field: str) -> None:
    entry = {
        "claim": ("  killed:\n", "  injured:\n    - {value: 9, by: police, said: 2024-01-05, source: wire}\n  killed:\n"),
        "action": ("actions:\n", "actions:\n  - {kind: raid, by: police, said: 2024-01-05, source: wire}\n"),
        "assessment": ("actions:\n", "assessments:\n  - {text: A, by: police, said: 2024-01-05, source: wire}\nactions:\n"),
    }[where]
    assert rules(changed(*entry)) == []
    assert rules(changed(entry[0], entry[1].replace(field, "", 1))) == ["missing-key"]


def test_who_has_no_kind_may_be_a_person() -> None:
    assert rules(changed("name: A Bomber, kind: person, role: [suspect]", "name: A Bomber, role: [perpetrator]")) == ["fairness"]
