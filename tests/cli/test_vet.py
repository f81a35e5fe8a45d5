"""`dateline vet`: what it prints of a draft, from a file and from standard input, and what it refuses."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import LIBRARY, TODAY, Run, Terminal
from dateline.cli.main import main

DRAFT = """# Blast in Harbour: what we know

HARBOUR, Feb. 12, 2024 — A suicide bomber killed 40 people at the fish market in Harbour on Feb. 11, the health minister said. Navid
Exampel later cut the toll to 31. At least 45 people were wounded, police said; Harbour hospital counted 60.

The Red Band claimed responsibility. A ferry sank off Elsewhere and 40 people drowned.
"""

Golden = Callable[[str, str], None]


class Bytes(io.TextIOWrapper):
    """Standard input that holds some bytes."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(io.BytesIO(raw), encoding="utf-8")


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, "utf-8")
    return str(path)


@pytest.mark.parametrize(("name", "options"), [("vet", ()), ("vet-as-of", ("--as-of", "2024-02-10")), ("vet-json", ("--json",))])
def test_output_is_golden(name: str, options: tuple[str, ...], run: Run, golden: Golden, draft: str) -> None:
    done = run("vet", draft, *options)
    golden(f"{name}.txt", f"$ dateline vet draft.md {' '.join(options)}\n{done.out}--- notes\n{done.err}--- exit {done.code}\n")


def test_standard_input_is_read_without_a_file(run: Run, draft: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Bytes(DRAFT.encode()))
    assert run("vet").out == run("vet", draft).out


def test_places_count_characters_of_the_draft(run: Run, draft: str) -> None:
    findings = json.loads(run("vet", draft, "--json").out)["findings"]
    assert findings
    assert all(DRAFT[f["start"] : f["end"]] == f["text"] for f in findings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Harbour bombing killed hundreds.", 1),
        ("The Harbour bombing injured 99 people.", 1),
        ("The Harbour bombing of 10 February 2024.", 0),
        ("Nothing of this concerns us: 40 people, 31 dogs.", 0),
        ("", 0),
    ],
)
def test_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch, text: str, code: int) -> None:
    monkeypatch.setattr("sys.stdin", Bytes(text.encode()))
    assert run("vet").code == code


@pytest.mark.parametrize("raw", [b"a\0b", b"\xff\xfea\0", b"caf\xe9", b"x" * (1024 * 1024 + 1)])
def test_what_is_no_text_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", Bytes(raw))
    done = run("vet")
    assert done.code == 2
    assert done.err.startswith("The draft is ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("most", "more"),
    [
        ("x" * 60_000, "x"),
        ("a\n\n" * 7_000, "a"),
        ("The Harbour bombing of 10 February 2024. " * 800, "The Harbour bombing of 10 February 2024."),
    ],
    ids=["bytes", "words", "findings"],
)
def test_a_draft_that_is_too_long_is_refused_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, most: str, more: str) -> None:
    monkeypatch.setattr("sys.stdin", Bytes(most.encode()))
    assert run("vet").code == 0
    monkeypatch.setattr("sys.stdin", Bytes((most + more).encode()))
    done = run("vet")
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("The draft ")
    assert done.err.endswith("; vet it in parts.\n")
    assert done.err.count("\n") == 1


def test_what_is_no_file_is_refused(run: Run, tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "absent"), "/dev/null"):
        assert run("vet", name).code == 2
    assert run("vet", "a", "b").code == 2


def test_control_characters_of_a_draft_are_shown_by_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Bytes("The Harbour\u202e bombing \x1b[31m killed 40\x07 people.".encode()))
    done = run("vet")
    assert "<U+001B>" in done.out
    assert not {c for c in done.out + done.err if not c.isprintable() and c != "\n"}


def test_marks_stand_under_their_text(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\u7801\u7801 The Harbour bombing, on 10 February 2024, " + "killed many and " * 6 + "injured 99 people."
    monkeypatch.setattr("sys.stdin", Bytes(text.encode()))
    lines = run("vet").out.splitlines()
    under = {line: lines[n + 1] for n, line in enumerate(lines[:-1]) if set(lines[n + 1]) <= set(" ^~-") and lines[n + 1].strip()}
    (first, last) = under
    assert first.index("10 February 2024") + 2 == under[first].index("-")
    assert last[under[last].index("^") : under[last].index("^") + 2] == "99"


def test_a_terminal_colours_the_marks_and_wraps(environment: dict[str, str], draft: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    code = main(
        ["vet", draft, "--read-only", "--today", TODAY],
        environment | {"COLUMNS": "60", "LINES": "500", "TERM": "xterm", "DATELINE_LIBRARY": str(LIBRARY)},
    )
    assert code == 1
    assert "\x1b[31m^^" in terminal.getvalue()
