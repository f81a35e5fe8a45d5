"""What every command prints, held to golden files; what is in them was read by a person."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import LIBRARY, Run

Golden = Callable[[str, str], None]

COMMANDS = {
    "find": ("find",),
    "find-words": ("find", "harbour"),
    "find-json": ("find", "harbour", "--json"),
    "find-jsonl": ("find", "--jsonl"),
    "find-as-of": ("find", "--as-of", "2024-02-10", "harbour"),
    "show": ("show", "harbour"),
    "show-as-of": ("show", "harbour", "--as-of", "2024-02-11"),
    "show-json": ("show", "harbour", "--json"),
    "show-json-as-of": ("show", "harbour", "--json", "--as-of", "2024-02-11"),
    "show-hostile": ("show", "elsewhere"),
    "ladder": ("ladder", "harbour"),
    "ladder-all": ("ladder", "harbour", "killed", "--all"),
    "ladder-injured": ("ladder", "harbour", "injured"),
    "ladder-attribution": ("ladder", "harbour", "attribution"),
    "ladder-json": ("ladder", "harbour", "--json", "--as-of", "2024-02-10"),
    "timeline": ("timeline", "harbour"),
    "timeline-json": ("timeline", "harbour", "--json", "--as-of", "2024-02-10"),
    "timeline-of-list": ("timeline",),
    "timeline-of-list-json": ("timeline", "--json"),
    "compare": ("compare", "harbour", "elsewhere"),
    "line": ("line", "harbour"),
    "line-with-history": ("line", "harbour", "killed", "--with-history"),
    "line-json": ("line", "harbour", "--json"),
    "who": ("who", "navid"),
    "who-several": ("who", "red"),
    "who-as-of": ("who", "navid", "--as-of", "2024-02-10"),
    "who-cleared": ("who", "karim"),
    "who-json": ("who", "نمونه", "--json"),
    "source-document": ("source", "wire-1"),
    "source-publisher": ("source", "exwire"),
    "source-json": ("source", "the harbour paper", "--json"),
    "actions": ("actions", "harbour"),
    "actions-as-of": ("actions", "--as-of", "2024-02-12"),
    "actions-json": ("actions", "action:arrest", "against:karim", "--json"),
    "actions-jsonl": ("actions", "--jsonl", "--as-of", "2024-02-12"),
    "conflicts": ("conflicts",),
    "conflicts-json": ("conflicts", "--json"),
    "questions": ("questions",),
    "questions-json": ("questions", "--json"),
    "stale": ("stale",),
    "stale-json": ("stale", "--json"),
    "help-changes": ("changes", "--help"),
    "cite": ("cite", "harbour", "--read-only"),
    "cite-claims": ("cite", "harbour", "k31", "a2", "claimed", "--read-only"),
    "cite-chicago": ("cite", "harbour", "k31", "killed", "paper", "--style", "chicago", "--read-only"),
    "cite-bibtex": ("cite", "harbour", "k31", "paper", "--style", "bibtex", "--read-only"),
    "cite-csl-json": ("cite", "harbour", "k31", "--style", "csl-json", "--read-only"),
    "cite-json": ("cite", "harbour", "k31", "--json", "--read-only"),
    "cite-hostile": ("cite", "elsewhere", "--read-only"),
    "export-text": ("export", "text", "harbour"),
    "export-csv": ("export", "csv"),
    "export-html": ("export", "html", "--as-of", "2024-02-11", "harbour"),
    "export-json": ("export", "text", "harbour", "--json"),
    "completion-bash": ("completion", "bash"),
    "check": ("check",),
    "check-strict": ("check", "--strict"),
    "check-json": ("check", "--json"),
    "help": ("help",),
    "help-query": ("help", "query"),
    "help-find": ("find", "--help"),
    "help-reading": ("help", "reading"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_golden(name: str, run: Run, golden: Golden, tmp_path: Path) -> None:
    library = ("--library", str(shutil.copytree(LIBRARY, tmp_path / "incidents"))) if name.startswith("export") else ()  # without a commit
    done = run(*COMMANDS[name], *library)
    golden(f"{name}.txt", f"$ dateline {' '.join(COMMANDS[name])}\n{done.out}--- notes\n{done.err}--- exit {done.code}\n")


def test_output_holds_no_control_character(run: Run) -> None:
    for command in COMMANDS.values():
        done = run(*command)
        assert not {c for c in done.out + done.err if not c.isprintable() and c != "\n"}
