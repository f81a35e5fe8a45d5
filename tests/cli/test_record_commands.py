"""`who`, `source`, `actions` and the work queues: exit codes, sentences, and what a terminal shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Run
from library.copying import HARBOUR, copied


@pytest.fixture
def held_library(tmp_path: Path) -> str:
    """The small library with a claim of every kind of list held."""
    path = copied(tmp_path) / f"{HARBOUR}.yaml"
    text = path.read_text("utf-8")
    for old in ("source: wire-1, verb: says}\n    - {id: k31", "by: hospital, said: 2024-02-10, source: wire-1}\n    - {id: i45", "    verb: says\n"):
        assert old in text, old
    text = text.replace("source: wire-1, verb: says}\n    - {id: k31", "source: wire-1, verb: says, hold: court order}\n    - {id: k31")
    text = text.replace("source: wire-1}\n    - {id: i45", "source: wire-1, hold: court order}\n    - {id: i45")
    path.write_text(text.replace("    verb: says\n", "    verb: says\n    hold: court order\n"), "utf-8")
    return str(path.parent)


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("who",), 2, "Name somebody"),
        (("who", "navad"), 1, "Nobody is called `navad`."),
        (("who", "navad", "exampel"), 1, "The nearest names: Navid Example"),
        (("who", "zzqqy"), 1, "Nobody is called `zzqqy`."),
        (("who", "red"), 0, "`red` fits 2 actors."),
        (("source",), 2, "Name a publisher"),
        (("source", "exampl", "wirre"), 1, "The nearest names: Example Wire"),
        (("actions", "action:arest"), 2, "Did you mean `arrest`?"),
        (("actions", "action:raid"), 1, "No action found."),
        (("actions", "--sort", "killed"), 2, "Actions are ordered by their day"),
        (("conflicts", "place:elsewhere"), 1, "Nothing conflicts."),
        (("conflicts", "sort:date"), 2, "order of its own"),
        (("questions", "place:elsewhere"), 1, "No question is open."),
        (("questions", "--as-of", "2024-01-01"), 2, "takes no --as-of"),
        (("stale", "--as-of", "2024-02-10"), 1, "No story of ours is stale."),
        (("stale", "--as-of", "2024-02-11"), 0, "1 story of ours to look at."),
    ],
)
def test_exit_codes_and_sentences(argv: tuple[str, ...], code: int, says: str, run: Run) -> None:
    done = run(*argv)
    assert (done.code, says in done.err) == (code, True)


def test_json_of_nobody_holds_the_nearest_names(run: Run) -> None:
    done = run("who", "navad exampel", "--json")
    shape = json.loads(done.out)
    assert (done.code, shape["actors"], shape["nearest"][0]) == (1, [], "Navid Example")


def test_what_is_held_is_marked(run: Run, held_library: str) -> None:
    for argv in (("who", "navid"), ("source", "wire-1"), ("actions",), ("conflicts",), ("stale",)):
        assert "[held: court order]" in run(*argv, "--library", held_library).out, argv


def test_in_the_past_an_action_is_without_what_was_written_later(run: Run) -> None:
    assert "He was released" in run("actions").out
    then = run("actions", "--as-of", "2024-02-12")
    assert "the driver of the van" in then.out
    assert "released" not in then.out
    assert "reversed" not in then.out
