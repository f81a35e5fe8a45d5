"""Bounds that no real file meets and a hostile one does: refused in their place, at once."""

from __future__ import annotations

import time

import pytest

from dateline.files.report import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_RETRACTIONS, MAX_TEXT
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
    assert read(more("tags:\n" + "- x\n" * (MAX_NODES - 100))).problems == ()


def test_a_point_has_a_number_of_retractions() -> None:
    row = "    - {{verb: retracts, replaces: k20, by: police, said: 2024-01-{:02}, source: wire}}\n"
    fits = BASE.replace("actions:", "".join(row.format(n + 4) for n in range(MAX_RETRACTIONS)) + "actions:")
    assert rules(fits) == []
    problem = only(fits.replace("actions:", row.format(30) + "actions:"))
    assert (problem.rule, problem.line) == ("retraction-limit", 16 + MAX_RETRACTIONS)


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
