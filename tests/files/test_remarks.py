"""Warnings: they keep no file from loading, and `accept` explains them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.files.remarks import remark_future
from dateline.files.report import Report
from dateline.library.check import explained
from files.writing import BASE, PATH, changed, errors, expect, loaded, more, read, rules


def warned(text: str) -> list[str]:
    """The warnings of a file that loads all the same."""
    reading = read(text)
    assert reading.incident is not None, reading.problems
    assert errors(reading) == []
    return [problem.rule for problem in reading.problems]


def test_a_source_without_a_date_is_remarked_on_where_it_stands() -> None:
    (problem,) = expect(
        changed("{publisher: Example Wire, date: 2024-01-03}", "{publisher: Example Wire}").replace("  wire:", "§  wire:"),
        "undated-source",
        severity="warning",
    )
    assert "`wire`" in problem.message


def test_a_source_that_nothing_rests_on_is_remarked_on() -> None:
    paper = "sources:\n  paper: {publisher: P, date: 2024-01-03}\n"
    assert warned(changed("sources:\n", paper)) == ["unused-source"]
    for use in (
        changed("sources:\n", paper).replace("[k20]", "[k20] [paper]"),
        changed("sources:\n", paper).replace("said: 2024-01-04, source: wire", "said: 2024-01-04, source: wire, outcome: x, outcome_source: paper"),
        changed("sources:\n", paper) + "assessments: [{text: A, by: police, source: paper}]\n",
        changed("sources:\n", paper).replace("kind: organisation", "kind: organisation, maybe_same: bomber, maybe_same_source: paper"),
        changed("sources:\n", paper) + "related: [{incident: 2023-01-01-x, relation: same-cell, source: paper}]\n",
        changed("sources:\n", paper).replace("status: developing", "status: retracted\nretracted: {date: 2024-02-01, why: w, source: paper}"),
    ):
        assert warned(use) == []


def test_names_that_may_be_one_say_where_they_were_read() -> None:
    guess = changed("kind: organisation", "kind: organisation, maybe_same: [bomber]")
    expect(guess.replace("  police:", "§  police:"), "unsourced-guess", severity="warning")
    for source in ("wire", "[wire, 2024-01-04-other-bombing/paper]"):
        assert warned(guess.replace("[bomber]", f"[bomber], maybe_same_source: {source}")) == []
    assert [p.rule for p in read(guess.replace("[bomber]", "[bomber], maybe_same_source: paper")).problems] == ["reference"]


def test_a_tie_says_where_it_was_read() -> None:
    expect(BASE + "related:\n§  - {incident: 2023-01-01-x, relation: same-cell}\n", "unsourced-tie", severity="warning")


def test_an_unknown_mark_in_the_summary_is_remarked_on() -> None:
    assert warned(changed("[k20]", "[k20] [k21]")) == ["summary-mark"]
    assert warned(changed("[k20]", "[wire] [a1] [k20] [Sic]")) == []


def test_claims_out_of_order_are_remarked_on() -> None:
    later = "source: wire}\n§    - {id: k21, value: 21, by: police, said: 2024-01-02, source: wire}\nactions"
    text = changed("source: wire}\nactions", later)
    found = [p for p in read(text.replace("§", "")).problems if p.severity == "warning"]
    assert [(p.line, p.rule) for p in found] == [(16, "order")]
    assert warned(text.replace("§", "").replace("2024-01-02", "2024-01-03")) == []
    assert warned(text.replace("§", "").replace("said: 2024-01-02, ", "")) == []


def test_the_id_begins_with_the_day_of_the_incident() -> None:
    assert warned(changed("date: 2024-01-03\ntime", "date: 2024-01-04\ntime")) == ["id-date"]
    for date in ("2024-01-03?", "2024-01", "2024", "2024-01-03/2024-01-05"):
        assert warned(changed("date: 2024-01-03\ntime", f"date: {date}\ntime")) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (r'"a\u200bb"', "U+200B"),
        (r'"a\u202eb"', "U+202E"),
        (r'"\e[31m"', "U+001B"),
        (r'"a\U000e0041"', "U+E0041"),
        ("Кеrman", "Cyrillic and Latin"),
        ("a\u200db", "U+200D"),
    ],
)
def test_characters_that_hide_or_deceive_are_remarked_on_by_code(written: str, code: str) -> None:
    (problem,) = expect(changed("name: City police", f"name: §{written}"), "hidden-character", severity="warning")
    assert code in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize("name", ["می‌خواهم", "क्‍ष", "السلام عليكم", "ירושלים", "Вилаят Хорасан", "Nu\u0308ssli", "Kerman کرمان"])
def test_honest_names_of_any_script_are_not(name: str) -> None:
    assert warned(changed("City police", name)) == []


@pytest.mark.parametrize(
    ("said", "late"), [("2024-01-05", False), ("2024-01-06", False), ("2024-01-07", True), ("2024", False), ("2025", True), ("2042-01-03", True)]
)
def test_a_day_after_tomorrow_is_remarked_on(said: str, late: bool) -> None:
    for text in (
        changed("said: 2024-01-03", f"said: {said}"),
        changed("said: 2024-01-04", f"said: {said}"),
        changed("date: 2024-01-03}", f"date: {said}}}"),
    ):
        report = Report(PATH)
        remark_future(loaded(text), dt.date(2024, 1, 5), report)
        assert [p.rule for p in report.problems()] == (["future"] if late else [])
        assert all(p.line and p.severity == "warning" for p in report.problems())


def test_accept_explains_a_warning_of_its_rule_and_place_and_no_problem() -> None:
    text = changed("{publisher: Example Wire, date: 2024-01-03}", "{publisher: Example Wire}")
    for accept, expected in (
        ("{rule: undated-source, why: no date shown}", True),
        ("{rule: undated-source, why: no date shown, where: wire}", True),
        ("{rule: undated-source, why: no date shown, where: [paper, wire]}", True),
        ("{rule: undated-source, why: no date shown, where: paper}", False),
        ("{rule: unused-source, why: w}", False),
    ):
        reading = read(text + f"accept: [{accept}]\n")
        assert reading.incident is not None
        (problem,) = reading.problems
        assert explained(problem, reading.incident) is expected
    broken = errors(read(changed("status: developing", "status: open")))[0]
    assert not explained(broken, loaded(more("accept: [{rule: status, why: w}]\n")))


def test_accept_gives_its_rule_and_its_reason() -> None:
    assert rules(more("accept: [{rule: order}]\n")) == ["missing-key"]
    assert loaded(BASE).accept == ()


def test_what_was_read_only_in_mirrors_is_remarked_on_where_its_speaker_is_better() -> None:
    mirror = changed("{publisher: Example Wire, date: 2024-01-03}", "{publisher: Example Wire, date: 2024-01-03, grade: D}")
    assert warned(mirror) == ["only-mirror", "only-mirror"]
    assert warned(mirror.replace("kind: organisation", "kind: organisation, grade: D")) == []
    other = mirror.replace("sources:\n", "sources:\n  paper: {publisher: P, date: 2024-01-03}\n").replace("source: wire}", "source: [wire, paper]}")
    assert warned(other) == []
