"""Bounds that no real file meets and a hostile one does: refused in their place, at once."""

from __future__ import annotations

import re
import time

import pytest

from dateline.files.report import (
    MAX_BEYOND,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_HIDDEN,
    MAX_LIST,
    MAX_NAMES,
    MAX_NODES,
    MAX_OF_A_POINT,
    MAX_OTHERS,
    MAX_POINTS,
    MAX_RECORDS,
    MAX_RETRACTIONS,
    MAX_TEXT,
)
from dateline.model.points import PointKind
from dateline.model.problem import Problem
from files.writing import BASE, changed, errors, expect, more, read, rules


def only(text: str | bytes) -> Problem:
    """The one problem of a file."""
    reading = read(text)
    assert reading.incident is None
    (problem,) = errors(reading)
    return problem


def test_a_file_has_a_size() -> None:
    fits = BASE + "#" * (MAX_BYTES - len(BASE) - 1) + "\n"
    assert read(fits).problems == ()
    assert (only(fits + "\n").rule, only(fits + "\n").line) == ("file-limit", 0)


def test_a_file_has_a_number_of_letters_beyond_ascii() -> None:
    fits = BASE + "# " + "ا" * MAX_BEYOND
    assert read(fits).problems == ()
    assert (only(fits + "ا").rule, only(fits + "ا").line) == ("letter-limit", 0)
    assert read(BASE + "# " + "\t" * (MAX_BEYOND + 1)).problems == ()


def test_a_text_has_a_length() -> None:
    assert read(changed("Bombing in the town", "x" * MAX_TEXT)).problems == ()
    expect(changed("Bombing in the town", "§" + "x" * (MAX_TEXT + 1)), "text-limit")


def nested(depth: int) -> str:
    """A list of lists under `tags`, inside the mapping of the file."""
    return more(f"tags: {'[' * depth}x{']' * depth}\n")


def test_lists_nest_only_so_deep() -> None:
    assert rules(nested(MAX_DEPTH - 1)) == ["type"]
    (problem,) = errors(read(nested(MAX_DEPTH)))
    assert (problem.line, problem.column, problem.rule) == (18, 7 + MAX_DEPTH - 1, "depth-limit")


def test_a_file_has_a_number_of_values() -> None:
    problem = only(more("tags:\n" + "- x\n" * MAX_NODES))
    assert problem.rule == "node-limit"
    assert rules(more("tags:\n" + "- x\n" * (MAX_NODES - 100))) == ["list-limit"]


def test_a_list_has_a_number_of_entries() -> None:
    assert rules(more(f"tags: [{'x, ' * (MAX_LIST - 1)}x]\n")) == []
    problem = only(more(f"tags: [{'x, ' * MAX_LIST}§]\n"))
    assert (problem.rule, problem.line, problem.column) == ("list-limit", 18, 8 + 3 * MAX_LIST)


def test_a_file_has_a_number_of_characters_that_act() -> None:
    hidden = '"' + "\\e" * (MAX_HIDDEN // 2) + '"'
    assert rules(more(f"tags: [{hidden}, {hidden}]\n")) == []
    problem = only(more(f'tags: [{hidden}, {hidden}, "\\e"]\n'))
    assert (problem.rule, problem.line) == ("hidden-limit", 18)


def test_a_point_has_a_number_of_retractions() -> None:
    row = "    - {{verb: retracts, replaces: k20, by: police, said: 2024-01-{:02}, source: wire}}\n"
    fits = BASE.replace("actions:", "".join(row.format(n + 4) for n in range(MAX_RETRACTIONS)) + "actions:")
    assert rules(fits) == []
    problem = only(fits.replace("actions:", row.format(30) + "actions:"))
    assert (problem.rule, problem.line) == ("retraction-limit", 16 + MAX_RETRACTIONS)


@pytest.mark.parametrize(
    ("point", "kind"), [("injured", "count"), ("responsibility", "actors"), ("motive", "text"), ("why", "question"), ("x.verdict", "verdict")]
)
def test_a_point_has_a_number_of_claims(point: str, kind: PointKind) -> None:
    most = MAX_OF_A_POINT[kind]
    row = "    - {note: too many, by: police}\n"
    problem = only(BASE.replace("claims:\n", f"claims:\n  {point}:\n{row * (most + 1)}"))
    line = BASE[: BASE.index("claims:")].count("\n") + 3 + most
    assert (problem.rule, problem.line, problem.column) == ("claim-limit", line, 7)
    assert f"at most {most:,}" in problem.message
    assert "claim-limit" not in rules(BASE.replace("claims:\n", f"claims:\n  {point}:\n{row * (most - 50 if kind == 'count' else most)}"))


def test_a_file_has_a_number_of_points_and_claims() -> None:
    def points(count: int, claims: int) -> str:
        return BASE.replace("claims:\n", "claims:\n" + "".join(f"  q{n}:\n{row * claims}" for n in range(count)))

    row = "    - {note: too many, by: police}\n"
    assert only(points(MAX_POINTS, 1)).rule == "point-limit"
    assert only(points(8, 190)).rule == "claim-limit"
    assert not {"point-limit", "claim-limit"} & set(rules(points(7, 190)))


@pytest.mark.parametrize("key", ["actors", "sources", "place", "actions", "assessments", "related", "questions"])
def test_a_file_has_a_number_of_records(key: str) -> None:
    most = MAX_RECORDS.get(key, MAX_OTHERS)
    row = "  x{}: {{note: x}}\n" if key in ("actors", "sources") else "  - {{note: x}}\n"
    rows = "".join(map(row.format, range(most)))
    base = re.sub(rf"(?m)^{key}:.*\n(?: .*\n)*", "", BASE)
    assert "record-limit" not in rules(f"{base}{key}:\n{rows}")
    problem = only(f"{base}{key}:\n{rows}{row.format(most)}")
    assert (problem.rule, problem.line) == ("record-limit", base.count("\n") + most + 2)


def test_actors_have_a_number_of_names() -> None:
    rows = "".join(f"  x{n}: {{name: X, kind: group, aka: [{'x, ' * 150}x]}}\n" for n in range(MAX_NAMES // 150 + 1))
    assert only(BASE.replace("actors:\n", f"actors:\n{rows}")).rule == "name-limit"
    assert rules(BASE.replace("actors:\n", f"actors:\n{rows[: len(rows) // 2].rpartition(chr(10))[0]}\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "{" * 60_000,
        "? " * 60_000,
        "- " * 60_000,
        "a: &a [x]\n" + "".join(f"b{n}: [{', '.join(['*a'] * 9)}]\n" for n in range(200)),
        "a: &a {x: y}\n" + "b: {<<: [" + ", ".join(["*a"] * 3000) + "]}\n",
        "title: " + "'" * 200_000,
        "x: " * 100_000,
        "\t" * 200_000,
        '"' + "\\u0041" * 100_000,
        "!" * 100_000,
        "\n" * 500_000 + "]",
    ],
)
def test_hostile_files_are_refused_in_no_time(text: str) -> None:
    before = time.process_time()
    reading = read(text)
    assert time.process_time() - before < 2
    assert reading.incident is None
    assert all(len(problem.message) < 600 for problem in reading.problems)


def test_messages_quote_nothing_that_acts() -> None:
    text = changed("status: developing", r'status: "\e[31m\u202e"').replace("title:", r'"\e]0;x\a": y' + "\ntitle:")
    found = read(text).problems
    assert [p.rule for p in found] == ["unknown-key", "status"]
    assert all(p.message.isprintable() and "<U+001B>" in p.message for p in found)
